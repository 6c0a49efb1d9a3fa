/// What is known of control and benefit beside shares.
public struct ControlFacts: Hashable, Sendable {
  /// A part of the profit or of the votes that a person has otherwise than by shares.
  public struct Right: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case profit, votes }

    public var kind: Kind
    public var person: UInt32
    public var company: UInt32
    public var share: ShareInterval

    public init(_ kind: Kind, person: UInt32, company: UInt32, share: ShareInterval) {
      self.kind = kind
      self.person = person
      self.company = company
      self.share = share
    }
  }

  /// That a person can dominate a company by agreement or other arrangement.
  public struct Agreement: Hashable, Sendable {
    public var person: UInt32
    public var company: UInt32

    public init(person: UInt32, company: UInt32) {
      self.person = person
      self.company = company
    }
  }

  public var rights: [Right]
  /// Parties that act in concert (一致行动人), each group at least two.
  public var concerts: [[UInt32]]
  public var agreements: [Agreement]

  public init(
    rights: [Right] = [], concerts: [[UInt32]] = [], agreements: [Agreement] = []
  ) {
    self.rights = rights
    self.concerts = concerts
    self.agreements = agreements
  }
}

/// What kind of entity may have to file its beneficial owners.
public struct FilingEntity: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 公司
    case company
    /// 合伙企业
    case partnership
    /// 外国公司分支机构
    case foreignBranch
    /// 个体工商户
    case individualBusiness
    /// 非公司企业法人
    case nonCompanyLegalPerson
    /// 个人独资企业
    case soleProprietorship
    /// 农民专业合作社、联合社
    case cooperative
    /// A branch of one of these or of a domestic company or partnership.
    case domesticBranch
    case unknown

    /// Whether such entities file; nil where that is not known.
    public var files: Bool? {
      switch self {
      case .company, .partnership, .foreignBranch: true
      case .unknown: nil
      default: false
      }
    }
  }

  public var kind: Kind
  /// Registered capital or contributions in yuan; nil where it is not known.
  public var capital: Double?

  public init(_ kind: Kind = .company, capital: Double? = nil) {
    self.kind = kind
    self.capital = capital
  }
}

extension OwnershipGraph {
  /// Whether an entity may be free of filing because it promised (办法 art. 3): capital of at most
  /// ten million yuan, all holders natural persons, nobody else in control or benefit, and none but
  /// through shares. True unless a record excludes it.
  public func mayPromise(
    _ company: UInt32, _ entity: FilingEntity, facts: ControlFacts = ControlFacts()
  ) -> Bool {
    if entity.kind.files == false { return false }
    if let capital = entity.capital, capital > 10_000_000 { return false }
    if holders(of: company).contains(where: { kinds[Int($0.holder)] != .person }) { return false }
    return !facts.rights.contains { $0.company == company }
      && !facts.agreements.contains { $0.company == company }
  }
}
