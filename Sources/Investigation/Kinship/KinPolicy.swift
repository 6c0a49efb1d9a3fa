/// What the law leaves to whoever asks, and what may be set aside to see.
public struct KinPolicy: Sendable, Hashable {
  /// When step-parents and step-children count as parents and children.
  public enum StepKin: String, Sendable, Hashable, CaseIterable {
    /// Never.
    case never
    /// Where the child was raised (民法典 1072); where that is not known they may count.
    case raised
    /// Always.
    case always
  }

  /// While an adoption holds the child has no kin by birth (民法典 1111; 1117 revives them). A birth
  /// parent who is married to the adopter stays a parent.
  public var adoptionReplacesBirth: Bool
  public var stepKin: StepKin
  /// Whether the kin of a dead spouse stay affines; statutes are silent.
  public var affinityOutlastsDeath: Bool

  public init(
    adoptionReplacesBirth: Bool = true, stepKin: StepKin = .raised,
    affinityOutlastsDeath: Bool = true
  ) {
    self.adoptionReplacesBirth = adoptionReplacesBirth
    self.stepKin = stepKin
    self.affinityOutlastsDeath = affinityOutlastsDeath
  }

  func counts(raised: Bool?) -> Bool {
    switch stepKin {
    case .never: false
    case .raised: raised == true
    case .always: true
    }
  }

  /// Whether a step relative counts as the relative by blood it stands for.
  func standing(of shape: KinShape, _ flags: KinWalk.Flags) -> KinMembership {
    if flags.contains(.uncertain) { return .possible }
    switch stepKin {
    case .never: return .none
    case .always: return .member
    case .raised:
      // 1072 speaks of parents and children; of step-siblings it says nothing.
      if shape.form == .kinOfParentsSpouse || flags.contains(.notRaised) { return .none }
      return flags.contains(.raised) ? .member : .possible
    }
  }
}
