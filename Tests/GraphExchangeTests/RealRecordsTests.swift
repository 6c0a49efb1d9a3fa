import Declarations
import Foundation
import PropertyGraph
import Testing

@testable import GraphExchange

/// The public records that the shipped mappings are for, where they are at hand: in the folder
/// `GUANXI_DATA` names, or in `../shared/data` beside the project.
enum RealRecords {
  static let folder: String = {
    if let named = ProcessInfo.processInfo.environment["GUANXI_DATA"] { return named }
    return URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/data")
      .standardized.path
  }()
  static let areThere = FileManager.default.fileExists(atPath: folder + "/montagna")

  static func load(_ name: String) throws -> (ImportFixture, [String: Any]) {
    let mapping = try Mapping.load(name, ontology: .builtIn())
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)/expected.json"))
    let expected = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    return (try ImportFixture(mapping: mapping, folder: "\(folder)/\(name)"), expected)
  }
}

@Suite(.enabled(if: RealRecords.areThere, "the real records are not here; set GUANXI_DATA"))
struct RealRecordsTests {
  /// Unordered pairs of distinct nodes joined by a tie of some types.
  private func pairs(_ snapshot: GraphSnapshot, _ types: [String]) throws -> (Int, nodes: Int) {
    var pairs: Set<[UInt32]> = []
    for name in types {
      let adjacency = try snapshot.outgoing(#require(snapshot.type(name)))
      for node in 0..<snapshot.nodeIndexLimit {
        for other in adjacency.neighbours(of: node) where other != node {
          pairs.insert([node, other].sorted())
        }
      }
    }
    return (pairs.count, Set(pairs.flatMap { $0 }).count)
  }

  private func count(_ fixture: ImportFixture, _ type: String) throws -> Int {
    try fixture.snapshot.relationshipCount(#require(fixture.snapshot.type(type)))
  }

  private func nodes(_ fixture: ImportFixture, _ label: String) throws -> Int {
    fixture.snapshot.ranges(of: try #require(fixture.snapshot.label(label)))
      .reduce(0) { $0 + $1.count }
  }

  @Test func montagna() throws {
    let (found, expected) = try RealRecords.load("montagna")
    for (part, type) in [("meetings", "MET"), ("phonecalls", "CALLS")] {
      let part = try #require(expected[part] as? [String: Any])
      #expect(try count(found, type) == part["rows"] as? Int)
      let (pairs, nodes) = try pairs(found.snapshot, [type])
      #expect(pairs == part["edges"] as? Int)
      #expect(nodes == part["nodes"] as? Int)
    }
    #expect(found.snapshot.nodeCount == expected["people_in_union"] as? Int)
    #expect(found.rejects == [] && found.report.warnings == [])
  }

  @Test func listedBoards() throws {
    let (found, expected) = try RealRecords.load("cn-listed-boards")
    for type in ["employ_of", "industry_of", "concept_of"] {
      #expect(try count(found, type) == expected[type] as? Int)
    }
    for (label, name) in [
      ("Person", "executives"), ("Company", "companies"), ("Industry", "industries"),
      ("Concept", "concepts"),
    ] {
      #expect(try nodes(found, label) == expected[name] as? Int)
    }
    #expect(
      try nodes(found, "ST") == expected["Q1 companies labelled ST (published: 104)"] as? Int)
    #expect(found.rejects == [])
  }

  @Test func littleCrony() throws {
    let (found, expected) = try RealRecords.load("my-little-crony")
    #expect(try found.snapshot.relationshipCount() == expected["connection_rows"] as? Int)
    #expect(found.snapshot.nodeCount == expected["nodes_incl_orphan"] as? Int)
    #expect(
      try pairs(found.snapshot, found.snapshot.types).0 == expected["simple_edges"] as? Int)
    #expect(found.report.warnings == ["1 endpoint declared nowhere, taken as Org"])
    #expect(found.rejects == [])
  }

  /// Out and in again: the same graph.
  @Test(arguments: ["montagna", "my-little-crony", "cn-listed-boards"])
  func exportsComeBack(_ name: String) throws {
    let (found, _) = try RealRecords.load(name)
    let again = try found.exportedAndImported()
    let (before, after) = try (
      GraphListing(found.snapshot, citations: false),
      GraphListing(again.snapshot, citations: false)
    )
    #expect(after.lines == before.lines, "\(after.differences(from: before).count) lines differ")
  }
}
