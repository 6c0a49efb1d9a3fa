import PropertyGraph

extension GraphPortrait {
  /// The portrait a snapshot of a history should have.
  ///
  /// - Parameters:
  ///   - parties: records that are one party each, in the order in which they are asked; groups do
  ///     not overlap.
  ///   - findsTies: whether every relationship that ever was is looked for.
  public init(
    of history: ReferenceHistory, scope: ReadScope = .all, parties: [[Int]] = [],
    findsNodes: Bool = true, findsTies: Bool = false
  ) {
    self.init()
    func visible(_ kind: GraphScript.Name, _ hidden: Set<String>) -> [String] {
      (history.names[kind] ?? []).filter { !hidden.contains($0) }
    }
    let view = PartyView(history, scope, parties)
    let labels = visible(.label, scope.hiddenLabels)
    let types = visible(.type, scope.hiddenTypes)
    addNames("labels", labels)
    addNames("types", types)
    addNames("properties", visible(.property, scope.hiddenProperties))
    addNames("spaces", history.names[.space] ?? [])
    add("\(view.nodes.count) nodes")
    let ties = history.ties.sorted { $0.key < $1.key }.map(\.value).compactMap { tie in
      types.contains(tie.type) ? view.ends(of: tie).map { (tie: tie, ends: $0) } : nil
    }
    for node in view.nodes {
      let degree = ties.reduce(0) {
        $0 + ($1.ends.from == node ? 1 : 0) + ($1.ends.to == node ? 1 : 0)
      }
      addNode(
        view.name(node), reference: history.nodes[node]!.identity.reference,
        labels: Array(view.labels(node)), properties: view.properties(node),
        citations: view.members(node).flatMap { history.nodes[$0]!.citations }, degree: degree)
    }
    for label in labels {
      let some = view.nodes.filter { view.labels($0).contains(label) }
      addNames("nodes with \(Self.text(label))", some.map(view.name).sorted())
    }
    add("\(ties.count) relationships")
    for type in types {
      let some = ties.filter { $0.tie.type == type }
      add("\(some.count) of \(Self.text(type))")
      for (tie, ends) in some {
        let properties = tie.properties.filter { !scope.hiddenProperties.contains($0.key) }
        addTie(
          tie.reference, type, from: view.name(ends.from), to: view.name(ends.to),
          properties: properties.map { ($0.key, $0.value) }, interval: Self.interval(properties),
          citations: tie.citations)
      }
      for node in view.nodes {
        addNeighbours(
          view.name(node), type, isForward: true,
          some.filter { $0.ends.from == node }.map {
            "\(view.name($0.ends.to)) by \($0.tie.reference)"
          })
        addNeighbours(
          view.name(node), type, isForward: false,
          some.filter { $0.ends.to == node }.map {
            "\(view.name($0.ends.from)) by \($0.tie.reference)"
          })
      }
    }
    if findsNodes {
      for identity in history.identities {
        let found = history.keys[identity].map(view.canonical).flatMap {
          view.isVisible($0) ? view.name($0) : nil
        }
        add("looking for \(Self.name(identity)): \(found ?? "nothing")")
      }
    }
    if findsTies {
      let there = Set(ties.map(\.tie.reference))
      for reference in history.tieReferences {
        add("looking for \(reference): \(there.contains(reference) ? "there" : "nothing")")
      }
    }
  }

  private static func interval(_ properties: [String: Value]) -> ValidityInterval {
    func date(_ name: String) -> CalendarDate? {
      if case .date(let day)? = properties[name] { day } else { nil }
    }
    return ValidityInterval(from: date("valid_from"), to: date("valid_to"))
  }
}

/// A history as one reader sees it, records put together.
private struct PartyView {
  private let history: ReferenceHistory
  private let scope: ReadScope
  private let groups: [Int: [Int]]
  private let standing: [Int: Int]
  /// Visible parties.
  private(set) var nodes: [Int] = []

  init(_ history: ReferenceHistory, _ scope: ReadScope, _ parties: [[Int]]) {
    self.history = history
    self.scope = scope
    let living = parties.map { $0.filter { history.nodes[$0] != nil } }.filter { !$0.isEmpty }
    groups = Dictionary(uniqueKeysWithValues: living.map { ($0[0], $0) })
    standing = Dictionary(
      uniqueKeysWithValues: living.flatMap { group in group.map { ($0, group[0]) } })
    nodes = history.nodes.keys.sorted().filter(isVisible)
  }

  func canonical(_ node: Int) -> Int { standing[node] ?? node }
  func members(_ party: Int) -> [Int] { groups[party] ?? [party] }
  func name(_ party: Int) -> String { GraphPortrait.name(history.nodes[party]!.identity) }

  func labels(_ party: Int) -> Set<String> {
    Set(members(party).flatMap { history.nodes[$0]!.labels })
  }

  func isVisible(_ node: Int) -> Bool {
    canonical(node) == node && labels(node).isDisjoint(with: scope.hiddenLabels)
  }

  func properties(_ party: Int) -> [(name: String, value: Value)] {
    var found: [String: Value] = [:]
    for member in members(party) {
      found.merge(history.nodes[member]!.properties) { earlier, _ in earlier }
    }
    if found["id"] == nil, case .key(_, let key) = history.nodes[party]!.identity {
      found["id"] = .string(key)
    }
    return found.filter { !scope.hiddenProperties.contains($0.key) }.map { ($0.key, $0.value) }
  }

  func ends(of tie: ReferenceHistory.Tie) -> (from: Int, to: Int)? {
    let (from, to) = (canonical(tie.from), canonical(tie.to))
    return isVisible(from) && isVisible(to) ? (from, to) : nil
  }
}
