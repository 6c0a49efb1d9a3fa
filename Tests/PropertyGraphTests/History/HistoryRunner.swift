import PropertyGraph
import ReferenceGraph

/// Commits in memory, in the order in which they came.
final class MemoryLog: CommitLog {
  var commits: [Commit] = []
  /// Thrown instead of keeping a commit.
  var refusal: (any Error)?

  func append(_ commit: Commit) throws {
    if let refusal { throw refusal }
    commits.append(commit)
  }
}

/// Leads a graph and the reference through the same history and compares them after every step.
final class HistoryRunner {
  private let folder: TemporaryFolder
  private(set) var snapshot: GraphSnapshot
  private(set) var reference = ReferenceHistory()
  private var generator: HistoryGenerator
  private var paths: [String] = []
  private let log = MemoryLog()
  private var fileCount = 0
  /// What references stand for, as long as they are there, and those that no longer are.
  private var references: [String: String] = [:]
  private var gone: Set<String> = []
  /// What was done, for whoever reads of a disagreement.
  private(set) var story: [String] = []
  /// How often each kind of step was taken.
  private(set) var counts: [String: Int] = [:]

  init(seed: UInt64, in folder: TemporaryFolder) throws {
    self.folder = folder
    generator = HistoryGenerator(seed: seed)
    snapshot = try GraphSnapshot(segments: [], scope: .all)
    fileCount = Int(seed) << 8
  }

  /// - Parameter steps: how many things happen.
  func run(steps: Int) throws {
    for number in 0..<steps {
      try step()
      try check(isLast: number == steps - 1)
    }
  }

  private func tell(_ step: String) {
    story.append(step)
    counts[step, default: 0] += 1
  }

  private func step() throws {
    switch generator.below(12) {
    case 0..<3: try importing(compacting: false)
    case 3: try importing(compacting: true)
    case 4..<8: try transaction()
    case 8, 9:
      tell("fold")
      try write(GraphBuilder(over: snapshot))
    case 10:
      tell("compact")
      paths = []
      try write(GraphBuilder(compacting: snapshot))
    default:
      tell("reopen")
      snapshot = try GraphSnapshot(segments: paths, scope: .all).applying(log.commits)
    }
  }

  // MARK: - Steps

  private func importing(compacting: Bool) throws {
    let script = generator.script()
    tell(compacting ? "compact and import" : paths.isEmpty ? "import" : "import more")
    let builder: GraphBuilder
    if compacting {
      builder = try GraphBuilder(compacting: snapshot)
      paths = []
    } else if paths.isEmpty, log.commits.isEmpty, generator.chance(0.5) {
      builder = GraphBuilder()
    } else {
      builder = try GraphBuilder(over: snapshot)
    }
    script.apply(to: builder)
    try reference.follow(script)
    try write(builder)
  }

  private func write(_ builder: GraphBuilder) throws {
    fileCount += 1
    paths.append(folder.file("\(fileCount).gxs"))
    try builder.write(to: paths.last!)
    log.commits = []
    snapshot = try GraphSnapshot(segments: paths, scope: .all)
    try snapshot.verify()
  }

  private func transaction() throws {
    let isKept = generator.chance(0.85)
    tell(isKept ? "commit" : "abandon")
    // Now and then by a reader for whom records are put together.
    let groups = generator.chance(0.3) ? try someParties() : nil
    let begun = try groups.map { try snapshot.reopened(parties: $0.real) } ?? snapshot
    let transaction = try GraphTransaction(on: begun)
    var draft = reference
    var nodes: [Int: NodeIndex] = [:]
    var ties: [Int: RelationshipIndex] = [:]
    for _ in 0..<(1 + generator.below(6)) {
      let edit = generator.edit(of: draft)
      let next = draft.nextID
      func node(_ id: Int) throws -> NodeIndex { try nodes[id] ?? index(of: id, draft) }
      func tie(_ id: Int) throws -> RelationshipIndex {
        try ties[id] ?? index(ofTie: id)
      }
      let isAllowed = try draft.apply(edit)
      do {
        switch edit {
        case .createNode(let labels, let key, let properties):
          nodes[next] = try transaction.createNode(
            labels: labels, key: key, properties: properties)
        case .setNode(let id, let property, let value):
          try transaction.set(property, of: node(id), to: value)
        case .setLabels(let id, let labels): try transaction.setLabels(labels, of: node(id))
        case .addLabel(let id, let label): try transaction.add(label: label, to: node(id))
        case .removeLabel(let id, let label): try transaction.remove(label: label, from: node(id))
        case .deleteNode(let id, let detaching):
          try transaction.delete(nodes[id] ?? index(of: id, reference), detaching: detaching)
        case .createTie(let type, let from, let to, let properties):
          ties[next] = try transaction.createRelationship(
            type, from: node(from), to: node(to), properties: properties)
        case .setTie(let id, let property, let value):
          try transaction.set(property, of: tie(id), to: value)
        case .deleteTie(let id): try transaction.delete(tie(id))
        }
        if !isAllowed { throw GraphPortrait.Disagreement("\(edit) was allowed") }
      } catch let error as GraphError {
        if isAllowed || error.code != .conflict { throw error }
      }
    }
    try GraphPortrait(of: transaction.snapshot().records()).compare(
      with: GraphPortrait(of: draft, findsNodes: false))
    guard isKept else { return }
    let after = try transaction.commit(to: log)
    reference = draft
    if let groups {
      try GraphPortrait(of: after).compare(
        with: GraphPortrait(of: reference, parties: groups.expected, findsNodes: false))
    }
    snapshot = try after.records()
  }

