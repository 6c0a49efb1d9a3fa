import Declarations
import Foundation
import PropertyGraph
import Testing

@testable import GraphExchange

extension ImportFixture {
  /// The graph written as delimited files and read again.
  func exportedAndImported(transform: ExportTransform? = nil) throws -> ImportFixture {
    try Self.roundTrip(snapshot, transform: transform)
  }

  static func roundTrip(
    _ snapshot: GraphSnapshot, transform: ExportTransform? = nil
  ) throws -> ImportFixture {
    let folder = try TemporaryFolder()
    let report = try CSVExport.write(snapshot, to: folder.path + "/out", transform: transform)
    let files = report.files.map { (name: $0, path: "\(folder.path)/out/\($0)") }
    let mapping = try FormatGuess.mapping(for: files, format: .neo4jCSV, name: "m")
    return try ImportFixture(mapping: mapping, folder: folder.path + "/out")
  }
}

/// Graphs made at random: several labels and spaces, every kind of value, dates, loops, parallel
/// ties.
enum RandomGraph {
  static let texts = [
    "a", "张三", "a,b", "\"q\"", "line\nbreak", "cr\rlf\r\n", " blanks ", "007", "1e5", "true", "é",
    "\u{FEFF}x",
    "😀", "; ", "\t", "null",
  ]

  static func make(seed: UInt64, in folder: TemporaryFolder) throws -> GraphSnapshot {
    var random = SeededRandom(seed: seed)
    let builder = GraphBuilder()
    var nodes: [UInt32] = []
    let labels = [["Person"], ["Person", "Official"], ["Company"], ["甲 乙"], []]
    for number in 0..<Int.random(in: 1...40, using: &random) {
      let space = builder.keySpace(
        ["person", "company", "x.y", "行业"].randomElement(using: &random)!)
      let key =
        Bool.random(using: &random)
        ? String(number) : "k\(number) " + texts.randomElement(using: &random)!
      let node = builder.node(space: space, key: key).node
      builder.add(labels: builder.labelSet(labels.randomElement(using: &random)!), to: node)
      for name in ["name", "p", "q:r", "_type", "valid(x)"] where Bool.random(using: &random) {
        builder.set(name, of: node, to: value(name, &random))
      }
      nodes.append(node)
    }
    for number in 0..<Int.random(in: 0...80, using: &random) {
      var properties: [String: Value] = [:]
      for name in ["share", "p", "valid_from", "valid_to"] where Bool.random(using: &random) {
        properties[name] =
          name.hasPrefix("valid")
          ? .date(CalendarDate(days: Int32.random(in: 0...20_000, using: &random)))
          : value(name, &random)
      }
      builder.relationship(
        ["OWNS", "知道", "A B"].randomElement(using: &random)!,
        from: nodes.randomElement(using: &random)!, to: nodes.randomElement(using: &random)!,
        citation: Citation(source: 1, row: UInt32(number + 1)), properties: properties)
    }
    let path = "\(folder.path)/\(seed).gxs"
    _ = try builder.write(to: path)
    return try GraphSnapshot(segments: [path], scope: .all)
  }

  /// `name` is always a text, `share` a decimal, the others anything else: whole numbers among
  /// decimals are decimals.
  static func value(_ name: String, _ random: inout SeededRandom) -> Value {
    switch name == "name" ? 0 : name == "share" ? 1 : Int.random(in: 2...8, using: &random) {
    case 0, 8: return .text(texts.randomElement(using: &random)!)
    case 1:
      let value = Double(bitPattern: random.next())
      return .double(value.isFinite ? value : 0.5)
    case 2: return .integer(Int64(bitPattern: random.next()))
    case 3: return .integer([Int64.min, .max, 0, -1].randomElement(using: &random)!)
    case 4: return .boolean(Bool.random(using: &random))
    case 5: return .date(CalendarDate(days: Int32.random(in: -700_000...2_900_000, using: &random)))
    case 6:
      return .list(
        ["a", "b c", "张"].prefix(Int.random(in: 1...3, using: &random)).map { .text($0) })
    default: return .list((0..<Int.random(in: 1...3, using: &random)).map { .integer(Int64($0)) })
    }
  }
}

