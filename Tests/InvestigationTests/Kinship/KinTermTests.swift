import Declarations
import PropertyGraph
import Testing

@testable import Investigation

@Suite struct KinTermTests {
  static let initials = [("民", "近亲属·民法典1045"), ("任", "任职回避"), ("商", "经商限制")]

  @Test func tableHasAtLeast120Rows() { #expect(KinTermTable.rows.count >= 120) }

  @Test(arguments: KinTermTable.rows)
  func chainIsWalkedNamedAndPutToTheSets(_ row: KinTermTable.Row) throws {
    var family = KinFamily()
    // The first letter of a marriage says what sex the person has.
    let ego = family.person(
      row.chain.hasPrefix("H") ? .female : row.chain.hasPrefix("W") ? .male : nil, born: 1980)
    let path = family.follow(row.chain, from: ego)
    // Step kin are certain only where both parents are known.
    if ["FW", "MH"].contains(row.chain) {
      _ = family.follow(row.chain == "FW" ? "M" : "F", from: ego)
    }
    if ["WS", "HD"].contains(row.chain) {
      _ = family.follow(row.chain == "WS" ? "F" : "M", from: path[2])
    }
    let relative = try #require(try family.finder().relative(of: ego, to: path.last!))
    #expect(relative.term == BilingualText(en: row.en, zh: row.zh))
    #expect(relative.degree == row.degree)
    #expect(relative.relation.notation == row.chain)
    #expect(relative.others.isEmpty)
    #expect(try Self.sets(of: relative, shippedSets.get()) == row.sets)
  }

  static func sets(of relative: Relative, _ sets: KinSets) throws -> String {
    let found = try initials.map { initial, name in
      switch try sets.named(name).membership(of: relative) {
      case .none: ""
      case .possible: "?" + initial
      case .member: initial
      }
    }.joined()
    return found.isEmpty ? "–" : found
  }

  // MARK: - What is not known

  /// Chains built without sex or without age; `P C G E` in the chain are persons of unknown sex.
  static let unknowns: [(chain: String, isAgeless: Bool, zh: String, en: String)] = [
    ("G+", false, "哥哥或姐姐", "elder sibling (sex unknown)"),
    ("G", true, "兄弟姐妹之一", "sibling (sex unknown)"),
    ("B", true, "兄或弟", "brother (age order unknown)"),
    ("Z", true, "姐或妹", "sister (age order unknown)"),
    ("P", false, "父母之一", "parent (sex unknown)"),
    ("C", false, "子女之一", "child (sex unknown)"),
    ("E", false, "配偶", "spouse (sex unknown)"),
    ("PP", false, "祖父母或外祖父母之一", "grandparent (line unknown)"),
    ("FB", true, "伯父或叔父", "father's brother (age order unknown)"),
    ("PG", true, "伯叔姑舅姨之一", "parent's sibling (line unknown)"),
    ("BC", false, "侄子或侄女", "brother's son or brother's daughter"),
    ("FBS", true, "堂哥或堂弟", "older male cousin (tang) or younger male cousin (tang)"),
    ("PGS", true, "堂或表兄弟姐妹之一", "cousin (line unknown)"),
    ("BW", true, "嫂子或弟媳", "elder brother's wife or younger brother's wife"),
    ("CE", false, "子女之一的配偶", "child's spouse (sex unknown)"),
    ("EP", false, "公公或婆婆或岳父或岳母", ""),
  ]

  @Test(arguments: unknowns.indices)
  func whatIsNotKnownIsSaid(_ index: Int) throws {
    let row = Self.unknowns[index]
    let relative = try #require(try KinFamily.relative(row.chain, isAgeless: row.isAgeless))
    if row.en.isEmpty {
      // More than three possibilities: told in two parts.
      #expect(relative.term.zh == "配偶的父母之一")
      #expect(relative.term.en == "parent (sex unknown) of spouse (sex unknown)")
    } else {
      #expect(relative.term == BilingualText(en: row.en, zh: row.zh))
    }
  }

  @Test func twinsHaveNoAgeOrder() throws {
    var family = KinFamily()
    let (a, b, mother) = (
      family.person(.male, born: 1980), family.person(.male, born: 1980), family.person(.female)
    )
    family.parent(mother, of: a)
    family.parent(mother, of: b)
    #expect(try family.finder().relative(of: a, to: b)?.term.zh == "兄或弟")
  }

  @Test func longChainsAreToldInParts() throws {
    let far = try #require(try KinFamily.relative("FBSSD"))
    #expect(far.term.zh == "堂侄的女儿")
    #expect(far.term.en == "daughter of male tang cousin's son")
  }

  @Test func chainsBeyondTheTableHaveTermsToo() throws {
    for chain in ["FFFFB+", "MMMZ", "ZDDS", "HFFB", "WMZ", "B+WF", "SWZ", "FWS+"] {
      let relative = try #require(try KinFamily.relative(chain))
      #expect(!relative.term.zh.contains("亲属（"), "\(chain)")
    }
  }

  // MARK: - Half siblings

  @Test func halfSiblingsSayWhichParentTheyShare() throws {
    for (shared, zh) in [(Sex.male, "同父异母的弟弟"), (.female, "同母异父的弟弟")] {
      var family = KinFamily()
      let (ego, brother) = (family.person(.male, born: 1980), family.person(.male, born: 1990))
      let parent = family.person(shared)
      family.parent(parent, of: ego)
      family.parent(parent, of: brother)
      // Of one other parent nothing is known: they may be full siblings.
      let open = try #require(try family.finder().relative(of: ego, to: brother))
      #expect(open.term.zh == "弟弟")
      #expect(open.relation.sharedParents == nil)
      let criminal = try shippedSets.get().named("近亲属·刑诉法108(6)")
      #expect(criminal.membership(of: open) == .possible)
      family.parent(family.person(shared.opposite), of: ego)
      family.parent(family.person(shared.opposite), of: brother)
      let half = try #require(try family.finder().relative(of: ego, to: brother))
      #expect(half.term.zh == zh)
      #expect(half.relation.sharedParents == .half)
      #expect(criminal.membership(of: half) == .none)
      #expect(try shippedSets.get().named("民").membership(of: half) == .member)
    }
  }

  @Test func tiesBetweenSiblingsServeWhereParentsAreUnknown() throws {
    var family = KinFamily()
    let (ego, sister) = (family.person(.male, born: 1980), family.person(.female, born: 1970))
    let niece = family.person(.female)
    family.ties.append(KinTie(.sibling(.full), from: sister, to: ego))
    family.parent(sister, of: niece)
    let finder = try family.finder()
    #expect(finder.relative(of: ego, to: sister)?.term.zh == "姐姐")
    #expect(finder.relative(of: ego, to: sister)?.relation.sharedParents == .full)
    #expect(finder.relative(of: ego, to: niece)?.term.zh == "外甥女")
    #expect(finder.relative(of: niece, to: ego)?.term.zh == "舅父")
  }
}
