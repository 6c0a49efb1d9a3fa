import Declarations
import Foundation
import Testing

@Suite struct MappingLoadingTests {
  let ontology: Ontology

  init() throws { ontology = try Ontology.builtIn() }

  static let shipped = ["cn-listed-boards", "county-records", "montagna", "my-little-crony"]

  @Test func theShippedOnesAreKnownByName() throws {
    let names = try Mapping.shippedNames()
    #expect(Set(names).isSuperset(of: Self.shipped))
    #expect(names == names.sorted())
  }

  @Test(arguments: try Mapping.shippedNames())
  func everyShippedMappingLoads(_ name: String) throws {
    let mapping = try Mapping.load(name, ontology: ontology)
    #expect(mapping.name == name)
    #expect(mapping.title != nil)
    #expect(mapping.title?.zh != mapping.title?.en)
    // What was stored beside an import can be read again.
    #expect(try Mapping(yaml: mapping.text, file: "stored", ontology: ontology) == mapping)
    // And a workspace that knows its kinds already can import with it again.
    let extended = try ontology.extended(by: mapping.ontology)
    #expect(try Mapping(yaml: mapping.text, file: "stored", ontology: extended) == mapping)
  }

  @Test func thePathOfAShippedMappingIsFoundFromAnywhere() throws {
    let path = "Datasets/mappings/county-records.yaml"
    #expect(try Mapping.load(path, ontology: ontology).name == "county-records")
  }

  @Test func aMappingMayLieBesideItsDataset() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("mapping-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent("mine.yaml")
    try "name: mine\nfiles: [{file: a.csv, nodes: [{label: Org, key: id}]}]"
      .write(to: url, atomically: true, encoding: .utf8)
    #expect(try Mapping.load("mine.yaml", in: folder, ontology: ontology).name == "mine")
    #expect(try Mapping.load(url.path, ontology: ontology).name == "mine")

    try Data([0x6E, 0xFF]).write(to: url)
    let error = #expect(throws: DeclarationError.self) {
      try Mapping.load("mine.yaml", in: folder, ontology: ontology)
    }
    #expect(error?.description == "mine.yaml: the file is not UTF-8")
  }

  @Test func aSlipInTheNameIsNoticed() {
    let error = #expect(throws: DeclarationError.self) {
      try Mapping.load("county-record", ontology: ontology)
    }
    #expect(error?.code == .fileNotFound)
    #expect(
      error?.description == "county-record: no such mapping (did you mean ‘county-records’?)")
  }
}
