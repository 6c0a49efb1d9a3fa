import PropertyGraph

/// Replacing and splitting by the bytes of texts.
enum TextReplacement {
  /// The text with every occurrence of `search` replaced. An empty one occurs before each code
  /// point and at the end.
  static func replacing(
    _ search: ByteString, in text: ByteString, with replacement: String
  ) throws -> CypherValue {
    let isEmpty = search.text.isEmpty
    let offsets =
      isEmpty ? boundaries(of: text.text) : text.offsets(of: search)
    if offsets.isEmpty { return .string(text) }
    let (growth, overflow) = offsets.count.multipliedReportingOverflow(by: replacement.utf8.count)
    let size = growth.addingReportingOverflow(text.text.utf8.count)
    try ValueLimits.checked(stringBytes: overflow || size.overflow ? .max : size.partialValue)
    var result: [UInt8] = []
    let bytes = Array(text.text.utf8)
    var from = 0
    for at in offsets {
      result += bytes[from..<at]
      result += replacement.utf8
      from = at + search.text.utf8.count
    }
    result += bytes[from...]
    return .text(String(decoding: result, as: UTF8.self))
  }

  /// The pieces between separators, of which the first that fits is taken at each place; empty
  /// pieces are kept. An empty separator stands between all code points.
  static func pieces(of text: ByteString, between separators: [ByteString]) throws -> CypherValue {
    let bytes = Array(text.text.utf8)
    var ends: [(at: Int, length: Int)] = []
    for separator in separators {
      let length = separator.text.utf8.count
      let offsets =
        length == 0
        ? Array(boundaries(of: text.text).dropFirst().dropLast()) : text.offsets(of: separator)
      ends += offsets.map { ($0, length) }
    }
    if separators.count > 1 { ends.sort { $0.at < $1.at } }
    try ValueLimits.checked(listCount: ends.count + 1)
    var pieces: [CypherValue] = []
    var from = 0
    for (at, length) in ends where at >= from {
      pieces.append(.text(String(decoding: bytes[from..<at], as: UTF8.self)))
      from = at + length
    }
    pieces.append(.text(String(decoding: bytes[from...], as: UTF8.self)))
    return .list(pieces)
  }

  /// The offsets in bytes between code points, those of both ends among them.
  private static func boundaries(of text: String) -> [Int] {
    var offsets = [0]
    for scalar in text.unicodeScalars {
      offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
    }
    return offsets
  }
}
