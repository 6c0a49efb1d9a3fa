/// Whether bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above
/// U+10FFFF).
///
/// *Complexity:* O(bytes), eight at a time over ASCII.
func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var at = 0
  while at < bytes.count {
    at = asciiEnd(bytes, at)
    guard at < bytes.count else { break }
    let length = sequenceLength(bytes, at)
    guard length > 0 else { return false }
    at += length
  }
  return true
}

/// Whether bytes look like UTF-8 with a few faults in it: well-formed characters beyond ASCII
/// outnumber the faults by far.
///
/// Chinese text in GB 18030 is not mistaken for it, since most of its pairs of bytes are no UTF-8
/// at all. Without this a single bad byte would turn a whole file into wrong characters.
func isNearlyUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var (good, bad) = (0, 0)
  var at = 0
  while at < bytes.count {
    at = asciiEnd(bytes, at)
    guard at < bytes.count else { break }
    let length = sequenceLength(bytes, at)
    if length > 0 { good += 1 } else { bad += 1 }
    at += max(1, length)
  }
  return good >= bad * 8
}

/// The place of the first byte beyond ASCII at or behind a place.
@inline(__always)
private func asciiEnd(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> Int {
  var at = start
  while at + 8 <= bytes.count,
    bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  { at += 8 }
  while at < bytes.count, bytes[at] < 0x80 { at += 1 }
  return at
}

/// How many bytes the character beyond ASCII at a place has, or 0 where it is malformed.
@inline(__always)
private func sequenceLength(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
  let left = bytes.count - at
  let lead = bytes[at]
  func continues(_ place: Int) -> Bool { bytes[at + place] & 0xC0 == 0x80 }
  if lead < 0xE0 {
    return lead >= 0xC2 && left > 1 && continues(1) ? 2 : 0
  }
  if lead < 0xF0 {
    guard left > 2, continues(1), continues(2) else { return 0 }
    let second = bytes[at + 1]
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ? 0 : 3
  }
  guard lead <= 0xF4, left > 3, continues(1), continues(2), continues(3) else { return 0 }
  let second = bytes[at + 1]
  return (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F) ? 0 : 4
}
