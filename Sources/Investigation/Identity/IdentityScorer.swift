import Declarations
import PropertyGraph

/// Weighs two records field by field and says how well it is evidenced that they are one.
///
/// ```text
///   A   a whole identifier on both, the same, and names that do not differ
///   B   the same under names that differ (a name borne before, or a slip);
///       or 17 places of one that are the same, and the name; or fewer, the name and a shared thing
///   C   the name, a birth date or a shared thing, and a score of 0.9 or more
///   D   the name alone, nearly the name and a shared thing, or anything that contradicts
/// ```
///
/// A shared thing is a phone or address that few have, kin, a firm or a body.
/// *Complexity:* O(ties of the two records), at most `tiesMax` each.
struct IdentityScorer {
  static let contextScoreMin = 0.9
  /// A record with more ties shares something with everybody.
  static let tiesMax = 256

  private let graph: GraphSnapshot
  private let columns: IdentityColumns
  private let kinds: [(types: [TypeID], kind: Shared)]
  private let direct: [TypeID]

  /// How two records share a thing.
  private enum Shared { case contact, kin, business }

  /// What the scorer has to be told of the whole.
  struct Population {
    /// Records with the label.
    var records: Int
    /// Records that bear the name.
    var bearers: (ComparedName) throws -> Int
    /// Whether an identifier is quarantined.
    var isQuarantined: (UInt32, ComparedIdentifier) throws -> Bool
  }

  init(_ graph: GraphSnapshot, _ columns: IdentityColumns, _ ontology: Ontology) {
    self.graph = graph
    self.columns = columns
    func types(_ kinds: Set<TieKind>) -> [TypeID] {
      ontology.types(of: kinds).compactMap { graph.type($0) }
    }
    kinds = [
      (types([.shared]), .contact), (types([.family]), .kin),
      (types([.corporate, .post, .membership]), .business),
    ]
    direct = types([.family, .corporate, .hierarchy])
  }

  /// Weighs two records of one label.
  func candidate(
    _ a: UInt32, _ b: UInt32, isPerson: Bool, _ population: Population
  ) throws -> IdentityCandidate {
    var weighing = Weighing()
    let identifiers = try weighIdentifiers(a, b, isPerson, population, &weighing)
    let names = try weighNames(a, b, isPerson, population, &weighing)
    if isPerson {
      weighPerson(a, b, identifiers, &weighing)
    } else {
      weighBody(a, b, names.forms, &weighing)
    }
    try weighShared(a, b, population.records, &weighing)
    if try areTied(a, b) {
      weighing.add("tie", false, IdentityWeights.contradiction, isContradiction: true)
    }
    let bits = weighing.reasons.reduce(0) { $0 + $1.weight }
    let score = IdentityWeights.score(bits, among: population.records)
    return IdentityCandidate(
      a: NodeIndex(a), b: NodeIndex(b), score: score,
      tier: tier(identifiers.agreement, names.likeness, weighing, score),
      reasons: weighing.reasons)
  }

  /// The reasons as they come.
  private struct Weighing {
    var reasons: [IdentityCandidate.Reason] = []
    /// Whether both were born, or registered, on one day, as far as one knows.
    var hasDate = false
    /// Whether both have a tie to one thing.
    var hasShared = false

    var contradicts: Bool { reasons.contains(where: \.isContradiction) }

    mutating func add(
      _ field: String, _ agrees: Bool, _ weight: Double, isContradiction: Bool = false
    ) {
      reasons.append(
        IdentityCandidate.Reason(
          field: field, agrees: agrees, weight: (weight * 100).rounded() / 100,
          isContradiction: isContradiction))
    }
  }

  private func tier(
    _ identifier: ComparedIdentifier.Agreement, _ name: NameLikeness, _ weighing: Weighing,
    _ score: Double
  ) -> EvidenceTier? {
    let isNamed = name == .same
    if weighing.contradicts { return isNamed || identifier == .full ? .name : nil }
    switch identifier {
    case .full: return name == .apart ? .partialIdentifier : .identifier
    case .partial(let places) where isNamed && (places >= 17 || weighing.hasShared):
      return .partialIdentifier
    default: break
    }
    if isNamed {
      let hasContext = weighing.hasDate || weighing.hasShared
      return hasContext && score >= Self.contextScoreMin ? .context : .name
    }
    return name == .near && weighing.hasShared ? .name : nil
  }

  // MARK: - Fields