@Suite struct CSVExportTests {
  @Test(arguments: 0..<40)
  func comesBack(_ seed: Int) throws {
    let folder = try TemporaryFolder()
    let graph = try RandomGraph.make(seed: UInt64(seed), in: folder)
    let again = try ImportFixture.roundTrip(graph)
    #expect(again.rejects == [])
    let (before, after) = try (
      GraphListing(graph, citations: false), GraphListing(again.snapshot, citations: false)
    )
    #expect(after.differences(from: before) == [])
  }

  /// Times, durations and places stand in columns that name their kind, as ISO 8601; an import takes
  /// them for texts, and the report says so.
  @Test func timesAndPlaces() throws {
    let values: [(name: String, form: String, value: Value, text: String)] = [
      ("a", "localtime", .localTime(LocalTime(nanoseconds: 45_074_000_000_000)), "12:31:14"),
      ("b", "time", .time(ZonedTime(nanoseconds: 0, offsetSeconds: 3600)), "00:00+01:00"),
      (
        "c", "localdatetime", .localDateTime(LocalDateTime(seconds: 0, nanoseconds: 500_000_000)),
        "1970-01-01T00:00:00.500"
      ),
      (
        "d", "datetime",
        .dateTime(
          ZonedDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: 28_800, zone: "Asia/Shanghai")),
        "1970-01-01T08:00+08:00[Asia/Shanghai]"
      ),
      ("e", "duration", .duration(CalendarDuration(months: 14, days: 3)), "P1Y2M3D"),
      (
        "f", "string", .point(Point(srid: 7203, x: 1, y: 2.5)),
        "point({x: 1.0, y: 2.5, crs: 'cartesian'})"
      ),
      ("g", "string", .wideDate(LocalDate(days: 365_241_780_471)), "+999999999-12-31"),
      (
        "h", "duration[]",
        .list([.duration(CalendarDuration(days: 1)), .duration(CalendarDuration(seconds: -1))]),
        "P1D;PT-1S"
      ),
    ]
    let folder = try TemporaryFolder()
    let builder = GraphBuilder()
    let node = builder.node(space: builder.keySpace("x"), key: "1").node
    builder.add(labels: builder.labelSet(["X"]), to: node)
    for one in values { builder.set(one.name, of: node, to: one.value) }
    _ = try builder.write(to: folder.path + "/graph.gxs")
    let graph = try GraphSnapshot(segments: [folder.path + "/graph.gxs"], scope: .all)
    let report = try CSVExport.write(graph, to: folder.path + "/out")
    let file = try #require(report.files.first)
    let lines = try String(contentsOfFile: folder.path + "/out/" + file, encoding: .utf8)
    for one in values {
      #expect(lines.contains("\(one.name):\(one.form)"), "\(lines)")
      #expect(lines.contains(csvCell(one.text)), "\(lines)")
    }
    #expect(report.warnings == ["8 times, durations and places come back as texts"])
    let path = folder.path + "/graph.graphml"
    try GraphMLExport.write(graph, to: path)
    let xml = try String(contentsOfFile: path, encoding: .utf8)
    for one in values.dropLast() { #expect(xml.contains(">\(xmlText(one.text))<")) }
    #expect(xml.contains(xmlText("[\"P1D\",\"PT-1S\"]")))
  }

  static let mapping = """
    files:
      - file: p.csv
        nodes: [{label: Person, key: id, properties: {name: name}}]
        ties:
          - {type: CALLS, from: {space: person, column: id}, to: {space: person, column: o}, valid_from: d}
    """
  static let files = ["p.csv": "id,name,o,d\n1,\"A, B\",2,2020-01-31\n2,\"x\"\"y\",,\n"]

