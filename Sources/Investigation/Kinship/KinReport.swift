import Declarations
import PropertyGraph

/// The kin of a person, for a person to read: terms, sets of the law, and the stored ties that say
/// so.
public struct KinReport {
  /// One relative.
  public struct Row {
    public let relative: Relative
    /// The sets in force that it is surely in, in the order of their file.
    public let sets: [KinSet]
    /// Those it may be in: it hangs on something nobody recorded.
    public let possibleSets: [KinSet]
    /// The chain of the closest relation.
    public let chain: [EvidenceStep]

    public var node: NodeIndex { NodeIndex(relative.person) }
  }

  public let person: NodeIndex
  public let rows: [Row]
  /// How many may be in the set that was asked for, and are not listed.
  public let possibleCount: Int
  public let faults: [KinFault]
  /// Words for the nature of a tie that are not known; ties with them were left out.
  public let unknownNatures: [String]
}

/// What is asked about the kin of a person.
public struct KinQuestion: Sendable {
  /// Nil for every day: what nobody recorded the end of counts.
  public var day: CalendarDate?
  /// The name of a set of the law; nil for all kin.
  public var set: String?
  /// Up to this degree; nil for as far as any set reaches.
  public var degree: Int?
  /// Lists also those who may be in the set.
  public var showsPossible = false
  public var unmasked = false

  public init() {}
}

extension CaseGraph {
  /// The kin of a person.
  ///
  /// - Throws: ``KinSetError`` where no set of the name was in force.
  ///
  /// *Complexity:* that of ``KinFinder/family(of:at:within:)``; the first call reads all ties of
  /// kinship.
  public func kin(of person: NodeIndex, _ question: KinQuestion = KinQuestion()) throws
    -> KinReport
  {
    let finder = try kinFinder()
    let sets = try kinSets()
    let asked = try question.set.map { try sets.named($0, at: question.day) }
    let bound =
      asked.map { KinBound.set($0) } ?? question.degree.map { .degree($0) } ?? KinBound.widest
    let family = finder.family(of: person.rawValue, at: question.day, within: bound)
    var rows: [KinReport.Row] = []
    var possible = 0
    for relative in family.relatives {
      if let degree = question.degree, let own = relative.degree, own > degree { continue }
      if let asked {
        switch asked.membership(of: relative) {
        case .none: continue
        case .possible:
          possible += 1
          if !question.showsPossible { continue }
        case .member: break
        }
      }
      let holding = sets.holding(relative, at: question.day)
      rows.append(
        KinReport.Row(
          relative: relative, sets: holding.filter { $0.membership == .member }.map(\.set),
          possibleSets: holding.filter { $0.membership == .possible }.map(\.set),
          chain: try steps(of: relative.relation, finder, unmasked: question.unmasked)))
    }
    return KinReport(
      person: person, rows: rows, possibleCount: question.showsPossible ? 0 : possible,
      faults: family.faults, unknownNatures: finder.ties.unknownNatures)
  }

  /// The stored ties of a chain with their rows; rows that say the same step stand together.
  func steps(
    of relation: KinRelation, _ finder: KinFinder, unmasked: Bool = false
  ) throws -> [EvidenceStep] {
    var steps: [EvidenceStep] = []
    for step in relation.chain {
      let stored = try finder.ties.relationships(of: step)
      guard let first = stored.first else { continue }
      var evidence = try self.step(first, from: NodeIndex(step.start), unmasked: unmasked)
      for further in stored.dropFirst() {
        evidence.sources += try self.step(further, from: NodeIndex(step.start)).sources
      }
      steps.append(evidence)
    }
    return steps
  }

  /// The report line by line as CONTRACT's `kin` prints it.
  public func json(_ report: KinReport, unmasked: Bool) throws -> [JSONText] {
    let person = try entity(report.person, unmasked: unmasked).json
    return try report.rows.map { row in
      let relation = row.relative.relation
      return .object([
        ("person", person), ("relative", try entity(row.node, unmasked: unmasked).json),
        ("term", Self.json(row.relative.term)),
        ("degree", row.relative.degree.map { .integer($0) } ?? .null),
        ("affinal", .boolean(relation.nature == .marriage)),
        ("nature", .string(relation.nature.rawValue)),
        ("uncertain", .boolean(relation.isUncertain)), ("former", .boolean(relation.isFormer)),
        ("generations", relation.generations.map { .integer($0) } ?? .null),
        ("sets", .array(row.sets.map { .string($0.name.zh) })),
        ("possibleSets", .array(row.possibleSets.map { .string($0.name.zh) })),
        ("alsoKinAs", .array(row.relative.others.map { Self.json($0.term) })),
        ("chain", .array(row.chain.map(\.json))),
      ])
    }
  }

  private static func json(_ text: BilingualText) -> JSONText {
    .object([("zh", .string(text.zh)), ("en", .string(text.en))])
  }
}