  private func weighIdentifiers(
    _ a: UInt32, _ b: UInt32, _ isPerson: Bool, _ population: Population,
    _ weighing: inout Weighing
  ) throws -> (
    a: ComparedIdentifier?, b: ComparedIdentifier?, agreement: ComparedIdentifier.Agreement
  ) {
    // What stands in quarantine says nothing, not even that two are two.
    func identifier(_ node: UInt32) throws -> ComparedIdentifier? {
      guard let found = try columns.identifier(node, isPerson: isPerson),
        !(try population.isQuarantined(node, found))
      else { return nil }
      return found
    }
    let (one, other) = (try identifier(a), try identifier(b))
    guard let one, let other else { return (one, other, .silent) }
    let agreement = one.agreement(with: other)
    let field = isPerson ? "id_card" : "uscc"
    switch agreement {
    case .full: weighing.add(field, true, IdentityWeights.wholeIdentifier)
    case .partial(let places):
      weighing.add(field, true, IdentityWeights.partialIdentifier(places: places))
      // So many hold the day of birth.
      if isPerson, places >= 14 { weighing.hasDate = true }
    case .contradicts:
      weighing.add(field, false, IdentityWeights.contradiction, isContradiction: true)
    case .silent: break
    }
    return (one, other, agreement)
  }

  private func weighNames(
    _ a: UInt32, _ b: UInt32, _ isPerson: Bool, _ population: Population,
    _ weighing: inout Weighing
  ) throws -> (likeness: NameLikeness, forms: (ComparedName, ComparedName)?) {
    let (one, other) = (columns.name(a, isPerson: isPerson), columns.name(b, isPerson: isPerson))
    var likeness = NameLikeness.unknown
    if let one, let other {
      likeness = NameLikeness(one, other, isPerson: isPerson)
      let weight = IdentityWeights.name(
        bearers: try population.bearers(one), among: population.records)
      switch likeness {
      case .same: weighing.add("name", true, weight)
      case .near: weighing.add("name", true, weight / 2)
      case .apart: weighing.add("name", false, IdentityWeights.nameDiffers)
      case .unknown: break
      }
    }
    if likeness != .same, let shared = sharedAlias(a, b, isPerson, one, other) {
      likeness = .same
      let weight = IdentityWeights.name(
        bearers: try population.bearers(shared), among: population.records)
      weighing.add("alias", true, weight - IdentityWeights.aliasLess)
    }
    guard likeness == .same, let one, let other else { return (likeness, nil) }
    return (likeness, (one, other))
  }

  /// A name that one bears and the other bore.
  private func sharedAlias(
    _ a: UInt32, _ b: UInt32, _ isPerson: Bool, _ nameA: ComparedName?, _ nameB: ComparedName?
  ) -> ComparedName? {
    if columns.others.isEmpty { return nil }
    let ofA = columns.otherNames(a, isPerson: isPerson) + [nameA].compactMap { $0 }
    let ofB = Set(
      (columns.otherNames(b, isPerson: isPerson) + [nameB].compactMap { $0 }).map(\.core))
    return ofA.first { ofB.contains($0.core) }
  }

  private func weighPerson(
    _ a: UInt32, _ b: UInt32,
    _ identifiers: (
      a: ComparedIdentifier?, b: ComparedIdentifier?, agreement: ComparedIdentifier.Agreement
    ),
    _ weighing: inout Weighing
  ) {
    // What a shared identifier says twice is no second reason; what the records state beside it is.
    var isTold = identifiers.agreement == .full
    if case .partial(let places) = identifiers.agreement, places >= 14 { isTold = true }
    let ids = isTold ? (nil, nil) : (identifiers.a?.residentID, identifiers.b?.residentID)
    let birthA = ids.0?.birth ?? columns.birth?.date(a)
    let birthB = ids.1?.birth ?? columns.birth?.date(b)
    if let birthA, let birthB { weighBirth(birthA, birthB, isTold: isTold, &weighing) }
    let (sexA, sexB) = (ids.0?.sex ?? columns.statedSex(a), ids.1?.sex ?? columns.statedSex(b))
    guard let sexA, let sexB else { return }
    if sexA == sexB {
      if !isTold { weighing.add("sex", true, IdentityWeights.sex) }
    } else {
      weighing.add("sex", false, IdentityWeights.contradiction, isContradiction: true)
    }
  }

  /// 1 January stands for a year of which the day is not known.
  private func weighBirth(
    _ a: CalendarDate, _ b: CalendarDate, isTold: Bool, _ weighing: inout Weighing
  ) {
    if a.contradicts(birth: b) {
      weighing.add("birth_date", false, IdentityWeights.contradiction, isContradiction: true)
      return
    }
    let isDay = a == b && !a.isNewYear
    if isDay { weighing.hasDate = true }
    if isTold { return }
    weighing.add(
      "birth_date", true, isDay ? IdentityWeights.birthDate : IdentityWeights.birthYear)
  }

