import Declarations
import Foundation
import Testing

/// Whatever the text, reading it ends: in a value or in a complaint.
@Suite struct HostileTextTests {
  static let hostile = [
    ("deep brackets", String(repeating: "[", count: 20_000)),
    ("deep braces", String(repeating: "{a: ", count: 20_000)),
    ("deep dashes", String(repeating: "- ", count: 20_000)),
    ("alias of nobody", "files: *gone"),
    ("tab", "files:\n\t- a"),
    ("zero byte", "files: \u{0}"),
    ("two documents", "name: a\n---\nname: b"),
    ("list as a key", "[a, b]: c"),
    ("only a comment", "# nothing"),
  ]

  @Test(arguments: hostile)
  func hostileTextsAreRefused(_ id: String, _ text: String) throws {
    let ontology = try Ontology.builtIn()
    #expect(throws: DeclarationError.self) { try Ontology(yaml: text, file: "f") }
    #expect(throws: DeclarationError.self) { try DatasetDescription(yaml: text, file: "f") }
    #expect(throws: DeclarationError.self) {
      try Mapping(yaml: text, file: "f", ontology: ontology)
    }
  }

  /// One letter of a good mapping changed, a thousand times: a value or a complaint, never a stop.
  @Test func slipsOfTheHandNeverStopTheProcess() throws {
    let ontology = try Ontology.builtIn()
    let texts = try ["county-records", "cn-listed-boards"].map {
      Array(try Mapping.load($0, ontology: ontology).text.utf8)
    }
    let letters = Array("{}[]:,-#'\"&*! \n\tax0".utf8)
    var state: UInt64 = 1
    func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    var (accepted, refused) = (0, 0)
    for round in 0..<1000 {
      var bytes = texts[round % texts.count]
      bytes[next(below: bytes.count)] = letters[next(below: letters.count)]
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(DeclarationError) {
        _ = try Mapping(yaml: text, file: "f", ontology: ontology)
        accepted += 1
      } catch {
        refused += error.file == "f" ? 1 : 0
      }
    }
    #expect(accepted + refused == 1000)
    #expect(accepted > 0 && refused > 0)
  }
}
