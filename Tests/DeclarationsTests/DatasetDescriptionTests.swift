import Declarations
import Foundation
import Testing

@Suite struct DatasetDescriptionTests {
  static let sum = String(repeating: "0123456789abcdef", count: 4)

  @Test func everyEntry() throws {
    let yaml = """
      name: linjiang
      title: The county of Linjiang
      title-zh: 临江县
      licence: CC0-1.0
      sources: [https://example.org/a, https://example.org/b]
      invented: true
      mapping: county-records
      asOf: 2024-02-29
      seed: 7
      generator: guanxi-generate --persons 120
      files:
        persons.csv: {rows: 120, sha256: \(Self.sum.uppercased())}
        calls.csv: {rows: 3}
      bodies: {public: ["org:1", "org:2"]}
      notice: {en: All names are invented., zh: 人名均属虚构。}
      """
    let dataset = try DatasetDescription(yaml: yaml, file: "dataset.yaml")
    #expect(dataset.name == "linjiang")
    #expect(dataset.title == BilingualText(en: "The county of Linjiang", zh: "临江县"))
    #expect(dataset.licence == "CC0-1.0")
    #expect(dataset.sources == ["https://example.org/a", "https://example.org/b"])
    #expect(dataset.isInvented)
    #expect(dataset.mapping == "county-records")
    #expect(dataset.asOf == "2024-02-29")
    #expect(dataset.seed == 7)
    #expect(dataset.generator == "guanxi-generate --persons 120")
    #expect(
      dataset.files == [
        .init(name: "persons.csv", rows: 120, sha256: Self.sum), .init(name: "calls.csv", rows: 3),
      ])
    #expect(dataset.bodies == ["public": ["org:1", "org:2"]])
    #expect(dataset.notice?.zh == "人名均属虚构。")
    #expect(try DatasetDescription(yaml: dataset.text, file: "again") == dataset)
  }

  @Test func whatIsNotSaidIsNotDeclared() throws {
    var dataset = try DatasetDescription(yaml: "notice: Handle with care.", file: "d")
    #expect(dataset.notice == BilingualText(en: "Handle with care.", zh: "Handle with care."))
    dataset.notice = nil
    dataset.text = ""
    #expect(dataset == .undeclared)
    #expect(!dataset.isInvented, "real unless said otherwise")
  }

  @Test func aFolderMayHaveNone() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("dataset-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try DatasetDescription.load(in: folder) == nil)
    let url = folder.appendingPathComponent(DatasetDescription.fileName)
    try "name: x".write(to: url, atomically: true, encoding: .utf8)
    #expect(try DatasetDescription.load(in: folder)?.name == "x")
  }

  static let faults = [
    Fault("slip", "licens: MIT #!", "‘licens’ is not known here (did you mean ‘licence’?)"),
    Fault("list", "- name #!", "expected a mapping"),
    Fault("invented", "invented: perhaps #!", "invented: expected true or false"),
    Fault("seed", "seed: seven #!", "seed: expected a whole number"),
    Fault(
      "date", "asOf: 2023-02-29 #!", "asOf: ‘2023-02-29’ is not a date (expected YYYY-MM-DD)"),
    Fault("month", "asOf: 2023-13-01 #!", "asOf: ‘2023-13-01’ is not a date (expected YYYY-MM-DD)"),
    Fault("short", "asOf: 2023-1-1 #!", "asOf: ‘2023-1-1’ is not a date (expected YYYY-MM-DD)"),
    Fault(
      "rows", "files: {a.csv: {rows: -1}} #!", "files.a.csv.rows: expected a number of rows"),
    Fault(
      "sum", "files: {a.csv: {sha256: abc}} #!",
      "files.a.csv.sha256: expected 64 hexadecimal digits"),
    Fault(
      "slip in a file", "files:\n  a.csv:\n    sha265: abc #!",
      "files.a.csv: ‘sha265’ is not known here (did you mean ‘sha256’?)"),
    Fault(
      "reference", "bodies: {public: ['org:']} #!",
      "bodies.public.[0]: ‘org:’ is not a reference (expected space:key, as in org:12)"),
    Fault("notice", "notice: {en: Careful} #!", "notice: ‘zh’ is missing"),
  ]

  @Test(arguments: faults)
  func faultsAreNamedWithTheirPlace(_ fault: Fault) {
    fault.expectComplaint { _ = try DatasetDescription(yaml: $0, file: "f.yaml") }
  }
}
