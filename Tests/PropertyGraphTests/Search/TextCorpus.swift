import ReferenceGraph

@testable import PropertyGraph

/// Texts of nodes as they are handed to an index, a scan and the verifier alike.
struct TextCorpus: Sendable {
  struct Entry: Sendable {
    var node: UInt32
    var text: [UInt8]
    var isPerson: Bool
  }

  var entries: [Entry] = []

  init(_ entries: [Entry] = []) { self.entries = entries }

  init(persons: [String], others: [String] = []) {
    for name in persons { add(Array(name.utf8), isPerson: true) }
    for name in others { add(Array(name.utf8), isPerson: false) }
  }

  mutating func add(_ text: [UInt8], isPerson: Bool) {
    entries.append(Entry(node: UInt32(entries.count), text: text, isPerson: isPerson))
  }

  var nodeLimit: UInt32 { (entries.map(\.node).max() ?? 0) + 1 }

  /// Writes an index, its place being the catalogue, and says where it lies.
  @discardableResult
  func write(to path: String) throws -> TextIndexPlace {
    let builder = TextIndexBuilder()
    for entry in entries {
      entry.text.withUnsafeBytes {
        builder.add(node: entry.node, text: $0, isPerson: entry.isPerson)
      }
    }
    let writer = try SegmentWriter(path: path)
    let place = try builder.write(to: writer)
    var catalog = ByteWriter()
    place.write(&catalog)
    try writer.finish(catalog: catalog.bytes)
    return place
  }

  /// Opens an index that ``write(to:)`` wrote.
  func open(_ path: String) throws -> TextIndex {
    let file = try SegmentFile(path: path)
    var reader = ByteReader(file.catalog)
    let place = try TextIndexPlace.read(&reader)
    return try TextIndex(place, nodeLimit: nodeLimit, in: file)
  }

  func index() throws -> TextIndex {
    let folder = try TemporaryFolder()
    try write(to: folder.file("index"))
    return try open(folder.file("index"))
  }

  func scan() -> TextScan {
    var scan = TextScan()
    for entry in entries {
      entry.text.withUnsafeBytes { scan.add(node: entry.node, text: $0, isPerson: entry.isPerson) }
    }
    return scan
  }
}

/// A hit in a form that tests compare and print.
struct PlainHit: Hashable, CustomStringConvertible {
  var name: [UInt8]
  var match: TextMatch
  var reading: String
  var nodes: [UInt32]

  init(name: [UInt8], match: TextMatch, reading: String, nodes: [UInt32]) {
    self.name = name
    self.match = match
    self.reading = reading
    self.nodes = nodes
  }

  init(_ hit: TextHit) {
    self.init(
      name: Array(hit.name.text.utf8), match: hit.match, reading: hit.reading.text,
      nodes: Array(hit.nodes))
  }

  var description: String {
    "\(String(decoding: name, as: UTF8.self)) \(match) \(reading) \(nodes)"
  }
}
