import Foundation
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct KinTiesSnapshotTests {
  private static func graph(_ random: RandomKin) throws -> GraphSnapshot {
    let builder = GraphBuilder()
    // Nodes that are no persons lie around them.
    let company = builder.node(space: builder.keySpace("company"), key: "1").node
    builder.add(labels: builder.labelSet(["Company"]), to: company)
    let nodes = random.persons.enumerated().map { place, person in
      let node = builder.node(space: builder.keySpace("person"), key: "\(place)").node
      builder.add(labels: builder.labelSet(["Person"]), to: node)
      if let sex = person.sex {
        builder.set("sex", of: node, to: .text(sex == .male ? "男" : "female"))
      }
      if let birth = person.birth { builder.set("birth_date", of: node, to: .date(birth)) }
      if let death = person.death { builder.set("death_date", of: node, to: .date(death)) }
      return node
    }
    for (row, tie) in random.ties.enumerated() {
      var properties: [String: Value] = [:]
      if let from = tie.interval.from { properties["valid_from"] = .date(from) }
      if let to = tie.interval.to { properties["valid_to"] = .date(to) }
      let type: String
      switch tie.kind {
      case .spouse: type = "SPOUSE_OF"
      case .guardian: type = "GUARDIAN_OF"
      case .sibling(let shared):
        type = "SIBLING_OF"
        if let shared { properties["nature"] = .text(shared == .full ? "full" : "half") }
      case .parent(let parentage):
        type = "PARENT_OF"
        switch parentage {
        case .biological: if row % 2 == 0 { properties["nature"] = .text("biological") }
        case .adoptive: properties["nature"] = .text("adoptive")
        case .step(let raised):
          properties["nature"] = .text("step")
          if let raised {
            properties["raised"] = row % 2 == 0 ? .boolean(raised) : .text(raised ? "yes" : "no")
          }
        }
      }
      builder.relationship(
        type, from: nodes[Int(tie.from)], to: nodes[Int(tie.to)],
        citation: Citation(source: 1, row: UInt32(row + 1)), properties: properties)
    }
    let path = FileManager.default.temporaryDirectory.path + "/kin-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try builder.write(to: path)
    return try GraphSnapshot(segments: [path], scope: .all)
  }

  @Test(arguments: 0..<4)
  func aGraphSaysWhatItsTiesSay(_ seed: Int) throws {
    let random = RandomKin(seed: seed)
    let graph = try Self.graph(random)
    let ties = try KinTies(graph)
    let (stored, told) = (try KinFinder(ties), try random.finder())
    #expect(ties.tieCount == told.ties.tieCount)
    #expect(ties.unknownNatures.isEmpty)
    let space = try #require(graph.keySpace("person"))
    let nodes = try random.everyone.map {
      try #require(try graph.node(space: space, key: "\($0)")).rawValue
    }
    for day in RandomKin.days {
      for person in random.everyone {
        let (a, b) = (
          stored.relatives(of: nodes[Int(person)], at: day),
          told.relatives(of: person, at: day)
        )
        func lines(_ relatives: [Relative], _ name: (UInt32) -> UInt32) -> Set<String> {
          Set(
            relatives.flatMap(\.relations).map { relation in
              "\(relation.notation) \(relation.term.zh) "
                + relation.links.map { "\(name($0.node))" }.joined(separator: " ")
            })
        }
        #expect(
          lines(a, { node in UInt32(nodes.firstIndex(of: node)!) }) == lines(b, { $0 }))
        for step in a.prefix(3).flatMap(\.relation.chain) {
          #expect(try !ties.relationships(of: step).isEmpty)
        }
      }
    }
  }

  @Test func residentIDsFillWhatIsNotSaid() throws {
    let man = try #require(KinPerson(residentID: "360426199101010071"))
    #expect(man.sex == .male && man.birth == CalendarDate("1991-01-01"))
    #expect(KinPerson(residentID: "36042619910101008X")?.sex == .female)
    #expect(KinPerson(residentID: "360426910101002")?.birth == CalendarDate("1991-01-01"))
    for text in ["", "36042619911301007X", "3604261991010100711", "X6042619910101007X", "男"] {
      #expect(KinPerson(residentID: text) == nil)
    }
    let builder = GraphBuilder()
    let people = ["1", "2"].map { builder.node(space: builder.keySpace("person"), key: $0).node }
    builder.set("id_card", of: people[0], to: .text("360426199101010071"))
    builder.relationship(
      "PARENT_OF", from: people[0], to: people[1], citation: Citation(source: 1, row: 1),
      properties: [:])
    builder.relationship(
      "PARENT_OF", from: people[1], to: people[0], citation: Citation(source: 1, row: 2),
      properties: ["nature": .text("foster")])
    let path = FileManager.default.temporaryDirectory.path + "/kin-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try builder.write(to: path)
    let ties = try KinTies(try GraphSnapshot(segments: [path], scope: .all))
    #expect(ties.unknownNatures == ["foster"])
    #expect(try KinFinder(ties).relatives(of: people[1]).map(\.term.zh) == ["父亲"])
    let hidden = try KinTies(
      try GraphSnapshot(segments: [path], scope: ReadScope(hiddenTypes: ["PARENT_OF"])))
    #expect(hidden.tieCount == 0 && hidden.nodes.isEmpty)
  }
}