  private func weighBody(
    _ a: UInt32, _ b: UInt32, _ names: (ComparedName, ComparedName)?, _ weighing: inout Weighing
  ) {
    if let dayA = columns.registered?.date(a), let dayB = columns.registered?.date(b) {
      let weights = IdentityWeights.registrationDate
      weighing.add("reg_date", dayA == dayB, dayA == dayB ? weights.agrees : weights.differs)
      if dayA == dayB { weighing.hasDate = true }
    }
    guard let (one, other) = names else { return }
    if let formA = one.form, let formB = other.form {
      let weights = IdentityWeights.legalForm
      weighing.add("legal_form", formA == formB, formA == formB ? weights.agrees : weights.differs)
    }
    if one.shareClass != other.shareClass {
      weighing.add("share_class", false, IdentityWeights.shareClassDiffers)
    }
  }

  // MARK: - Ties

  /// Phones, addresses, kin, firms and bodies that both records have a tie to.
  private func weighShared(
    _ a: UInt32, _ b: UInt32, _ records: Int, _ weighing: inout Weighing
  ) throws {
    for (types, kind) in kinds {
      let (ofA, ofB) = (try ties(of: a, types, kind), try ties(of: b, types, kind))
      var left = kind == .kin ? IdentityWeights.kin.most : IdentityWeights.business.most
      for (tie, spans) in ofA.sorted(by: { $0.key < $1.key }) {
        guard let met = ofB[tie] else { continue }
        // A number that went from one to the other is shared by nobody.
        if kind == .contact, !spans.contains(where: { span in met.contains { span.meets($0) } }) {
          continue
        }
        let node = NodeIndex(UInt32(tie >> 32))
        let degree = try graph.degree(of: node)
        switch kind {
        case .contact where degree <= IdentityQuarantine.contactsMax:
          let weight = IdentityWeights.shared(
            degree: degree, among: records, most: IdentityWeights.contactMost)
          weighing.add(graph.labels(of: node).first?.lowercased() ?? "contact", true, weight)
          weighing.hasShared = true
        case .contact: continue
        case .kin, .business:
          let weight =
            kind == .kin
            ? IdentityWeights.kin.each
            : IdentityWeights.shared(
              degree: degree, among: records, most: IdentityWeights.business.each)
          guard min(weight, left) > 0 else { continue }
          weighing.add(
            kind == .kin ? "kin" : graph.labels(of: node).first?.lowercased() ?? "body", true,
            min(weight, left))
          left -= min(weight, left)
          weighing.hasShared = true
        }
      }
    }
  }

  /// When the ties over some types hold, by neighbour, type and direction: two parents of a child
  /// share it, a parent and a child of one person share nothing.
  private func ties(
    of node: UInt32, _ types: [TypeID], _ kind: Shared
  ) throws -> [UInt64: [ValidityInterval]] {
    var found: [UInt64: [ValidityInterval]] = [:]
    var count = 0
    for type in types {
      guard try graph.outgoing(type).degree(of: node) <= Self.tiesMax,
        try graph.incoming(type).degree(of: node) <= Self.tiesMax
      else { continue }
      try graph.forEachRelationship(of: NodeIndex(node), types: [type]) { tie, direction in
        let other = direction == .outgoing ? tie.to : tie.from
        guard other.rawValue != node, count < Self.tiesMax else { return }
        count += 1
        let key =
          UInt64(other.rawValue) << 32 | UInt64(type.rawValue) << 1
          | (direction == .outgoing ? 0 : 1)
        found[key, default: []].append(
          kind == .contact ? try graph.interval(of: tie.index) : ValidityInterval())
      }
    }
    return found
  }

  /// Whether one owns, leads, bore or belongs to the other: nobody is so tied to himself.
  private func areTied(_ a: UInt32, _ b: UInt32) throws -> Bool {
    for type in direct {
      let (outgoing, incoming) = (try graph.outgoing(type), try graph.incoming(type))
      for (from, to) in [(a, b), (b, a)] {
        let isFound =
          outgoing.degree(of: from) <= incoming.degree(of: to)
          ? outgoing.neighbours(of: from).contains(to) : incoming.neighbours(of: to).contains(from)
        if isFound { return true }
      }
    }
    return false
  }
}

extension ValidityInterval {
  /// Whether two intervals have a day in common.
  fileprivate func meets(_ other: ValidityInterval) -> Bool {
    func begins(_ a: CalendarDate?, before b: CalendarDate?) -> Bool {
      guard let a, let b else { return true }
      return a < b
    }
    return begins(from, before: other.to) && begins(other.from, before: to)
  }
}
