import Declarations
import PropertyGraph

/// Whether a relative is in a set of the law. What is not known never makes a member.
public enum KinMembership: UInt8, Sendable, Hashable, Comparable {
  case none
  /// It hangs on something nobody recorded, or on a reading of the text.
  case possible
  case member

  public static func < (a: KinMembership, b: KinMembership) -> Bool { a.rawValue < b.rawValue }
}

/// One circle of relatives as a law draws it: 任职回避, 近亲属 of one statute, …
public struct KinSet: Sendable {
  public let declaration: KinSetDeclaration
  /// By the code of a shape.
  private let table: [Entry]

  private enum Entry: UInt8, Comparable {
    case outside, disputed, fullSiblings, member
    static func < (a: Entry, b: Entry) -> Bool { a.rawValue < b.rawValue }
  }

  public init(_ declaration: KinSetDeclaration) {
    self.declaration = declaration
    var table = [Entry](repeating: .outside, count: KinShape.codeCount)
    for pattern in declaration.disputed {
      for shape in pattern.shapes { table[shape.code] = .disputed }
    }
    for pattern in declaration.members {
      let entry: Entry = pattern == .kin(.sibling(isFull: true)) ? .fullSiblings : .member
      for shape in pattern.shapes { table[shape.code] = max(table[shape.code], entry) }
    }
    self.table = table
  }

  public var id: String { declaration.id }
  public var name: BilingualText { declaration.name }

  /// Whether the version is the law on a day; without one, whether it is not repealed.
  public func isInForce(on day: CalendarDate?) -> Bool {
    guard let day else { return declaration.validTo == nil }
    let from = declaration.validFrom.flatMap { CalendarDate($0) }
    let to = declaration.validTo.flatMap { CalendarDate($0) }
    return ValidityInterval(from: from, to: to).holds(on: day)
  }

  /// Whether a relative is in the set by any of its relations.
  public func contains(_ relative: Relative) -> Bool { membership(of: relative) == .member }

  /// Whether a relative is, or may be, in the set: the best of its relations decides.
  public func membership(of relative: Relative) -> KinMembership {
    relative.others.reduce(membership(of: relative.relation)) { max($0, membership(of: $1)) }
  }

  /// Whether one chain of kinship is in the set.
  public func membership(of relation: KinRelation) -> KinMembership {
    membership(
      relation.shape, relation.flags, shared: relation.sharedParents, relation.context.policy)
  }

  /// Whether a chain of an outline is in the set.
  func membership(
    _ shape: KinShape, _ flags: KinWalk.Flags, shared: SharedParents?, _ policy: KinPolicy
  ) -> KinMembership {
    if !flags.isDisjoint(with: [.divorced, .widowed]) { return .none }
    let direct = membership(shape, shared)
    guard let blood = shape.asBlood, table[blood.code] > .outside else { return direct }
    return max(direct, min(membership(blood, nil), policy.standing(of: shape, flags)))
  }

  private func membership(_ shape: KinShape, _ shared: SharedParents?) -> KinMembership {
    switch table[shape.code] {
    case .outside: .none
    case .disputed: .possible
    case .member: .member
    case .fullSiblings: shared == .full ? .member : shared == .half ? .none : .possible
    }
  }

  /// Whether kin of an outline can be in the set.
  func mayHold(_ shape: KinShape) -> Bool {
    if table[shape.code] > .outside { return true }
    return shape.asBlood.map { table[$0.code] > .outside } ?? false
  }
}

extension KinPattern {
  /// The outlines of chains that the pattern means.
  var shapes: [KinShape] {
    switch self {
    case .spouse: [KinShape(.kinOfSpouse, 0, 0)]
    case .kin(let kin): kin.generations.map { KinShape(.blood, $0, $1) }
    case .spouseOfKin(let kin): kin.generations.map { KinShape(.spouseOfKin, $0, $1) }
    case .kinOfSpouse(let kin): kin.generations.map { KinShape(.kinOfSpouse, $0, $1) }
    case .spouseOfSpousesSibling: [KinShape(.spouseOfSpousesSibling, 1, 1)]
    case .kinOfChildsSpouse(let kin):
      kin.generations.map { KinShape(.kinOfChildsSpouse, $0, $1) }
    case .parentOfSiblingsSpouse: [KinShape(.kinOfSiblingsSpouse, 1, 0)]
    case .guardian: [KinShape(.guardianship, 1, 0)]
    case .ward: [KinShape(.guardianship, 0, 1)]
    }
  }
}

extension KinPattern.Kin {
  /// Generations up and down.
  fileprivate var generations: [(Int, Int)] {
    switch self {
    case .ancestor(let degrees): return degrees.map { ($0, 0) }
    case .descendant(let degrees): return degrees.map { (0, $0) }
    case .lineal(let degreeMax):
      return (1...(degreeMax ?? KinShape.generationsMax)).flatMap { [($0, 0), (0, $0)] }
    case .sibling: return [(1, 1)]
    case .collateral(let generations):
      return (1..<generations).flatMap { up in (1..<generations).map { (up, $0) } }
    }
  }
}
