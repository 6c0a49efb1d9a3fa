import Declarations
import Foundation
import PropertyGraph
import Testing

@testable import GraphExchange

/// Whatever the bytes and whatever the mapping, reading ends: in a graph or in a complaint.
@Suite struct HostileFilesTests {
  static let mappings = [
    MappedImporterTests.persons, MappedImporterTests.ties, ImporterThreadsTests.mapping,
    "header: false\nfiles: [{file: p.csv, nodes: [{label: Person, key: 2, properties: {d: {column: 1, type: date}, l: {column: 3, type: list, split: \",\"}}}]}]",
    "columns: [a, b]\nheader: false\ndelimiter: tab\nfiles: [{file: p.csv, ties: [{type: CALLS, from: {space: person, column: a}, to: {space: person, column: b}, key: a}]}]\norphans: {label: Person}",
    "encoding: gb18030\nfiles: [{file: p.csv, nodes: [{label: {column: id, split: \"a\"}, space: {column: name}, key: id}]}]",
  ]

  @Test(arguments: mappings.indices)
  func anyBytes(_ at: Int) throws {
    var random = SeededRandom(seed: UInt64(at))
    let mapping = try Mapping(
      yaml: "name: m\n" + Self.mappings[at], file: "m", ontology: .builtIn())
    let alphabet = [
      "id,name\n", "id,k,name,o\n", "a,b,t,since,x\n", "1", "2", ",", "\"", "\n", "\r",
      "2020-01-01", "中", "\t",
    ]
    let pieces = alphabet.map { Array($0.utf8) } + [[0], [0xFF], [0x81, 0x30]]
    for round in 0..<150 {
      var files: [String: [UInt8]] = [:]
      for name in ["p.csv", "t.csv"] {
        files[name] = pieces[round % 3] + random.bytes(of: pieces, pieces: round)
      }
      do {
        let found = try ImportFixture(
          mapping: mapping, files, threads: round % 3 + 1, chunkSize: round % 40 + 1)
        let rows = found.report.files.reduce(0) { $0 + $1.rows }
        #expect(found.report.rejects.count <= rows)
      } catch is ExchangeError {}
    }
  }

  @Test func slipsInMappings() throws {
    let ontology = try Ontology.builtIn()
    var random = SeededRandom(seed: 3)
    let files = ImporterThreadsTests.files(quotes: true).mapValues { Array($0.utf8.prefix(400)) }
    let letters = Array("{}[]:,-#'\"&*! \n\tax0".utf8)
    var read = 0
    for round in 0..<600 {
      var bytes = Array(("name: m\n" + Self.mappings[round % Self.mappings.count]).utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = letters.randomElement(
        using: &random)!
      let text = String(decoding: bytes, as: UTF8.self)
      guard let mapping = try? Mapping(yaml: text, file: "m", ontology: ontology) else { continue }
      do {
        _ = try ImportFixture(mapping: mapping, files, chunkSize: 50)
        read += 1
      } catch is ExchangeError {}
    }
    #expect(read > 20)
  }

  @Test func anyHeader() throws {
    var random = SeededRandom(seed: 11)
    let pieces = [
      ":ID", ":LABEL", ":START_ID", ":END_ID", ":TYPE", "(", ")", "{", "}", "a", ":", "long", "[]",
      ",", "_id", "_labels", "\"", "\n", "1", "#", " ",
    ]
    .map { Array($0.utf8) }
    let folder = try TemporaryFolder()
    for _ in 0..<500 {
      let bytes = random.bytes(of: pieces, pieces: Int.random(in: 0...30, using: &random))
      let path = try folder.write("f.csv", bytes)
      do {
        let mapping = try FormatGuess.mapping(for: [("f.csv", path)], format: nil, name: "m")
        _ = try ImportFixture(mapping: mapping, ["f.csv": bytes])
      } catch is ExchangeError {}
      do {
        let text = try MappingSuggestion.text(
          for: [("f.csv", path)], name: "m", ontology: .builtIn())
        _ = try Mapping(yaml: text, file: "m", ontology: .builtIn())
      } catch is ExchangeError {}
    }
  }
}
