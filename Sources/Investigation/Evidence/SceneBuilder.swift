import Declarations
import GraphRendering
import PropertyGraph

/// Makes an evidence scene out of paths: every node and tie once, ties with their footnotes, third
/// parties masked.
public struct SceneBuilder {
  let caseGraph: CaseGraph
  let language: Language
  /// Persons who are not subjects are shown by what they are, not by name.
  let isMasked: Bool

  public init(_ caseGraph: CaseGraph, language: Language, isMasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.isMasked = isMasked
  }

  /// The picture of a result of a detection model.
  public func scene(_ result: ModelResult) throws -> EvidenceScene {
    let subjects = result.roles.filter { !result.model.thirdParties.contains($0.role) }
    var draft = Draft(subjects: Set(subjects.map(\.node)))
    for (role, node) in result.roles { draft.roles[node] = Self.name(ofRole: role, in: language) }
    for path in result.paths { try draft.add(path, self) }
    let key = try result.key(caseGraph)
    let severity =
      result.model.severity == "red"
      ? BilingualText(en: "red", zh: "红色") : BilingualText(en: "yellow", zh: "黄色")
    let subtitle = BilingualText(
      en: "Lead \(key), \(severity.en)", zh: "预警 \(key)，\(severity.zh)")
    return scene(
      draft, title: result.model.title[language], subtitle: subtitle[language],
      query: result.model.id, day: result.day)
  }

  /// What a role is called.
  public static func name(ofRole role: String, in language: Language) -> String {
    roleNames[role]?[language] ?? role
  }

  private static let roleNames: [String: BilingualText] = [
    "tender": BilingualText(en: "tender", zh: "招标项目"),
    "official": BilingualText(en: "official", zh: "公职人员"),
    "relative": BilingualText(en: "relative", zh: "亲属"),
    "company": BilingualText(en: "bidder", zh: "投标企业"),
    "insider": BilingualText(en: "insider", zh: "内部人员"),
    "supplier": BilingualText(en: "supplier", zh: "供应商"),
    "case": BilingualText(en: "case", zh: "案件"),
    "person": BilingualText(en: "person of the same case", zh: "同案人员"),
    "a": BilingualText(en: "bidder", zh: "投标企业"),
    "b": BilingualText(en: "bidder", zh: "投标企业"),
  ]

  // MARK: - Gathering

  /// Nodes, ties and footnotes in order of first sight.
  struct Draft {
    let subjects: Set<NodeIndex>
    var roles: [NodeIndex: String] = [:]
    var order: [NodeIndex] = []
    var details: [NodeIndex: [String]] = [:]
    var labels: [NodeIndex: [String]] = [:]
    var names: [NodeIndex: String] = [:]
    var references: [NodeIndex: String] = [:]
    var ties: [(tie: Relationship, step: EvidenceStep)] = []
    var footnotes: [EvidenceStep.Source] = []
    var relatives: Set<NodeIndex> = []
    /// Ties on which all that is shown rests.
    var necessary: Set<Relationship> = []

    init(subjects: Set<NodeIndex>) { self.subjects = subjects }

    mutating func add(_ node: NodeIndex, _ builder: SceneBuilder) throws {
      guard names[node] == nil else { return }
      order.append(node)
      labels[node] = builder.caseGraph.graph.labels(of: node)
      names[node] = try builder.name(of: node)
      references[node] = try builder.caseGraph.graph.reference(of: node)
      details[node] = try builder.details(of: node)
    }

    mutating func add(_ path: EvidencePath, _ builder: SceneBuilder) throws {
      for node in path.nodes { try add(node, builder) }
      for (at, tie) in path.ties.enumerated() where !ties.contains(where: { $0.tie == tie }) {
        let step = try builder.caseGraph.step(
          tie, from: path.nodes[at], unmasked: !builder.isMasked)
        ties.append((tie, step))
        for source in step.sources where !footnotes.contains(source) { footnotes.append(source) }
        if builder.caseGraph.ontology.tie(step.type)?.kind == .family {
          relatives.formUnion([tie.from, tie.to])
        }
      }
    }
  }

