import Declarations
import Foundation

/// The text of a file as UTF-8 without a byte order mark: the mapped bytes themselves wherever they
/// are UTF-8 already, a transcoded copy for GB 18030 and UTF-16.
final class TextBytes: @unchecked Sendable {
  private let file: FileBytes
  private let copy: [UInt8]?
  private let skipped: Int
  /// What the bytes were found to be, for the report.
  let encodingName: String
  /// Whether the text is well-formed UTF-8 from one end to the other.
  let isKnownValid: Bool

  /// - Parameter encoding: what the mapping says; `auto` is UTF-8 where the bytes are, or nearly
  ///   are, else GB 18030.
  init(_ file: FileBytes, encoding: Mapping.Encoding) throws(ExchangeError) {
    self.file = file
    let bytes = file.bytes
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE {
      copy = try Self.transcode(file, .utf16LittleEndian, skip: 2)
      (skipped, encodingName, isKnownValid) = (0, "UTF-16LE", true)
      return
    }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF {
      copy = try Self.transcode(file, .utf16BigEndian, skip: 2)
      (skipped, encodingName, isKnownValid) = (0, "UTF-16BE", true)
      return
    }
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    // Where the mapping says UTF-8, each chunk is looked at when it is read, on its thread.
    let isValid = encoding == .auto && isValidUTF8(bytes)
    let isGB =
      encoding == .gb18030 || encoding == .auto && !hasMark && !isValid && !isNearlyUTF8(bytes)
    if isGB {
      // Foundation's name for GB 18030 (kCFStringEncodingGB_18030_2000 behind NSStringEncoding's
      // flag).
      copy = try Self.transcode(file, String.Encoding(rawValue: 0x8000_0632), skip: 0)
      (skipped, encodingName, isKnownValid) = (0, "GB 18030", true)
    } else {
      copy = nil
      (skipped, encodingName, isKnownValid) = (hasMark ? 3 : 0, "UTF-8", isValid)
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
