import Foundation
import PropertyGraph
import Workspace

/// A folder of a test's own with small datasets and a workspace beside them; gone when the test is
/// over.
final class WorkspaceFixture: Sendable {
  let path: String
  /// Where the workspace stands once something was imported.
  var place: String { "\(path)/w.gx" }

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/guanxi-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  static let home = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let county = "\(home)/Datasets/county"

  static let mapping = """
    name: small
    files:
      - file: people.csv
        nodes:
          - label: Person
            key: id
            properties: {name: name, birth_date: {column: born, type: date}}
      - {file: firms.csv, nodes: [{label: Company, key: id, properties: {name: name}}]}
      - file: owns.csv
        ties:
          - type: OWNS
            from: {space: person, column: who, required: true}
            to: {space: company, column: what, required: true}
            valid_from: since
            properties: {share: {column: share, type: decimal}}
      - file: towns.csv
        optional: true
        nodes: [{label: Person, key: id, properties: {town: town}}]
      - file: places.csv
        optional: true
        nodes: [{label: Address, properties: {name: text}}]

    """

  static let peopleOfA = "id,name,born\n1,安宁,1970-02-03\n2,卞成,\n3,\"Chen, D.\",1999-12-31\n"
  static let firmsOfA = "id,name\n10,甲公司\n11,乙公司\n"
  static let ownsOfA = "who,what,share,since\n1,10,0.5,2001-01-01\n1,10,0.25,\n2,11,1,\n"

  /// Writes files into a folder below the fixture's; nil removes one.
  @discardableResult
  func write(_ folder: String, _ files: [String: String?]) throws -> String {
    let place = "\(path)/\(folder)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    for (name, text) in files {
      if let text {
        try text.write(toFile: "\(place)/\(name)", atomically: false, encoding: .utf8)
      } else {
        try FileManager.default.removeItem(atPath: "\(place)/\(name)")
      }
    }
    return place
  }

  /// A dataset of three people and two firms.
  func a(_ files: [String: String?] = [:], description: String = "") throws -> String {
    let all: [String: String?] = [
      "m.yaml": Self.mapping, "people.csv": Self.peopleOfA, "firms.csv": Self.firmsOfA,
      "owns.csv": Self.ownsOfA,
      "dataset.yaml": "name: a\ninvented: true\nmapping: m.yaml\n" + description,
    ]
    return try write("a", all.merging(files) { $1 })
  }

  /// One that shares people, firms and a row with the first.
  func b() throws -> String {
    try write(
      "b",
      [
        "m.yaml": Self.mapping,
        "people.csv": "id,name,born\n2,卞成,\n4,丁玲,1980-01-01\n1,安宁改,1970-02-03\n",
        "firms.csv": "id,name\n11,乙公司\n12,丙公司\n",
        "owns.csv": "who,what,share,since\n4,12,0.1,2020-05-05\n2,11,1,\n4,10,0.3,\n",
        "towns.csv": "id,town\n1,柳墩镇\n4,石埠镇\n",
        "places.csv": "text\n新苑路4号\n",
        "dataset.yaml": "name: b\ninvented: true\nmapping: m.yaml\n",
      ])
  }

  /// Imports into the workspace, or into another one.
  @discardableResult
  func bring(
    _ paths: String..., into name: String = "w.gx", prefix: String? = nil, dry: Bool = false,
    mapping: String? = nil
  ) throws -> ImportOutcome {
    let folder = try WorkspaceFolder(path: "\(path)/\(name)", creates: true)
    return try folder.importFiles(
      ImportRequest(
        paths: paths, mapping: mapping, prefix: prefix, isDryRun: dry, threads: 2),
      at: Self.day)
  }

  func open(_ name: String = "w.gx") throws -> WorkspaceFolder {
    try WorkspaceFolder(path: "\(path)/\(name)")
  }

  static let day = Date(timeIntervalSince1970: 1_750_000_000)

  /// The names in a folder below the fixture's, sorted.
  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  /// The bytes of the workspace's one segment, and where it lies.
  func segment(_ name: String = "w.gx") throws -> String {
    let names = try names("\(name)/segments")
    guard names.count == 1 else { throw CocoaError(.fileNoSuchFile) }
    return "\(path)/\(name)/segments/\(names[0])"
  }
}

/// Everything a workspace's graph says, as sorted lines: nodes and ties with properties and source
/// rows by file name.
func portrait(_ folder: WorkspaceFolder) throws -> [String] {
  let graph = try folder.snapshot()
  let sources = try folder.contents().sources
  func cited(_ citations: [Citation]) -> String {
    citations.map { "\(sources[$0.source]?.name ?? "?"):\($0.row)" }.joined(separator: " ")
  }
  func told(_ properties: [(name: String, value: Value)]) -> String {
    properties.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: ",")
  }
  var lines: [String] = []
  for node in (0..<graph.nodeIndexLimit).map({ NodeIndex($0) }) {
    let name = try graph.reference(of: node)
    lines.append(
      "\(name) \(graph.labels(of: node).sorted()) {\(told(try graph.properties(of: node)))} "
        + cited(try graph.citations(of: node)))
    try graph.forEachRelationship(of: node, directions: [.outgoing]) { tie, _ in
      lines.append(
        "\(name) -\(graph.name(of: tie.index.type))-> \(try graph.reference(of: tie.to)) "
          + "{\(told(try graph.properties(of: tie.index)))} "
          + cited(try graph.citations(of: tie.index)))
    }
  }
  return lines.sorted()
}

/// Numbers that are the same in every run: SplitMix64.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