  func scene(
    _ draft: Draft, title: String, subtitle: String, query: String, day: CalendarDate?
  ) -> EvidenceScene {
    let masks = isMasked ? self.masks(draft) : [:]
    func id(_ node: NodeIndex) -> String {
      masks[node].map { "masked:\($0)" } ?? draft.references[node]!
    }
    let nodes = draft.order.map { node in
      EvidenceScene.Node(
        id: id(node), labels: draft.labels[node]!, caption: masks[node] ?? draft.names[node]!,
        details: masks[node] == nil ? draft.details[node]! : [], role: draft.roles[node],
        isSubject: draft.subjects.contains(node))
    }
    let ties = draft.ties.map { tie, step in
      EvidenceScene.Tie(
        from: id(tie.from), to: id(tie.to), type: step.type, caption: caption(tie, step),
        dates: dates(step), footnotes: step.sources.map { draft.footnotes.firstIndex(of: $0)! + 1 },
        isInferred: false, isNecessary: draft.necessary.contains(tie))
    }
    let footnotes = draft.footnotes.enumerated().map {
      EvidenceScene.Footnote(number: $0 + 1, file: $1.file, row: $1.row)
    }
    return EvidenceScene(
      title: title, subtitle: subtitle, queryID: query,
      datasets: caseGraph.contents.datasetNames, datasetHash: caseGraph.contents.hash,
      asOf: day?.description, language: language, notices: notices, isMasked: !masks.isEmpty,
      nodes: nodes, ties: ties, footnotes: footnotes)
  }

  private var notices: [String] {
    var notices = caseGraph.contents.notices(language)
    if caseGraph.contents.isInvented, notices.isEmpty {
      notices.append(
        BilingualText(en: "All names are invented.", zh: "全部人名均为虚构。")[language])
    }
    return notices
  }

  /// What stands for each third person: `relative A`, `person B`, in order of first sight.
  func masks(_ draft: Draft) -> [NodeIndex: String] {
    var masks: [NodeIndex: String] = [:]
    for node in draft.order
    where !draft.subjects.contains(node) && draft.labels[node]!.contains("Person") {
      let letter = Self.letters(masks.count)
      let kind =
        draft.relatives.contains(node)
        ? BilingualText(en: "relative \(letter)", zh: "亲属\(letter)")
        : BilingualText(en: "person \(letter)", zh: "相关人\(letter)")
      masks[node] = kind[language]
    }
    return masks
  }

