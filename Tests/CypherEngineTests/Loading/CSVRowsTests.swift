import Foundation
import PropertyGraph
import Testing

@testable import CypherEngine

@Suite struct CSVRowsTests {
  private final class Sources: CSVSourceProvider {
    private let files: [String: String]
    init(_ files: [String: String]) { self.files = files }
    func sourceNames() -> [String] { files.keys.sorted() }
    func path(ofSource name: String) -> String? { files[name] }
  }

  private let folder: TemporaryGraph

  init() throws { folder = try TemporaryGraph() }

  private func rows(
    _ text: String, named name: String = "人 员.csv", reading source: CypherValue? = nil,
    hasHeaders: Bool = true, fieldTerminator: String? = nil
  ) throws -> [String] {
    let path = folder.path("kept")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let rows = try CSVRows(
      source ?? .text(name), hasHeaders: hasHeaders, fieldTerminator: fieldTerminator,
      from: Sources([name: path]))
    var found: [String] = []
    while let row = try rows.next() { found.append(Self.text(row)) }
    return found
  }

  private static func text(_ value: CypherValue) -> String {
    switch value {
    case .null: "-"
    case .string(let text): text.text
    case .list(let values): values.map(text).joined(separator: "|")
    case .map(let map):
      map.entries.map { "\($0.key)=\(text($0.value))" }.joined(separator: "|")
    default: "?"
    }
  }

  @Test func readsMapsAndLists() throws {
    let text = "\u{FEFF}id,名\n1,\"张,伟\"\n\n2\n3,,x\n"
    #expect(try rows(text) == ["id=1|名=张,伟", "id=2|名=-", "id=3|名=-"])
    #expect(try rows(text, hasHeaders: false) == ["id|名", "1|张,伟", "2", "3|-|x"])
    #expect(try rows("a;b\n1;2", fieldTerminator: ";") == ["a=1|b=2"])
    #expect(try rows("") == [])
    #expect(try rows("a,b\n") == [])
  }

  /// Records are taken in portions; none is lost between them.
  @Test func readsManyRows() throws {
    let lines = (0..<1000).map { "\($0),\"\($0)\n\"" }
    #expect(
      try rows(lines.joined(separator: "\r\n"), hasHeaders: false)
        == (0..<1000).map { "\($0)|\($0)\n" })
  }

  @Test(arguments: ["file:///人%20员.csv", "file:///人 员.csv", "人 员.csv"])
  func namesOfSources(_ name: String) throws {
    #expect(try rows("a\n1", reading: .text(name)) == ["a=1"])
  }

  @Test(arguments: [
    "http://host/x.csv", "https://host/x.csv", "/etc/passwd", "file:////etc/passwd",
    "file:///../x", "a/../b", "", "file://host/x",
  ])
  func otherPlacesAreRefused(_ name: String) throws {
    let error = #expect(throws: CypherError.self) { try rows("a\n1", reading: .text(name)) }
    #expect(error?.message.contains("nothing but the sources") == true)
  }

  @Test func anUnknownSourceNamesTheOthers() throws {
    let error = #expect(throws: CypherError.self) {
      try rows("a\n1", named: "b.csv", reading: .text("c.csv"))
    }
    #expect(error?.hint == "there are ‘b.csv’")
    #expect(throws: CypherError.self) { try rows("a", reading: .integer(1)) }
    #expect(throws: CypherError.self) {
      _ = try CSVRows(.text("x"), hasHeaders: false, fieldTerminator: nil, from: nil)
    }
  }

  @Test(arguments: ["", ";;", "，", "\"", "\n"])
  func fieldTerminatorsAreOneCharacter(_ terminator: String) throws {
    #expect(throws: CypherError.self) { try rows("a\n1", fieldTerminator: terminator) }
  }

  @Test func aBrokenRecordStopsWithItsRow() throws {
    let error = #expect(throws: CypherError.self) { try rows("a\n1\n\"2\n") }
    #expect(error?.message == "row 3 has a quote that is never closed")
  }
}
