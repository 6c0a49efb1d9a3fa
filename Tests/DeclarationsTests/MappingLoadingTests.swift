import Declarations
import Testing

@Suite struct MappingLoadingTests {
  @Test(arguments: try Mapping.shippedNames())
  func everyShippedMappingLoads(_ name: String) throws {
    let mapping = try Mapping.load(name, ontology: .builtIn())
    #expect(mapping.name == name)
  }
}
