import CypherSyntax
import PropertyGraph

@testable import CypherEngine

/// Makes random patterns over small graphs: every kind of link, mode, selection and condition.
struct PatternGenerator {
  var random: SeededGenerator
  let graph: SmallGraph
  private var localCount = 0

  init(seed: UInt64, _ graph: SmallGraph) {
    random = SeededGenerator(seed: seed)
    self.graph = graph
  }

  /// - Parameter isBounded: whether every link has a greatest number of iterations.
  mutating func description(isBounded: Bool) -> PathDescription {
    let linkCount = random.pick([1, 1, 1, 2, 2, 3])
    var links = (0..<linkCount).map { _ in link(isBounded: isBounded) }
    let nodes = (0...linkCount).map { _ in PathDescription.Node(test: test()) }
    for at in links.indices {
      for _ in 0..<random.pick([0, 0, 1, 2]) {
        links[at].checks.append(innerCheck(links[at], at))
      }
    }
    let checks = (0..<random.pick([0, 0, 1, 1, 2])).map { _ in check(links) }
    return PathDescription(
      nodes: nodes, links: links, uniqueness: uniqueness(isBounded: isBounded), checks: checks,
      localLimit: localCount)
  }

  private mutating func uniqueness(isBounded: Bool) -> PathDescription.Uniqueness {
    let modes: [PathMode?] = [nil, .trail, .acyclic, .simple, .walk]
    return PathDescription.Uniqueness(
      random.pick(modes), hasDifferentRelationships: !isBounded || random.chance(0.7))
  }

  private mutating func test() -> NodeTest {
    let nobody = SourceSpan(0, 0)
    func label(_ name: String) -> LabelExpression { .name(Name(name, nobody)) }
    let labels: [LabelExpression?] = [
      nil, nil, nil, nil, label("A"), .not(label("B")), .or([label("A"), label("B")]),
    ]
    return NodeTest(random.pick(labels), graph.snapshot)
  }

  private static let bounds: [(Int, Int?)] = [
    (1, 1), (1, 1), (0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (2, 2), (0, nil), (1, nil), (2, nil),
    (0, 0), (2, 1),
  ]

  private mutating func step() -> PathDescription.Step {
    let directions: [RelationshipPattern.Direction] = [.outgoing, .outgoing, .incoming, .either]
    let names = random.pick([["R"], ["S"], ["R", "S"], ["R", "S"]])
    return PathDescription.Step(
      types: names.compactMap { graph.snapshot.type($0) }, direction: random.pick(directions))
  }

  private mutating func link(isBounded: Bool) -> PathDescription.Link {
    let stepCount = random.pick([1, 1, 1, 2, 2, 3])
    let steps = (0..<stepCount).map { _ in step() }
    var (min, max) = random.pick(Self.bounds)
    if isBounded, max == nil { max = min + 2 }
    if stepCount > 1, min == 2 { min = 1 }
    let tests = (0...stepCount).map { _ in random.chance(0.8) ? NodeTest.all : test() }
    return PathDescription.Link(min: min, max: max, steps: steps, tests: tests)
  }

  // MARK: - Conditions

  private mutating func need(_ part: PathPart) -> PathDescription.Need {
    localCount += 1
    return PathDescription.Need(Local(localCount - 1), part)
  }

  /// A condition on one part, or on how two compare.
  private mutating func condition(_ parts: [PathPart]) -> PathDescription.Check {
    let needs = parts.map { need($0) }
    let (graph, limit) = (graph, random.below(3))
    let locals = needs.map(\.local.number)
    return PathDescription.Check(
      Probe { frame in
        let weights = locals.map { graph.weight(frame.locals[$0]) }
        return .boolean(
          weights.count == 1 ? weights[0] != limit : weights[0] <= weights[1] + limit - 1)
      }, needs: needs)
  }

  private mutating func innerPart(_ link: PathDescription.Link) -> PathPart {
    random.chance(0.5)
      ? .innerNode(place: random.below(link.steps.count + 1))
      : .innerRelationship(step: random.below(link.steps.count))
  }

  private mutating func innerCheck(
    _ link: PathDescription.Link, _ number: Int
  ) -> PathDescription.Check {
    var parts = [innerPart(link)]
    if random.chance(0.5) { parts.append(innerPart(link)) }
    if parts.count == 1, random.chance(0.15) { parts.append(.node(random.below(number + 2))) }
    return condition(parts)
  }

  private mutating func check(_ links: [PathDescription.Link]) -> PathDescription.Check {
    func part(_ random: inout SeededGenerator) -> PathPart {
      let link = random.below(links.count)
      switch random.below(6) {
      case 0, 1: return .node(random.below(links.count + 1))
      case 2: return .path
      case 3: return .nodes(link: link, place: random.below(links[link].steps.count + 1))
      default:
        if links[link].isSingle, links[link].steps.count == 1 { return .relationship(link: link) }
        return .relationships(link: link, step: random.below(links[link].steps.count))
      }
    }
    let first = part(&random)
    return condition(random.chance(0.5) ? [first] : [first, part(&random)])
  }
}
