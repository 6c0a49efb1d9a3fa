import Foundation

extension DatasetDescription {
  /// The name of the file, in every folder that has one.
  public static let fileName = "dataset.yaml"

  /// Reads the description in a folder, or nil where there is none.
  public static func load(in folder: URL) throws(DeclarationError) -> DatasetDescription? {
    let url = folder.appendingPathComponent(fileName)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    guard let data = try? Data(contentsOf: url) else {
      throw DeclarationError(.fileNotFound, "the file cannot be read", file: url.path)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw DeclarationError(.malformed, "the file is not UTF-8", file: url.path)
    }
    return try DatasetDescription(yaml: text, file: url.path)
  }

  /// Reads the text of a description; `file` is what complaints call it.
  public init(yaml: String, file: String) throws(DeclarationError) {
    let root = try YAMLValue.parse(yaml, file: file)
    try root.allowOnly([
      "name", "title", "title-zh", "licence", "sources", "invented", "mapping", "asOf", "seed",
      "generator", "files", "bodies", "notice",
    ])
    self.init()
    name = try root["name"]?.string()
    title = try root.title()
    licence = try root["licence"]?.string()
    sources = try root["sources"]?.strings() ?? []
    isInvented = try root["invented"]?.bool() ?? false
    mapping = try root["mapping"]?.string()
    asOf = try root["asOf"]?.isoDate()
    seed = try root["seed"]?.integer()
    generator = try root["generator"]?.string()
    for (name, value) in try root["files"]?.entries() ?? [] {
      files.append(try File(name: name, reading: value))
    }
    bodies = try root["bodies"]?.bodies() ?? [:]
    notice = try root["notice"]?.bilingualText()
    text = yaml
  }
}

extension DatasetDescription.File {
  fileprivate init(name: String, reading value: YAMLValue) throws(DeclarationError) {
    self.init(name: name)
    if value.isNull { return }
    try value.allowOnly(["rows", "sha256"])
    if let count = value["rows"] {
      rows = try count.integer()
      if rows! < 0 { throw count.error(.invalid, "expected a number of rows") }
    }
    if let sum = value["sha256"] {
      let text = try sum.string().lowercased()
      guard text.utf8.count == 64, text.allSatisfy(\.isHexDigit) else {
        throw sum.error(.invalid, "expected 64 hexadecimal digits")
      }
      sha256 = text
    }
  }
}

extension YAMLValue {
  /// A day of the calendar, as `2024-12-31`.
  func isoDate() throws(DeclarationError) -> String {
    let text = try string()
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else {
      throw error(.invalid, "‘\(text)’ is not a date", hint: "expected YYYY-MM-DD")
    }
    return text
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
