import Foundation
import FoundationXML
import PropertyGraph
import Testing

@testable import GraphExchange

@Suite struct GraphMLExportTests {
  /// Counts elements and gathers the data of each.
  private final class Reader: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var keys: [String: String] = [:]
    var data: [[String: String]] = []
    private var key = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      counts[name, default: 0] += 1
      switch name {
      case "key": keys[attributes["id"]!] = attributes["attr.name"]!
      case "node", "edge": data.append([:])
      case "data": key = keys[attributes["key"]!]!
      default: break
      }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if !key.isEmpty { data[data.count - 1][key, default: ""] += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) { key = "" }
  }

  private func read(_ snapshot: GraphSnapshot) throws -> (Reader, ExportReport) {
    let folder = try TemporaryFolder()
    let path = folder.path + "/g.graphml"
    let report = try GraphMLExport.write(snapshot, to: path)
    let reader = Reader()
    let parser = XMLParser(data: try Data(contentsOf: URL(fileURLWithPath: path)))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return (reader, report)
  }

  @Test(arguments: 0..<15)
  func countsAndTexts(_ seed: Int) throws {
    let folder = try TemporaryFolder()
    let graph = try RandomGraph.make(seed: UInt64(seed), in: folder)
    let (reader, report) = try read(graph)
    #expect(reader.counts["node"] == graph.nodeCount && report.nodes == graph.nodeCount)
    #expect(try (reader.counts["edge"] ?? 0) == graph.relationshipCount())
    for node in graph.ranges.joined() {
      let data = reader.data[Int(node)]
      #expect(try data["reference"] == graph.reference(of: NodeIndex(node)))
      #expect(try data["name"] == graph.value("name", of: NodeIndex(node))?.description)
      #expect(
        (data["labels"] ?? "") == graph.labels(of: NodeIndex(node)).map { ":\($0)" }.joined())
    }
  }

  @Test func wholeFile() throws {
    let found = try ImportFixture(CSVExportTests.mapping, CSVExportTests.files)
    let folder = try TemporaryFolder()
    try GraphMLExport.write(found.snapshot, to: folder.path + "/g.graphml")
    let text = try String(contentsOfFile: folder.path + "/g.graphml", encoding: .utf8)
    #expect(
      text.hasSuffix(
        """
          <key id="d0" for="node" attr.name="labels" attr.type="string"/>
          <key id="d1" for="node" attr.name="reference" attr.type="string"/>
          <key id="d2" for="node" attr.name="name" attr.type="string"/>
          <key id="e0" for="edge" attr.name="label" attr.type="string"/>
          <key id="e1" for="edge" attr.name="valid_from" attr.type="string"/>
          <graph id="G" edgedefault="directed">
            <node id="n0"><data key="d0">:Person</data><data key="d1">person:1</data><data key="d2">A, B</data></node>
            <node id="n1"><data key="d0">:Person</data><data key="d1">person:2</data><data key="d2">x&quot;y</data></node>
            <edge id="e0" source="n0" target="n1"><data key="e0">CALLS</data><data key="e1">2020-01-31</data></edge>
          </graph>
        </graphml>

        """))
  }

  @Test(arguments: [
    ("<a & \"b\">", "&lt;a &amp; &quot;b&quot;&gt;"), ("\0\u{1}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\t\n\r", "&#9;&#10;&#13;"), ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("张😀", "张😀"),
  ])
  func texts(_ text: String, _ expected: String) {
    #expect(xmlText(text) == expected)
  }

  @Test func anEmptyGraph() throws {
    let (reader, report) = try read(GraphSnapshot(segments: [], scope: .all))
    #expect(reader.counts["graph"] == 1 && report.nodes == 0)
  }

  @Test func noPlaceToWrite() throws {
    #expect(throws: ExchangeError.self) {
      try GraphMLExport.write(GraphSnapshot(segments: [], scope: .all), to: "/none/g.graphml")
    }
  }
}
