import Foundation
import PropertyGraph
import Testing

@testable import Workspace

/// Keys that are personal data leave in their outside form alone.
@Suite struct SealedSpaceTests {
  private let fixture: WorkspaceFixture

  init() throws { fixture = try WorkspaceFixture() }

  private static let id = "110101199003070070"

  private func folder() throws -> WorkspaceFolder {
    let people = try fixture.write(
      "sealed",
      [
        "m.yaml": """
        name: sealed
        spaces: {person: {sensitive: true}}
        files:
          - file: people.csv
            nodes: [{label: Person, key: id, properties: {name: name}}]
            ties:
              - {type: PARENT_OF, from: {space: person, column: id}, to: {space: person, column: child}}

        """,
        "people.csv": "id,name,child\n\(Self.id),安宁,2\n2,安小,\n",
        "dataset.yaml": "name: sealed\ninvented: true\nmapping: m.yaml\n",
      ])
    try fixture.bring(people)
    return try fixture.open()
  }

  @Test func aReferenceShowsNoKey() throws {
    let graph = try folder().snapshot()
    let node = try #require(try graph.node(reference: "person:\(Self.id)"))
    let reference = try graph.reference(of: node)
    #expect(reference.hasPrefix("person:~") && !reference.contains(Self.id))
    #expect(try graph.node(reference: reference) == node, "and names the node all the same")
    #expect(try graph.value("id", of: node)?.description.contains(Self.id) == false)
    #expect(try graph.properties(of: node).allSatisfy { !$0.value.description.contains(Self.id) })
    #expect(try graph.outsideKey(of: node)?.key.hasPrefix("~") == true)
  }

  @Test func itIsTheSameAfterReopeningEditsAndCompaction() throws {
    let folder = try folder()
    func reference() throws -> String {
      let graph = try fixture.open().snapshot()
      return try graph.reference(of: #require(try graph.node(reference: "person:2")))
    }
    let first = try reference()
    let writer = try folder.writer(who: "tester")
    let transaction = try writer.begin()
    _ = try transaction.createNode(labels: ["Person"], key: ("person", "9"))
    _ = try writer.commit(transaction)
    #expect(try reference() == first)
    withExtendedLifetime(writer) {}
  }

  @Test func anotherWorkspaceGivesAnotherForm() throws {
    let graph = try folder().snapshot()
    try fixture.bring("\(fixture.path)/sealed", into: "other.gx")
    let other = try fixture.open("other.gx").snapshot()
    let a = try graph.reference(of: #require(try graph.node(reference: "person:2")))
    let b = try other.reference(of: #require(try other.node(reference: "person:2")))
    #expect(a != b)
    #expect(try other.node(reference: a) == nil)
  }

  @Test func judgementsUnderstandTheOutsideForm() throws {
    let folder = try folder()
    let graph = try folder.snapshot()
    let references = try graph.ranges.joined().map { try graph.reference(of: NodeIndex($0)) }
    try folder.judge(
      references[0], .same, references[1], by: "t", reason: "r", at: WorkspaceFixture.day)
    #expect(try folder.snapshot().nodeCount == 1)
  }
}
