import Foundation

/// One file of the county as written: its name, its data rows and the digest of its bytes.
public struct WrittenFile: Sendable, Equatable {
  public let name: String
  public let rows: Int
  public let sha256: String
}

/// A comma-separated file under way: fields go in, whole rows are counted, bytes are digested.
///
/// No field of the county needs quoting, so none is quoted.
struct CSVFile {
  private let name: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var digest = SHA256()
  private var rows = -1
  private var isRowStart = true
  private static let chunk = 1 << 20

  init(_ name: String, in folder: URL, header: String) throws {
    let url = folder.appendingPathComponent(name)
    try Data().write(to: url)
    handle = try FileHandle(forWritingTo: url)
    self.name = name
    buffer.reserveCapacity(Self.chunk + 1024)
    field(header)
    try endRow()
  }

  mutating func field(_ text: String) {
    separate()
    buffer += text.utf8
  }

  mutating func field(bytes: [UInt8]) {
    separate()
    buffer += bytes
  }

  mutating func field(_ number: Int) {
    separate()
    append(number)
  }

  mutating func field(_ number: Int32) { field(Int(number)) }

  /// A number, or nothing.
  mutating func field(optional number: Int?) {
    separate()
    if let number { append(number) }
  }

  /// An ISO 8601 date; the open end is an empty field.
  mutating func field(_ day: Day) {
    separate()
    guard day != .open else { return }
    let (year, month, dayOfMonth) = day.civil
    append(year, digits: 4)
    buffer.append(UInt8(ascii: "-"))
    append(month, digits: 2)
    buffer.append(UInt8(ascii: "-"))
    append(dayOfMonth, digits: 2)
  }

  /// Basis points as a percentage with two decimals.
  mutating func field(percent basisPoints: Int32) {
    separate()
    append(Int(basisPoints) / 100)
    buffer.append(UInt8(ascii: "."))
    append(Int(basisPoints) % 100, digits: 2)
  }

  mutating func endRow() throws {
    buffer.append(UInt8(ascii: "\n"))
    rows += 1
    isRowStart = true
    if buffer.count >= Self.chunk { try flush() }
  }

  mutating func close() throws -> WrittenFile {
    try flush()
    try handle.close()
    return WrittenFile(name: name, rows: rows, sha256: digest.finalized())
  }

  private mutating func flush() throws {
    digest.update(buffer)
    try handle.write(contentsOf: Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func separate() {
    if !isRowStart { buffer.append(UInt8(ascii: ",")) }
    isRowStart = false
  }

  private mutating func append(_ number: Int) {
    if number < 0 {
      buffer.append(UInt8(ascii: "-"))
      return append(-number)
    }
    var digits = 1
    var rest = number / 10
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    append(number, digits: digits)
  }

  private mutating func append(_ number: Int, digits: Int) { buffer.appendDigits(number, digits) }
}

extension [UInt8] {
  /// Appends a number with leading zeros to a fixed width.
  mutating func appendDigits(_ number: Int, _ width: Int) {
    var rest = number
    let start = count
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width))
    for place in stride(from: start + width - 1, through: start, by: -1) {
      self[place] += UInt8(rest % 10)
      rest /= 10
    }
  }
}
