import Declarations
import Foundation
import PropertyGraph

/// The entry that libFuzzer calls. The first byte chooses what reads the rest.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExchange(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  switch data[0] % 4 {
  case 0: scan(bytes)
  case 1: guess(bytes)
  default: importFile(bytes, mapping: Int(data[0] / 4) % Fuzz.mappings.count)
  }
  return 0
}

private enum Fuzz {
  static let path = NSTemporaryDirectory() + "/exchange-fuzz-\(getpid()).csv"

  static let mappings: [Mapping] = [
    "files: [{file: f, nodes: [{label: Person, key: id, properties: {name: name}}]}]",
    """
    header: false
    orphans: {label: Org, space: org}
    files:
      - file: f
        nodes: [{label: Person, key: 1, properties: {d: {column: 3, type: date}}}]
        ties:
          - type: CALLS
            from: {space: person, column: 1}
            to: {lookup: [company, person], column: 2}
            merge: true
            properties: {x: {column: 4, type: decimal, divide: 100}, n: {column: 5, type: integer}}
    """,
    """
    columns: [a, b, c]
    header: false
    trim: true
    null: ["-"]
    files:
      - file: f
        nodes: [{label: {column: b, split: ";"}, space: {column: c}, key: a}]
        ties:
          - type: {column: b}
            from: {space: {column: c}, column: a, required: true}
            to: {space: {column: c}, column: b}
            key: c
            properties: {l: {column: a, type: list, split: ";"}, t: {column: b, type: boolean}}
    """,
  ].map { try! Mapping(yaml: "name: m\n" + $0, file: "m", ontology: .builtIn()) }
}

/// Every cut gives the same records.
private func scan(_ bytes: [UInt8]) {
  bytes.withUnsafeBufferPointer { text in
    let whole = records(text, [0..<text.count])
    for size in [1, 3, 16] {
      let cut = records(text, Chunks.bounds(of: text, from: 0, size: size))
      precondition(cut == whole, "the records depend on the cut")
    }
  }
}

private func records(_ text: UnsafeBufferPointer<UInt8>, _ chunks: [Range<Int>]) -> [[String]] {
  var result: [[String]] = []
  for chunk in chunks {
    let before = result.count
    var scanner = CSVScanner(text, from: chunk.lowerBound, to: chunk.upperBound, delimiter: 44)
    while scanner.next() {
      var cells = [scanner.fault?.rawValue ?? ""]
      if scanner.fault == nil {
        for at in 0..<scanner.cellCount { cells.append(Array(scanner.cell(at)).description) }
      }
      result.append(cells)
    }
    if scanner.isOpenAtEnd, chunk.upperBound < text.count {
      return Array(result[..<before]) + records(text, [chunk.lowerBound..<text.count])
    }
  }
  return result
}

private func guess(_ bytes: [UInt8]) {
  write(bytes)
  if let mapping = try? FormatGuess.mapping(for: [("f", Fuzz.path)], format: nil, name: "m") {
    read(mapping)
  }
  guard
    let text = try? MappingSuggestion.text(
      for: [("f", Fuzz.path)], name: "m", ontology: .builtIn())
  else { return }
  read(try! Mapping(yaml: text, file: "m", ontology: .builtIn()))
}

private func importFile(_ bytes: [UInt8], mapping: Int) {
  write(bytes)
  read(Fuzz.mappings[mapping])
}

private func write(_ bytes: [UInt8]) {
  let file = fopen(Fuzz.path, "w")!
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

private func read(_ mapping: Mapping) {
  let importer = MappedImporter(
    mapping: mapping, into: GraphBuilder(), threads: 1, chunkSize: 24)
  _ = try? importer.read([.init(name: "f", path: Fuzz.path, number: 1)])
}
