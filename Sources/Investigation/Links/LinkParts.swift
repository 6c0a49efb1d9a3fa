import Declarations
import PropertyGraph
import Synchronization

/// What parts of a path are called as a whole: relatives by their term, chains of holdings by their
/// share.
public struct LinkPart: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    /// What the party at the end is to the one at the start, and in which degree.
    case kin(term: BilingualText, degree: Int?)
    /// The product of the shares along the chain, where all are known.
    case holding(share: Double?)
  }

  /// Steps from 0.
  public var steps: ClosedRange<Int>
  public var content: Content
}

/// Finds the parts of paths. Any number of threads may ask.
final class LinkParts: Sendable {
  private let caseGraph: CaseGraph
  private let day: CalendarDate?
  private let kinTypes: [(type: TypeID, kind: KinTie.Kind)]
  private let owns: TypeID?
  private let columns: KinFactTable.Columns
  private let terms: KinTerms?
  private let known = Mutex<[[NodeIndex]: [LinkPart]]>([:])

  init(_ caseGraph: CaseGraph, day: CalendarDate?) throws {
    self.caseGraph = caseGraph
    self.day = day
    let graph = caseGraph.graph
    let kinds: [(String, KinTie.Kind)] = [
      ("PARENT_OF", .parent(.biological)), ("SPOUSE_OF", .spouse), ("SIBLING_OF", .sibling(nil)),
      ("GUARDIAN_OF", .guardian),
    ]
    kinTypes = kinds.compactMap { name, kind in graph.type(name).map { ($0, kind) } }
    owns = graph.type("OWNS")
    columns = try KinFactTable.Columns(graph)
    terms = try? KinTerms.shipped.get()
  }

  func parts(of path: LinkSearch.Path) throws -> [LinkPart] {
    var parts: [LinkPart] = []
    var first = 0
    while first < path.ties.count {
      let isKin = isKin(path.ties[first])
      let isForward = path.ties[first].from == path.nodes[first]
      var next = first + 1
      if isKin {
        while next < path.ties.count, self.isKin(path.ties[next]) { next += 1 }
      } else if path.ties[first].index.type == owns {
        while next < path.ties.count, path.ties[next].index.type == owns,
          (path.ties[next].from == path.nodes[next]) == isForward
        {
          next += 1
        }
      }
      if next - first > 1 {
        if isKin {
          parts += try kin(Array(path.nodes[first...next])).map { part in
            LinkPart(
              steps: part.steps.lowerBound + first...part.steps.upperBound + first,
              content: part.content)
          }
        } else {
          parts.append(
            LinkPart(
              steps: first...next - 1,
              content: .holding(share: try share(path.ties[first..<next]))))
        }
      }
      first = next
    }
    return parts
  }

  private func isKin(_ tie: Relationship) -> Bool {
    kinTypes.contains { $0.type == tie.index.type }
  }

  private func share(_ ties: ArraySlice<Relationship>) throws -> Double? {
    var product = 1.0
    for tie in ties {
      guard case .double(let share)? = try caseGraph.graph.value("share", of: tie.index) else {
        return nil
      }
      product *= share
    }
    return product
  }

  // MARK: - Kin

  private func kin(_ persons: [NodeIndex]) throws -> [LinkPart] {
    if let parts = known.withLock({ $0[persons] }) { return parts }
    let parts = try named(persons)
    known.withLock { known in
      if known.count > 50_000 { known.removeAll() }
      known[persons] = parts
    }
    return parts
  }

  /// The longest stretches of a chain of relatives that have a name, from its start.
  private func named(_ persons: [NodeIndex]) throws -> [LinkPart] {
    guard let (finder, numbers) = try family(persons) else { return [] }
    var parts: [LinkPart] = []
    var first = 0
    while first < persons.count - 2 {
      let relatives = finder.relatives(of: numbers[first], at: day)
      let found = (first + 2..<persons.count).reversed().lazy.compactMap { last in
        relatives.first { $0.person == numbers[last] }.map { (last, $0) }
      }.first { !$0.1.relation.isFormer }
      if let (last, relative) = found {
        let chain = Array(numbers[first...last])
        let relation = relative.relations.first { $0.nodes == chain } ?? relative.relation
        parts.append(
          LinkPart(
            steps: first...last - 1, content: .kin(term: relation.term, degree: relation.degree)))
        first = last
      } else {
        first += 1
      }
    }
    return parts
  }

  /// A finder that knows the persons, their parents, children, siblings and spouses.
  private func family(_ persons: [NodeIndex]) throws -> (KinFinder, [UInt32])? {
    guard let terms else { return nil }
    let graph = caseGraph.graph
    var numbers: [NodeIndex: UInt32] = [:]
    var order: [NodeIndex] = []
    func number(_ node: NodeIndex) -> UInt32 {
      if let known = numbers[node] { return known }
      numbers[node] = UInt32(order.count)
      order.append(node)
      return UInt32(order.count - 1)
    }
    for person in persons { _ = number(person) }
    var ties: [KinTie] = []
    var seen: Set<RelationshipIndex> = []
    for (type, kind) in kinTypes {
      for person in persons {
        var hasNature = false
        try graph.forEachRelationship(of: person, types: [type]) { tie, _ in
          guard seen.insert(tie.index).inserted else { return }
          hasNature = try hasNature || graph.value("nature", of: tie.index) != nil
          ties.append(
            KinTie(
              kind, from: number(tie.from), to: number(tie.to),
              interval: try graph.interval(of: tie.index)))
        }
        // Where the nature of ties matters, the kin of the whole graph are asked.
        if hasNature { return (try caseGraph.kinFinder(), persons.map(\.rawValue)) }
      }
    }
    let people = order.map { columns.person($0.rawValue) }
    return (
      KinFinder(KinTies(persons: people, ties: ties), terms: terms), persons.map { numbers[$0]! }
    )
  }
}