  /// A, B, … Z, AA, AB, …
  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }

  // MARK: - Words

  func name(of node: NodeIndex) throws -> String {
    let entity = try caseGraph.entity(node, unmasked: !isMasked)
    return entity.name.isEmpty ? entity.id : entity.name
  }

  /// The featured properties of a node that are not personal, three at most.
  private func details(of node: NodeIndex) throws -> [String] {
    var lines: [String] = []
    let labels = caseGraph.graph.labels(of: node)
    for declaration in caseGraph.ontology.nodes(of: labels) {
      for property in declaration.properties where property.isFeatured {
        if isMasked, property.isSensitive || labels.contains("Person") { continue }
        guard let value = try caseGraph.graph.value(property.name, of: node), lines.count < 3
        else { continue }
        lines.append("\(property.title[language]) \(shown(value, of: property.name, node))")
      }
    }
    return lines
  }

  private func shown(_ value: Value, of property: String, _ node: NodeIndex) -> String {
    guard property == "amount" else { return value.description }
    let amount: Double? =
      switch value {
      case .integer(let number): Double(number)
      case .double(let number): number
      default: nil
      }
    let currency = (try? caseGraph.graph.value("currency", of: node))?.description
    return amount.map { Self.money($0, currency) } ?? value.description
  }

  static func money(_ amount: Double, _ currency: String?) -> String {
    guard let whole = Int64(exactly: amount.rounded()) else { return "\(amount)" }
    var digits = String(whole.magnitude)
    var grouped = ""
    while digits.count > 3 {
      grouped = "," + digits.suffix(3) + grouped
      digits = String(digits.dropLast(3))
    }
    return (currency.map { "\($0) " } ?? "") + (whole < 0 ? "−" : "") + digits + grouped
  }

  private func caption(_ tie: Relationship, _ step: EvidenceStep) -> String {
    let declared = caseGraph.ontology.tie(step.type)
    return ([declared?.caption[language] ?? step.type] + words(of: tie)).joined(separator: " ")
  }

  /// What a tie says beside its type and its dates: the share, the post, whether the bid won, the
  /// amount.
  public func words(of tie: Relationship) -> [String] {
    var parts: [String] = []
    let properties = (try? caseGraph.graph.properties(of: tie.index)) ?? []
    func value(_ name: String) -> Value? { properties.first { $0.name == name }?.value }
    if case .double(let share)? = value("share") {
      parts.append("\(decimal(share * 100, digits: 2)) %")
    } else if case .double(let least)? = value("share_min"),
      case .double(let most)? = value("share_max")
    {
      let bounds = [least, most].map { decimal($0 * 100, digits: 2) }
      parts.append("\(bounds.joined(separator: "–")) %")
    }
    switch value("nature")?.description {
    case "adoptive": parts.append(BilingualText(en: "(adoptive)", zh: "（收养）")[language])
    case "step": parts.append(BilingualText(en: "(step)", zh: "（继）")[language])
    case "half": parts.append(BilingualText(en: "(half)", zh: "（半血缘）")[language])
    default: break
    }
    if let post = value("post") { parts.append(post.description) }
    if let relation = value("relation") { parts.append("(\(relation))") }
    if value("won") == .boolean(true) {
      parts.append(BilingualText(en: "(won)", zh: "（中标）")[language])
    }
    switch value("amount") {
    case .double(let amount): parts.append(Self.money(amount, value("currency")?.description))
    case .integer(let amount):
      parts.append(Self.money(Double(amount), value("currency")?.description))
    default: break
    }
    return parts
  }

  private func dates(_ step: EvidenceStep) -> String? {
    let (from, to) = (step.interval.from?.description, step.interval.to?.description)
    switch (from, to) {
    case (let from?, let to?): return "\(from) – \(to)"
    case (let from?, nil): return "\(from) –"
    case (nil, let to?): return "– \(to)"
    case (nil, nil):
      return step.isDated ? nil : BilingualText(en: "undated", zh: "无日期")[language]
    }
  }

  func decimal(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return Int64(exactly: rounded).map { String($0) } ?? String(rounded)
  }

  /// How labels and types are called in the legend.
  public var vocabulary: SceneVocabulary {
    var vocabulary = SceneVocabulary()
    for node in caseGraph.ontology.nodes { vocabulary.labels[node.label] = node.name[language] }
    for tie in caseGraph.ontology.ties {
      vocabulary.types[tie.type] = SceneVocabulary.TieType(
        name: tie.caption[language], kind: Self.look(of: tie), isSymmetric: tie.isSymmetric)
    }
    return vocabulary
  }

  static func look(of tie: TieDeclaration) -> Theme.TieKind {
    switch tie.kind {
    case .family: .family
    case .post: .post
    case .membership: .membership
    case .corporate:
      switch tie.type {
      case "OWNS": .ownership
      case "ACTS_IN_CONCERT_WITH", "CONTROLS_BY_AGREEMENT": .other
      default: .role
      }
    case .financial: .financial
    case .contract: .contract
    case .bid, .tender: .bid
    case .case: .case
    case .shared, .contact: .contact
    case .meeting: .meeting
    case .donation: .donation
    case .hierarchy, .other: .other
    }
  }
}