  private func index(of node: Int, _ history: ReferenceHistory) throws -> NodeIndex {
    let found: NodeIndex?
    switch history.nodes[node]!.identity {
    case .sequence: found = try snapshot.node(reference: history.nodes[node]!.identity.reference)
    case .key(let space, let key):
      found = try snapshot.node(space: snapshot.keySpace(space.text)!, key: key.text)
    }
    guard let found else { throw GraphPortrait.Disagreement("a node cannot be found") }
    return found
  }

  private func index(ofTie tie: Int) throws -> RelationshipIndex {
    guard let found = try snapshot.relationship(reference: reference.ties[tie]!.reference) else {
      throw GraphPortrait.Disagreement("a relationship cannot be found")
    }
    return found.index
  }

  // MARK: - Checks

  private func check(isLast: Bool) throws {
    let portrait = try GraphPortrait(
      of: snapshot, identities: reference.identities,
      tieReferences: isLast ? reference.tieReferences : [])
    try portrait.compare(with: GraphPortrait(of: reference, findsTies: isLast))
    for (text, meaning) in portrait.references {
      if gone.contains(text) { throw GraphPortrait.Disagreement("\(text) came back") }
      if let before = references[text], before != meaning {
        throw GraphPortrait.Disagreement("\(text) was \(before) and is \(meaning)")
      }
    }
    gone.formUnion(Set(references.keys).subtracting(portrait.references.keys))
    references = portrait.references
    if isLast || generator.chance(0.3) { try checkReaders() }
  }

  /// The same for readers who see less, or see parties.
  private func checkReaders() throws {
    let scope = ReadScope(
      hiddenLabels: Set(generator.some(HistoryGenerator.labels, atMost: 2)),
      hiddenTypes: Set(generator.some(HistoryGenerator.types, atMost: 1)),
      hiddenProperties: Set(generator.some(HistoryGenerator.properties, atMost: 2)))
    let parties = try someParties()
    let seen = try snapshot.reopened(parties: parties.real)
    for group in parties.groups {
      for member in group where seen.canonical(member) != group[0] {
        throw GraphPortrait.Disagreement("canonical")
      }
      if seen.members(of: group[0]) != group { throw GraphPortrait.Disagreement("members") }
    }
    try GraphPortrait(of: seen, identities: reference.identities).compare(
      with: GraphPortrait(of: reference, parties: parties.expected))
    try GraphPortrait(of: seen.reopened(scope: scope), identities: reference.identities).compare(
      with: GraphPortrait(of: reference, scope: scope, parties: parties.expected))
    try GraphPortrait(of: snapshot.reopened(scope: scope)).compare(
      with: GraphPortrait(of: reference, scope: scope, findsNodes: false))
    try GraphPortrait(of: seen.records()).compare(
      with: GraphPortrait(of: reference, findsNodes: false))
  }

  private struct SomeParties {
    var real: Parties
    /// Members in the order in which they are asked.
    var groups: [[NodeIndex]]
    var expected: [[Int]]
  }

  /// Random groups of records, some of which overlap.
  private func someParties() throws -> SomeParties {
    let all = reference.nodes.keys.sorted()
    var given: [[Int]] = []
    for _ in 0..<(1 + generator.below(3)) { given.append(generator.some(all, atMost: 3)) }
    var index: [Int: NodeIndex] = [:]
    for node in given.joined() { index[node] = try self.index(of: node, reference) }
    // Put together, by name: sets that share a record become one, until none do.
    var sets: [Set<Int>] = []
    for group in given.map(Set.init) where !group.isEmpty {
      let meeting = sets.filter { !$0.isDisjoint(with: group) }
      sets.removeAll { meeting.contains($0) }
      sets.append(meeting.reduce(group) { $0.union($1) })
    }
    let named = Array(given.joined())
    let expected = sets.filter { $0.count > 1 }.map { set -> [Int] in
      let first = named.first { set.contains($0) }!
      return [first] + set.subtracting([first]).sorted { index[$0]! < index[$1]! }
    }
    return SomeParties(
      real: Parties(given.map { $0.map { index[$0]! } }),
      groups: expected.map { $0.map { index[$0]! } }, expected: expected)
  }
}
