import CypherEngine
import PropertyGraph

/// Reads parameters from JSON: whole numbers become integers, other numbers floats.
///
/// Strict by the standard, so that what is no JSON can be told from it: `007` and `Lin` are none.
/// Depth and size of what it reads are bounded by its input; nesting beyond ``depthMax`` is
/// refused.
public struct ParameterJSON {
  private static let depthMax = 200

  /// Why a text is no JSON, and where.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    /// Bytes before the place.
    public var offset: Int
    public var description: String { "no JSON at byte \(offset)" }
  }

  private let bytes: [UInt8]
  private var at = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// The value of a JSON text.
  public static func value(_ text: String) throws(Fault) -> CypherValue {
    var reader = ParameterJSON(text)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.at == reader.bytes.count else { throw reader.fault }
    return value
  }

  /// The entries of a JSON object, by name.
  public static func parameters(_ text: String) throws(Fault) -> [ByteString: CypherValue] {
    guard case .map(let map) = try value(text) else { throw Fault(offset: 0) }
    var parameters: [ByteString: CypherValue] = [:]
    for (key, value) in map.entries { parameters[key] = value }
    return parameters
  }

  private var fault: Fault { Fault(offset: at) }

  private mutating func skipBlanks() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for offset in 0..<count where word.utf8Start[offset] != bytes[at + offset] { return false }
    at += count
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> CypherValue {
    skipBlanks()
    guard at < bytes.count, depth < Self.depthMax else { throw fault }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): if takes("true") { return .boolean(true) }
    case UInt8(ascii: "f"): if takes("false") { return .boolean(false) }
    case UInt8(ascii: "n"): if takes("null") { return .null }
    default: return try number()
    }
    throw fault
  }

  private mutating func array(_ depth: Int) throws(Fault) -> CypherValue {
    at += 1
    var values: [CypherValue] = []
    skipBlanks()
    if takes("]") { return .list([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if takes("]") { return .list(values) }
      guard takes(",") else { throw fault }
    }
  }

  private mutating func object(_ depth: Int) throws(Fault) -> CypherValue {
    at += 1
    var entries: [(key: ByteString, value: CypherValue)] = []
    skipBlanks()
    if takes("}") { return .map(CypherMap()) }
    while true {
      skipBlanks()
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fault }
      let key = ByteString(try string())
      skipBlanks()
      guard takes(":") else { throw fault }
      entries.append((key, try value(depth: depth + 1)))
      skipBlanks()
      if takes("}") { return .map(CypherMap(entries)) }
      guard takes(",") else { throw fault }
    }
  }

  // MARK: - Texts

  private mutating func string() throws(Fault) -> String {
    at += 1
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else { throw fault }
        return text
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw fault
      default: text.append(byte)
      }
    }
    throw fault
  }

  private mutating func escaped() throws(Fault) -> [UInt8] {
    guard at < bytes.count else { throw fault }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value) {
        guard takes("\\u") else { throw fault }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw fault }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw fault }
      return Array(String(Character(scalar)).utf8)
    default: throw fault
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    guard at + 4 <= bytes.count else { throw fault }
    let digits = bytes[at..<(at + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault }
    at += 4
    return value
  }

  // MARK: - Numbers

  private mutating func number() throws(Fault) -> CypherValue {
    let start = at
    func digits(_ at: inout Int) -> Int {
      let first = at
      while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
      return at - first
    }
    var isWhole = true
    _ = takes("-")
    let first = at
    let count = digits(&at)
    guard count == 1 || count > 1 && bytes[first] != 48 else { throw fault }
    if takes(".") {
      isWhole = false
      guard digits(&at) > 0 else { throw fault }
    }
    if takes("e") || takes("E") {
      isWhole = false
      if !takes("-") { _ = takes("+") }
      guard digits(&at) > 0 else { throw fault }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if isWhole, let number = Int64(text) { return .integer(number) }
    guard let number = Double(text), number.isFinite else { throw fault }
    return .float(number)
  }
}
