/// The outline of a chain of kin: which way the marriages stand in it, and how many generations it
/// goes up and then down beside them.
///
/// Blood alone is `up` generations to the nearest common ancestor and `down` from there. No chain
/// goes through two marriages but for the spouses of the spouse's siblings; of what lies behind the
/// marriage of a relative only what the law or its mirror image names is followed.
public struct KinShape: Hashable, Sendable {
  public enum Form: UInt8, Sendable, CaseIterable {
    /// Blood or adoption alone.
    case blood
    /// The spouse of one's kin.
    case spouseOfKin
    /// One's spouse (0 up, 0 down) and the kin of the spouse.
    case kinOfSpouse
    /// The spouses of the spouse's siblings: 连襟, 妯娌.
    case spouseOfSpousesSibling
    /// Parents (亲家) and siblings of a child's spouse.
    case kinOfChildsSpouse
    /// Parents of a sibling's spouse.
    case kinOfSiblingsSpouse
    /// Children of a parent's spouse: step-siblings.
    case kinOfParentsSpouse
    /// One's guardian (1 up) and ward (1 down).
    case guardianship
  }

  public let form: Form
  /// Generations up and down beside the marriage, 0 to ``generationsMax``.
  public let up: UInt8
  public let down: UInt8

  @inline(__always) init(_ form: Form, _ up: Int, _ down: Int) {
    self.form = form
    self.up = UInt8(truncatingIfNeeded: up)
    self.down = UInt8(truncatingIfNeeded: down)
  }

  /// No chain goes further up or down.
  public static let generationsMax = 9

  /// The person itself.
  static let ego = KinShape(.blood, 0, 0)

  /// Degree by the Roman count (罗马法亲等): each generation up or down is one, a marriage none, so
  /// that affines have the degree of the blood relative they come through. None of guardians.
  public var degree: Int? {
    let generations = Int(up) + Int(down)
    return switch form {
    case .blood, .spouseOfKin, .kinOfSpouse, .spouseOfSpousesSibling: generations
    case .kinOfChildsSpouse, .kinOfParentsSpouse: generations + 1
    case .kinOfSiblingsSpouse: generations + 2
    case .guardianship: nil
    }
  }

  /// A number below ``codeCount``.
  @inline(__always) var code: Int {
    Int(form.rawValue) << 8 | Int(up) << 4 | Int(down)
  }
  static let codeCount = 8 << 8

  // MARK: - Going on

  /// One letter of a chain.
  enum Letter: UInt8, CaseIterable {
    case up, down, sibling, spouse, guardian, ward
  }

  /// The outline of a chain after one more letter, or nil where no chain goes on so.
  @inline(__always) func appending(_ letter: Letter) -> KinShape? {
    switch form {
    case .blood, .kinOfSpouse: ownOrSpouses(letter)
    case .spouseOfKin: behindMarriage(letter)
    default: nil
    }
  }

  @inline(__always) private func ownOrSpouses(_ letter: Letter) -> KinShape? {
    let (up, down) = (Int(up), Int(down))
    switch letter {
    case .up:
      return down == 0 && up < Self.generationsMax ? KinShape(form, up + 1, 0) : nil
    case .sibling:
      return down == 0 && up < Self.generationsMax ? KinShape(form, up + 1, 1) : nil
    case .down:
      return (up == 0 || down > 0) && down < Self.generationsMax
        ? KinShape(form, up, down + 1) : nil
    case .spouse:
      if form == .kinOfSpouse {
        return up == 1 && down == 1 ? KinShape(.spouseOfSpousesSibling, 1, 1) : nil
      }
      return up + down == 0 ? KinShape(.kinOfSpouse, 0, 0) : KinShape(.spouseOfKin, up, down)
    case .guardian: return self == .ego ? KinShape(.guardianship, 1, 0) : nil
    case .ward: return self == .ego ? KinShape(.guardianship, 0, 1) : nil
    }
  }

  private func behindMarriage(_ letter: Letter) -> KinShape? {
    switch (up, down, letter) {
    case (0, 1, .up): KinShape(.kinOfChildsSpouse, 1, 0)
    case (0, 1, .sibling): KinShape(.kinOfChildsSpouse, 1, 1)
    case (1, 1, .up): KinShape(.kinOfSiblingsSpouse, 1, 0)
    case (1, 0, .down): KinShape(.kinOfParentsSpouse, 0, 1)
    default: nil
    }
  }

  /// The outline where a step tie that does not count as blood stands for marriage and birth:
  /// upwards for the spouse of the parent, downwards for the child of the spouse.
  @inline(__always) func appendingStep(_ letter: Letter) -> KinShape? {
    guard form == .blood, down == 0 else { return nil }
    switch letter {
    case .up:
      return up < Self.generationsMax ? KinShape(.spouseOfKin, Int(up) + 1, 0) : nil
    case .down:
      if up == 0 { return KinShape(.kinOfSpouse, 0, 1) }
      return up == 1 ? KinShape(.kinOfParentsSpouse, 0, 1) : nil
    default: return nil
    }
  }

  /// Whether it is a kin tie by a parent's marriage: step-parents, step-children and theirs.
  var isStep: Bool {
    switch form {
    case .spouseOfKin: down == 0
    case .kinOfSpouse: up == 0 && down > 0
    case .kinOfParentsSpouse: true
    default: false
    }
  }

  /// What a step relative would be by blood.
  var asBlood: KinShape? {
    switch form {
    case .spouseOfKin where down == 0: KinShape(.blood, Int(up), 0)
    case .kinOfSpouse where up == 0 && down > 0: KinShape(.blood, 0, Int(down))
    case .kinOfParentsSpouse: KinShape(.blood, 1, 1)
    default: nil
    }
  }

  /// Every outline there is.
  static let all: [KinShape] = {
    var found = [KinShape.ego]
    var seen: Set<KinShape> = [.ego]
    var next = 0
    while next < found.count {
      let letters = Letter.allCases
      let further =
        letters.compactMap { found[next].appending($0) }
        + letters.compactMap { found[next].appendingStep($0) }
      for shape in further where seen.insert(shape).inserted { found.append(shape) }
      next += 1
    }
    return found
  }()
}
