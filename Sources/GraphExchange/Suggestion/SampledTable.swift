import Declarations

/// The first records of a delimited file, column by column.
struct SampledTable {
  struct Column {
    var title: String
    var values: [String] = []
    var type = PropertyType.string
    /// Every record has a value, and no two the same.
    var isUnique = false
    /// The title names a key: `id`, `company_id`, 编号.
    var namesKey = false
    /// Another column has the same title, or there is none; a mapping cannot name it.
    var isNameless = false
  }

  let file: String
  let delimiter: UInt8
  let hasHeader: Bool
  private(set) var columns: [Column] = []
  private(set) var recordCount = 0

  init(file: String, path: String, recordsMax: Int) throws(ExchangeError) {
    self.file = file
    let text = try TextBytes(FileBytes(path: path), encoding: .auto)
    let (delimiter, records) = text.withBytes { bytes -> (UInt8, [[String]]) in
      let delimiter = Delimiters.guess(bytes)
      var scanner = CSVScanner(bytes, delimiter: delimiter, checksUTF8: false)
      var records: [[String]] = []
      while records.count <= recordsMax, scanner.next() {
        guard scanner.fault == nil else { continue }
        var cells: [String] = []
        for at in 0..<scanner.cellCount {
          cells.append(String(decoding: CellReading.trimmed(scanner.cell(at)), as: UTF8.self))
        }
        records.append(cells)
      }
      return (delimiter, records)
    }
    guard let first = records.first else {
      throw ExchangeError(.badData, "the file is empty, expected a header", file: file)
    }
    self.delimiter = delimiter
    hasHeader = first.contains { !$0.isEmpty } && !first.contains { Self.looksLikeData($0) }
    let data = hasHeader ? Array(records.dropFirst()) : records
    recordCount = data.count
    for (at, cell) in first.enumerated() {
      let title = hasHeader ? cell : String(at + 1)
      var column = Column(title: title, values: data.map { at < $0.count ? $0[at] : "" })
      column.isNameless = title.isEmpty || first.filter { $0 == cell }.count > 1 && hasHeader
      column.namesKey = Self.namesKey(title)
      let present = column.values.filter { !$0.isEmpty }
      column.isUnique =
        !data.isEmpty && present.count == data.count && Set(present).count == present.count
      column.type = Self.type(present, title: title)
      columns.append(column)
    }
  }

  /// Numbers and dates do not stand in headers.
  private static func looksLikeData(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes {
      CellReading.decimal($0) != nil || CellReading.date($0) != nil
    }
  }

  static func namesKey(_ title: String) -> Bool {
    let text = title.lowercased()
    return ["id", "key", "code", "uscc", "代码", "统一社会信用代码", "身份证号"].contains(text)
      || ["_id", " id", "_key", "_no", "编号", "编码", "id"].contains { text.hasSuffix($0) }
  }

  /// What every value can be read as. Digits with leading zeros, and those too long to count, are
  /// texts.
  private static func type(_ values: [String], title: String) -> PropertyType {
    guard !values.isEmpty else { return .string }
    func all(_ test: (UnsafeRawBufferPointer) -> Bool) -> Bool {
      values.allSatisfy { Array($0.utf8).withUnsafeBytes(test) }
    }
    let isDigits = values.contains { text in
      let digits = text.drop { $0 == "-" || $0 == "+" }
      return digits.count > 15 || (digits.count > 1 && digits.first == "0" && !digits.contains("."))
    }
    if all({ CellReading.date($0) != nil }) { return .date }
    if isDigits || namesKey(title) { return .string }
    if all({ CellReading.integer($0) != nil }) {
      let asks = title.lowercased().hasPrefix("is") || title.hasPrefix("是否")
      return asks && all { CellReading.boolean($0) != nil } ? .boolean : .integer
    }
    if all({ CellReading.decimal($0) != nil }) { return .decimal }
    return all { CellReading.boolean($0) != nil } ? .boolean : .string
  }
}
