import CypherEngine

/// A simple MATCH in parts, which can be written in many ways that must give the same rows.
struct LawStatement {
  struct Node {
    var name: String
    var label: String?
    /// A key with the text of a value.
    var property: (key: String, value: String)?
  }

  struct Step {
    var name: String
    var type: String?
    /// -1 against the arrow, 0 either way, 1 along it.
    var direction: Int
    /// Written behind the type; empty for a single relationship.
    var length = ""
  }

  struct Path {
    var nodes: [Node]
    var steps: [Step]
  }

  var paths: [Path]
  var condition: String

  /// - Parameter hasLengths: whether steps may repeat.
  init(_ random: inout SeededGenerator, hasLengths: Bool) {
    var names: [String] = []
    var stepCount = 0
    paths = []
    for _ in 0...random.below(3) {
      var nodes: [Node] = []
      var steps: [Step] = []
      for at in 0...random.below(3) {
        // The same node may stand in several places.
        let isKnown = !names.isEmpty && random.chance(0.35)
        let name = isKnown ? random.pick(names) : "n\(names.count)"
        if !isKnown { names.append(name) }
        nodes.append(
          Node(
            name: name, label: random.chance(0.3) ? random.pick(FuzzGraph.labels) : nil,
            property: random.chance(0.12) ? ("x", random.pick(["1", "0", "true", "'1'"])) : nil))
        if at > 0 {
          stepCount += 1
          steps.append(
            Step(
              name: "r\(stepCount)", type: random.chance(0.5) ? random.pick(FuzzGraph.types) : nil,
              direction: random.below(3) - 1,
              length: hasLengths && random.chance(0.3)
                ? random.pick(["*0..2", "*1..2", "*2", "*0..1"]) : ""))
        }
      }
      paths.append(Path(nodes: nodes, steps: steps))
    }
    let (a, b) = (random.pick(names), random.pick(names))
    let key = random.pick(FuzzGraph.keys)
    condition = random.pick([
      "\(a).\(key) = \(b).\(key)", "\(a).x > \(b).x", "\(a).x + 1 = 2 OR \(b):A", "\(a) <> \(b)",
      "\(a).name STARTS WITH \(b).name", "\(a).x IN [1, null, '1']", "NOT \(a).share < 0.5",
      "exists { (\(a))-->(\(b)) }", "exists { (\(a))--(\(b):A) }", "size(labels(\(a))) > 1 XOR \(b).x = 1",
      "any(l IN labels(\(a)) WHERE l = 'A' OR \(b).x = 0)", "\(a).name =~ '[ab]?'",
    ])
    self.names = names
  }

  private(set) var names: [String]

  /// Single relationships.
  var singles: [String] {
    paths.flatMap { $0.steps.filter { $0.length.isEmpty }.map(\.name) }
  }
  /// What is returned: lists of relationships turn round with their pattern, so only their sizes.
  var columns: String {
    let lists = paths.flatMap { $0.steps.filter { !$0.length.isEmpty }.map { "size(\($0.name))" } }
    return (names + singles + lists).map { "\($0) AS \(Self.alias($0))" }.joined(separator: ", ")
  }

  private static func alias(_ text: String) -> String {
    "c" + text.filter { $0.isLetter || $0.isNumber }
  }

  var patterns: [String] { paths.map { Self.text($0, inline: true) } }

  // MARK: - Ways to write it

  static func text(_ path: Path, inline: Bool, isReversed: Bool = false) -> String {
    let nodes = isReversed ? path.nodes.reversed() : path.nodes
    let steps = isReversed ? path.steps.reversed() : path.steps
    var text = node(nodes[0], inline)
    for (step, next) in zip(steps, nodes.dropFirst()) {
      let inner = "[\(step.name)\(step.type.map { ":\($0)" } ?? "")\(step.length)]"
      let direction = isReversed ? -step.direction : step.direction
      text += (direction < 0 ? "<-" : "-") + inner + (direction > 0 ? "->" : "-")
      text += node(next, inline)
    }
    return text
  }

  private static func node(_ node: Node, _ inline: Bool) -> String {
    guard inline else { return "(\(node.name))" }
    let property = node.property.map { " {\($0.key): \($0.value)}" } ?? ""
    return "(\(node.name)\(node.label.map { ":\($0)" } ?? "")\(property))"
  }

  /// What stands inside nodes, as conditions.
  var outlined: [String] {
    paths.flatMap(\.nodes).flatMap { node in
      [
        node.label.map { "\(node.name):\($0)" },
        node.property.map { "\(node.name).\($0.key) = \($0.value)" },
      ].compactMap { $0 }
    }
  }
}
