import Declarations
import Testing

@testable import GraphRendering

@Suite struct EvidenceSceneTests {
  struct Fault: Sendable, CustomStringConvertible {
    var description: String
    var code: RenderingError.Code
    var change: @Sendable (inout EvidenceScene) -> Void
  }

  static let faults = [
    Fault(description: "no nodes", code: .emptyScene) { $0.nodes = [] },
    Fault(description: "same node twice", code: .duplicateNode) { $0.nodes.append($0.nodes[0]) },
    Fault(description: "tie from nowhere", code: .unknownNode) { $0.ties[0].from = "person:9" },
    Fault(description: "tie to nowhere", code: .unknownNode) { $0.ties[0].to = "" },
    Fault(description: "footnote missing", code: .unknownFootnote) { $0.ties[0].footnotes = [2] },
    Fault(description: "footnote twice", code: .duplicateFootnote) {
      $0.footnotes.append($0.footnotes[0])
    },
    Fault(description: "too many nodes", code: .tooLarge) { $0 = ring(of: 3_001) },
    Fault(description: "too many ties", code: .tooLarge) {
      $0.ties = Array(repeating: $0.ties[0], count: 12_001)
    },
  ]

  @Test(arguments: faults)
  func aSceneThatContradictsItselfIsRefused(_ fault: Fault) throws {
    var scene = ring(of: 4)
    fault.change(&scene)
    for format in PictureFormat.allCases {
      do {
        _ = try Picture.renderBlocking(scene, as: format, theme: Golden.theme("light"))
        Issue.record("\(fault) was drawn")
      } catch let error as RenderingError {
        #expect(error.code == fault.code)
        #expect(!error.description.contains("person:9"))
      }
    }
  }

  @Test func tooLargeSaysWhatToDo() throws {
    #expect(throws: RenderingError.self) { try ring(of: 3_001).validate() }
    do { try ring(of: 3_001).validate() } catch {
      #expect(error.description.contains("3001 nodes"))
      #expect(error.description.contains("narrow the query"))
    }
  }
}