  @Test func headersAndCells() throws {
    let found = try ImportFixture(Self.mapping, Self.files)
    let folder = try TemporaryFolder()
    let report = try CSVExport.write(found.snapshot, to: folder.path + "/out")
    #expect(report.files == ["Person.person.csv", "CALLS.person.person.csv"])
    #expect((report.nodes, report.relationships) == (2, 1))
    #expect(report.warnings == [])
    let texts = try report.files.map {
      try String(contentsOfFile: "\(folder.path)/out/\($0)", encoding: .utf8)
    }
    #expect(
      texts == [
        "id:ID(person),name:string,:LABEL\n1,\"A, B\",Person\n2,\"x\"\"y\",Person\n",
        ":START_ID(person),:END_ID(person),valid_from:date,:TYPE\n1,2,2020-01-31,CALLS\n",
      ])
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(Set(left) == Set(report.files))
  }

  @Test func masking() throws {
    let found = try ImportFixture(Self.mapping, Self.files)
    let again = try found.exportedAndImported { property, labels, value in
      switch property {
      case "id": .text("hidden-\(value)")
      case "name": nil
      default: value
      }
    }
    #expect(
      try GraphListing(again.snapshot, citations: false).lines == [
        "person:hidden-1 -CALLS-> person:hidden-2 {valid_from: 2020-01-31}",
        "person:hidden-1 :Person {id: \"hidden-1\"}", "person:hidden-2 :Person {id: \"hidden-2\"}",
      ])
    let keyless = try found.exportedAndImported { property, _, _ in
      property == "id" ? nil : .text("x")
    }
    #expect(
      try GraphListing(keyless.snapshot, citations: false).lines.allSatisfy { !$0.contains("A, B") }
    )
    #expect(keyless.snapshot.nodeCount == 2)
  }

  @Test func whatDoesNotFitIsCounted() throws {
    let folder = try TemporaryFolder()
    let builder = GraphBuilder()
    let node = builder.nodeWithoutKey()
    builder.set("a", of: node, to: .double(.nan))
    builder.set("b", of: node, to: .text(""))
    builder.set("c", of: node, to: .list([.text("x;y")]))
    builder.set("d", of: node, to: .list([.text("x"), .integer(1)]))
    builder.set("e", of: node, to: .list([.list([.integer(1)])]))
    _ = try builder.write(to: folder.path + "/g")
    let snapshot = try GraphSnapshot(segments: [folder.path + "/g"], scope: .all)
    let report = try CSVExport.write(snapshot, to: folder.path + "/out")
    #expect(report.files == ["nodes.keyless.csv"])
    #expect(report.warnings.map { $0.prefix(1) } == ["1", "1", "3"])
  }

  @Test func hiddenThingsStayHidden() throws {
    let found = try ImportFixture(Self.mapping, Self.files)
    let folder = try TemporaryFolder()
    let path = try folder.write("g", Array(found.segment))
    let scope = ReadScope(hiddenLabels: ["Person"])
    let report = try CSVExport.write(
      GraphSnapshot(segments: [path], scope: scope), to: folder.path + "/out")
    #expect((report.nodes, report.relationships) == (0, 0))
    let named = try GraphSnapshot(segments: [path], scope: ReadScope(hiddenProperties: ["name"]))
    _ = try GraphMLExport.write(named, to: folder.path + "/g.graphml")
    let text = try String(contentsOfFile: folder.path + "/g.graphml", encoding: .utf8)
    #expect(!text.contains("A, B"))
  }

  @Test func fullFoldersAreRefused() throws {
    let found = try ImportFixture(Self.mapping, Self.files)
    let folder = try TemporaryFolder()
    try folder.write("other", "x")
    #expect(throws: ExchangeError.self) { try CSVExport.write(found.snapshot, to: folder.path) }
    #expect(throws: ExchangeError.self) { try CSVExport.write(found.snapshot, to: "/proc/none/x") }
  }
}
