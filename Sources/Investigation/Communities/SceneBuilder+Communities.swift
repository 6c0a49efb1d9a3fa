import Declarations
import GraphRendering
import PropertyGraph

/// Pictures of communities: every member where that can be read, one node a community where not.
extension SceneBuilder {
  /// More members or ties than this are collapsed.
  static let membersMax = 120
  static let memberTiesMax = 320
  /// Communities of a collapsed picture, the largest.
  static let collapsedMax = 30

  /// - Throws: `InvestigationError` where there is no community.
  public func scene(
    _ answer: CommunityFinder.Answer, _ finder: CommunityFinder
  ) throws -> EvidenceScene {
    guard !answer.communities.isEmpty else {
      throw InvestigationError(
        .noSuchProjection, "no tie of ‘\(finder.on.text)’ is there, so there is no community")
    }
    let members = answer.communities.reduce(0) { $0 + $1.count }
    let isSmall = members <= Self.membersMax && answer.projection.edgeCount <= Self.memberTiesMax
    var scene = isSmall ? try every(answer, finder) : try collapsed(answer, finder)
    let found = BilingualText(
      en: "\(answer.communities.count) communities of \(members), modularity "
        + decimal(answer.modularity, digits: 3),
      zh: "\(members) 个成员分为 \(answer.communities.count) 个社群，模块度 "
        + decimal(answer.modularity, digits: 3))
    scene.subtitle = [found[language], scene.subtitle ?? ""].filter { !$0.isEmpty }
      .joined(separator: language == .zh ? "；" : "; ")
    return scene
  }

  private func title(_ finder: CommunityFinder) -> String {
    let name = ProjectionText.names.first { $0.name == finder.on.text }?.what[language]
    let what = name ?? finder.on.text
    return BilingualText(en: "Communities: \(what)", zh: "社群：\(what)")[language]
  }

  private func name(ofCommunity number: Int, _ size: Int) -> String {
    BilingualText(en: "Community \(number + 1) (\(size))", zh: "社群\(number + 1)（\(size)）")[language]
  }

  /// References are drawn in the order of their texts: of one length, in that of the numbers.
  private func id(ofCommunity number: Int) -> String {
    "community:" + String(String(1000 + number + 1).dropFirst())
  }

  /// Every member, on the ground of its community.
  private func every(
    _ answer: CommunityFinder.Answer, _ finder: CommunityFinder
  ) throws -> EvidenceScene {
    let officials = answer.communities.joined().map { answer.node($0) }
      .filter { caseGraph.graph.labels(of: $0).contains("Official") }
    var draft = Draft(subjects: Set(officials))
    var groups: [String: Int] = [:]
    var numbers: [Int: Int] = [:]
    for (number, community) in answer.communities.enumerated() {
      for vertex in community {
        try draft.add(answer.node(vertex), self)
        numbers[vertex] = number
      }
    }
    var scene = self.scene(
      draft, title: title(finder), subtitle: "", query: "communities", day: finder.on.request.day)
    // The nodes of a scene stand in the order of the draft.
    var ids: [NodeIndex: String] = [:]
    for (node, drawn) in zip(draft.order, scene.nodes) { ids[node] = drawn.id }
    for (vertex, number) in numbers { groups[ids[answer.node(vertex)]!] = number }
    for at in scene.nodes.indices { scene.nodes[at].group = groups[scene.nodes[at].id] }
    scene.groups = answer.communities.enumerated().map { name(ofCommunity: $0, $1.count) }
    let isFolded = finder.on.request.fold != nil
    answer.projection.withRows { rows, _ in
      for vertex in numbers.keys.sorted() {
        for place in rows.row(vertex) where Int(rows.targets[place]) > vertex {
          let weight = rows.weights?[place] ?? 1
          scene.ties.append(
            EvidenceScene.Tie(
              from: ids[answer.node(vertex)]!, to: ids[answer.node(Int(rows.targets[place]))]!,
              type: BilingualText(en: "shares", zh: "共有")[language],
              caption: isFolded ? self.shared(weight) : " ",
              isInferred: true, isSymmetric: true))
        }
      }
    }
    scene.subtitle = isFolded ? folded : derived
    return scene
  }

  private var folded: String {
    BilingualText(
      en: "lines join those who share something, numbers say how much if more than one",
      zh: "连线表示有共有对象，数字为多于一个时的数量")[language]
  }

  private func shared(_ weight: Double) -> String {
    weight == 1 ? " " : decimal(weight, digits: weight == weight.rounded() ? 0 : 2)
  }

  private var derived: String {
    BilingualText(en: "each line stands for one tie or more", zh: "每条线代表一条或多条关系")[language]
  }

  /// One node a community, named by its most linked members; lines count ties between communities.
  private func collapsed(
    _ answer: CommunityFinder.Answer, _ finder: CommunityFinder
  ) throws -> EvidenceScene {
    let shown = answer.communities.prefix(Self.collapsedMax)
    var nodes: [EvidenceScene.Node] = []
    var numbers: [Int: Int] = [:]
    for (number, community) in shown.enumerated() {
      for vertex in community { numbers[vertex] = number }
      let names = try answer.central(number, limit: 3).compactMap { vertex in
        try shownName(of: answer.node(vertex))
      }
      nodes.append(
        EvidenceScene.Node(
          id: id(ofCommunity: number),
          labels: caseGraph.graph.labels(of: answer.node(answer.central(number, limit: 1)[0])),
          caption: name(ofCommunity: number, community.count), details: names, group: number))
    }
    var between: [[Int]: Int] = [:]
    answer.projection.withRows { rows, _ in
      for (vertex, number) in numbers {
        for place in rows.row(vertex) {
          guard let other = numbers[Int(rows.targets[place])], other > number else { continue }
          between[[number, other], default: 0] += 1
        }
      }
    }
    let ties = between.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, count in
      EvidenceScene.Tie(
        from: id(ofCommunity: pair[0]), to: id(ofCommunity: pair[1]),
        type: BilingualText(en: "ties between", zh: "社群间关系")[language], caption: "\(count)",
        isInferred: true, isSymmetric: true)
    }
    var scene = self.scene(
      Draft(subjects: []), title: title(finder), subtitle: "", query: "communities",
      day: finder.on.request.day)
    scene.nodes = nodes
    scene.ties = ties
    let rest = answer.communities.count - shown.count
    if rest > 0 {
      scene.subtitle =
        BilingualText(
          en: "the largest \(shown.count) are drawn, \(rest) smaller ones are not",
          zh: "仅绘最大的 \(shown.count) 个，另有 \(rest) 个较小社群未绘")[language]
    }
    return scene
  }

  /// The name of a member; nil for a person where persons are masked.
  private func shownName(of node: NodeIndex) throws -> String? {
    if isMasked, caseGraph.graph.labels(of: node).contains("Person") { return nil }
    let entity = try caseGraph.entity(node, unmasked: !isMasked)
    return entity.name.isEmpty ? entity.id : entity.name
  }
}
