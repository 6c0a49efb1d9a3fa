import Declarations
import Testing

/// The examples of the reference page are mappings, and the page names every shipped one.
@Suite struct MappingDocumentationTests {
  @Test(arguments: ["Datasets/mappings/README.md", "Sources/Declarations/Mapping.swift"])
  func examplesLoad(_ path: String) throws {
    let page = try ProjectResources.text(path)
      .components(separatedBy: "\n")
      .map { $0.hasPrefix("/// ") ? String($0.dropFirst(4)) : $0 }.joined(separator: "\n")
    let parts = page.components(separatedBy: "```yaml\n").dropFirst()
    #expect(!parts.isEmpty)
    for part in parts {
      let yaml = part.components(separatedBy: "```")[0]
      let mapping = try Mapping(yaml: yaml, file: path, ontology: .builtIn())
      #expect(mapping.name == "shareholders")
    }
  }

  @Test(arguments: try Mapping.shippedNames())
  func everyShippedMappingIsListed(_ name: String) throws {
    let page = try ProjectResources.text("Datasets/mappings/README.md")
    #expect(page.contains("[\(name)](\(name).yaml)"))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
