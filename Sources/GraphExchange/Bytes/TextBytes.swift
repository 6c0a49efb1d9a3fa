import Declarations
import Foundation

/// The text of a file as UTF-8 without a byte order mark: the mapped bytes themselves wherever they are UTF-8 already,
/// a transcoded copy for GB 18030 and UTF-16.
final class TextBytes: @unchecked Sendable {
  private let file: FileBytes
  private let copy: [UInt8]?
  private let skipped: Int
  /// What the bytes were found to be, for the report.
  let encodingName: String

  /// - Parameter encoding: what the mapping says; `auto` is UTF-8 where the bytes are valid UTF-8, else GB 18030.
  init(_ file: FileBytes, encoding: Mapping.Encoding) throws(ExchangeError) {
    self.file = file
    let bytes = file.bytes
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
      copy = try Self.transcode(file, .utf16LittleEndian, skip: 2)
      (skipped, encodingName) = (0, "UTF-16LE")
    } else if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
      copy = try Self.transcode(file, .utf16BigEndian, skip: 2)
      (skipped, encodingName) = (0, "UTF-16BE")
    } else {
      let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
      let isGB =
        encoding == .gb18030 || (encoding == .auto && !hasMark && !isValidUTF8(bytes))
      if isGB {
        // Foundation's name for GB 18030 (kCFStringEncodingGB_18030_2000 behind NSStringEncoding's flag).
        copy = try Self.transcode(file, String.Encoding(rawValue: 0x8000_0632), skip: 0)
        (skipped, encodingName) = (0, "GB 18030")
      } else {
        copy = nil
        (skipped, encodingName) = (hasMark ? 3 : 0, "UTF-8")
      }
    }
  }

  /// Calls `body` with the text.
  func withBytes<T>(_ body: (UnsafeBufferPointer<UInt8>) throws -> T) rethrows -> T {
    if let copy { return try copy.withUnsafeBufferPointer(body) }
    let all = file.bytes.assumingMemoryBound(to: UInt8.self)
    return try body(UnsafeBufferPointer(rebasing: all[min(skipped, all.count)...]))
  }

  private static func transcode(
    _ file: FileBytes, _ encoding: String.Encoding, skip: Int
  ) throws(ExchangeError) -> [UInt8] {
    let data = Data(file.bytes.dropFirst(skip))
    guard let text = String(data: data, encoding: encoding) else {
      throw ExchangeError(
        .badData, "the text is neither UTF-8 nor GB 18030", file: file.path,
        hint: "convert it to UTF-8")
    }
    return Array(text.utf8)
  }
}

/// Whether bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
///
/// *Complexity:* O(bytes), eight at a time over ASCII.
func isValidUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
  guard let base = bytes.baseAddress else { return true }
  let count = bytes.count
  var at = 0
  @inline(__always)
  func byte(_ place: Int) -> UInt8 { base.load(fromByteOffset: place, as: UInt8.self) }
  @inline(__always)
  func continues(_ place: Int) -> Bool { byte(place) & 0xC0 == 0x80 }
  while at < count {
    while at + 8 <= count,
      base.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    { at += 8 }
    guard at < count else { break }
    let lead = byte(at)
    if lead < 0x80 {
      at += 1
    } else if lead < 0xE0 {
      guard lead >= 0xC2, at + 1 < count, continues(at + 1) else { return false }
      at += 2
    } else if lead < 0xF0 {
      guard at + 2 < count, continues(at + 1), continues(at + 2) else { return false }
      let second = byte(at + 1)
      if lead == 0xE0, second < 0xA0 { return false }
      if lead == 0xED, second > 0x9F { return false }
      at += 3
    } else {
      guard lead <= 0xF4, at + 3 < count, continues(at + 1), continues(at + 2), continues(at + 3)
      else { return false }
      let second = byte(at + 1)
      if lead == 0xF0, second < 0x90 { return false }
      if lead == 0xF4, second > 0x8F { return false }
      at += 4
    }
  }
  return true
}
