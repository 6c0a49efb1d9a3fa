/// The conditions of a pattern, each at the place where it can be run.
struct SortedChecks {
  private(set) var opening: [CompiledExpression] = []
  /// By node of the pattern.
  private(set) var junctions: [[NodeCheck]]
  /// By link and step.
  private(set) var steps: [[[StepCheck]]]
  /// By link.
  private(set) var iterations: [[IterationCheck]]
  private(set) var late: [LateCheck] = []

  private let links: [PathDescription.Link]
  private let ends: PathProgram.Ends

  init(_ description: PathDescription, known ends: PathProgram.Ends) {
    links = description.links
    self.ends = ends
    junctions = Array(repeating: [], count: description.nodes.count)
    steps = links.map { Array(repeating: [], count: $0.steps.count) }
    iterations = Array(repeating: [], count: links.count)
    for check in description.checks { place(check) }
    for at in links.indices {
      for check in links[at].checks { place(check, inIterationsOf: at) }
    }
  }

  private func isKnown(_ part: PathPart) -> Bool {
    (part == .node(0) && ends.contains(.first))
      || (part == .node(links.count) && ends.contains(.last))
  }

  // MARK: - On the pattern

  private mutating func place(_ check: PathDescription.Check) {
    let needs = check.needs.filter { !isKnown($0.part) }
    guard let first = needs.first else {
      opening.append(check.expression)
      return
    }
    if case .node(let node) = first.part, needs.allSatisfy({ $0.part == first.part }) {
      junctions[node].append(
        NodeCheck(expression: check.expression, locals: needs.map(\.local)))
      return
    }
    let link = links.indices.first { link in
      links[link].isSingle && links[link].steps.count == 1
        && needs.allSatisfy { Self.inner($0, link) != nil }
    }
    if let link {
      add(check, needs.map { Self.inner($0, link)! }, step: 0, of: link)
    } else {
      addLate(check, needs, link: nil)
    }
  }

  /// A need of the pattern as one of the only step of a link.
  private static func inner(
    _ need: PathDescription.Need, _ link: Int
  ) -> PathDescription.Need? {
    switch need.part {
    case .node(link): PathDescription.Need(need.local, .innerNode(place: 0))
    case .node(link + 1): PathDescription.Need(need.local, .innerNode(place: 1))
    case .relationship(link): PathDescription.Need(need.local, .innerRelationship(step: 0))
    default: nil
    }
  }

  private mutating func addLate(
    _ check: PathDescription.Check, _ needs: [PathDescription.Need], link: Int?
  ) {
    var (forward, backward) = (0, links.count)
    func reach(_ range: ClosedRange<Int>) {
      forward = max(forward, range.upperBound)
      backward = min(backward, range.lowerBound)
    }
    for need in needs {
      switch need.part {
      case .node(let node): reach(node...node)
      case .relationship(let link), .relationships(let link, _), .nodes(let link, _):
        reach(link...link + 1)
      case .path: reach(0...links.count)
      case .innerNode, .innerRelationship: break
      }
    }
    if let link { reach(link...link + 1) }
    late.append(
      LateCheck(
        check: PathDescription.Check(check.expression, needs: needs), link: link,
        readyForward: forward, readyBackward: backward))
  }

  // MARK: - On iterations

  private mutating func place(_ check: PathDescription.Check, inIterationsOf link: Int) {
    var needs = check.needs.filter { !isKnown($0.part) }
    let isOneStep = links[link].isSingle && links[link].steps.count == 1
    if isOneStep { needs = needs.map { Self.inner($0, link) ?? $0 } }
    guard needs.allSatisfy(\.part.isInner) else {
      addLate(check, needs, link: link)
      return
    }
    let step = links[link].steps.indices.first { step in
      needs.allSatisfy {
        $0.part == .innerNode(place: step) || $0.part == .innerNode(place: step + 1)
          || $0.part == .innerRelationship(step: step)
      }
    }
    if let step {
      add(check, needs, step: step, of: link)
    } else {
      iterations[link].append(
        IterationCheck(check.expression, needs, stepCount: links[link].steps.count))
    }
  }

  private mutating func add(
    _ check: PathDescription.Check, _ needs: [PathDescription.Need], step: Int, of link: Int
  ) {
    func locals(_ part: PathPart) -> [Local] { needs.filter { $0.part == part }.map(\.local) }
    steps[link][step].append(
      StepCheck(
        expression: check.expression, source: locals(.innerNode(place: step)),
        relationship: locals(.innerRelationship(step: step)),
        target: locals(.innerNode(place: step + 1))))
  }
}

extension IterationCheck {
  init(_ expression: CompiledExpression, _ needs: [PathDescription.Need], stepCount: Int) {
    var nodes: [(local: Local, place: Int)] = []
    var relationships: [(local: Local, step: Int)] = []
    var (forward, backward) = (0, 0)
    for need in needs {
      switch need.part {
      case .innerNode(let place):
        nodes.append((need.local, place))
        forward = max(forward, place)
        backward = max(backward, stepCount - place)
      case .innerRelationship(let step):
        relationships.append((need.local, step))
        forward = max(forward, step + 1)
        backward = max(backward, stepCount - step)
      default: break
      }
    }
    self.init(
      expression: expression, nodes: nodes, relationships: relationships, readyForward: forward,
      readyBackward: backward)
  }
}
