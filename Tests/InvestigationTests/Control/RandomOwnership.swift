@testable import Investigation

/// A few persons, bodies and companies that hold each other in every way: in circles, in
/// themselves, twice, wholly and in part. Every company leaks at least one part in a hundred to
/// persons or to nobody, so no loop is closed.
struct RandomOwnership {
  var kinds: [OwnershipPartyKind]
  var holdings: [Shareholding] = []

  static let persons = 5
  static let bodies = 2

  /// - Parameter width: how far the bounds of a share may lie apart, in basis points.
  init(seed: Int, companies: Int = 12, isWhole: Bool = false, width: Int = 0) {
    var dice = Dice(seed)
    let others = Self.persons + Self.bodies
    kinds =
      Array(repeating: .person, count: Self.persons)
      + Array(repeating: .body, count: Self.bodies)
      + Array(repeating: .company, count: companies)
    for company in others..<others + companies {
      let first = 100 + dice.below(3_000)
      var rest = 10_000 - first
      add(dice.below(others), company, first, width, &dice)
      for _ in 0..<dice.below(4) where rest > 0 {
        let share = min(rest, 1 + dice.below(5_000))
        rest -= share
        let holder =
          dice.chance(8)
          ? company
          : dice.chance(75)
            ? others + dice.below(companies) : dice.below(others)
        add(holder, company, share, width, &dice)
      }
      if isWhole, rest > 0 { add(dice.below(others), company, rest, width, &dice) }
    }
  }

  /// Groups that have nothing to do with each other.
  init(groups: Int, width: Int) {
    kinds = []
    for group in 0..<groups {
      let first = UInt32(kinds.count)
      let next = RandomOwnership(seed: group, width: width)
      kinds += next.kinds
      for var holding in next.holdings {
        holding.holder += first
        holding.company += first
        holdings.append(holding)
      }
    }
  }

  private mutating func add(
    _ holder: Int, _ company: Int, _ share: Int, _ width: Int, _ dice: inout Dice
  ) {
    let isWide = width > 0 && dice.chance(40)
    let low = isWide ? max(0, share - dice.below(width)) : share
    let high = isWide ? min(10_000, share + dice.below(width)) : share
    holdings.append(
      Shareholding(holder: UInt32(holder), company: UInt32(company), basisPoints: low...high))
  }

  var graph: OwnershipGraph { OwnershipGraph(kinds: kinds, holdings: holdings) }

  var owners: Range<Int> { 0..<Self.persons + Self.bodies }
  var companies: Range<Int> { Self.persons + Self.bodies..<kinds.count }
}

/// Shares in the end the slow way, over full tables.
struct SlowShares {
  /// Direct shares: holder, then company.
  var direct: [[Double]]
  let companies: Range<Int>

  init(_ count: Int, _ companies: Range<Int>, _ holdings: [(Int, Int, Double)]) {
    direct = Array(repeating: Array(repeating: 0, count: count), count: count)
    self.companies = companies
    for (holder, company, share) in holdings { direct[holder][company] += share }
  }

  init(_ random: RandomOwnership) {
    self.init(
      random.kinds.count, random.companies,
      random.holdings.map { (Int($0.holder), Int($0.company), $0.low!) })
  }

  /// What a holder has in each company: x (I − W) = b, by elimination with exchange of rows.
  func eliminated(_ holder: Int) -> [Double] {
    let n = companies.count
    let first = companies.lowerBound
    // The transposed system, one equation a row, the right side last.
    var rows = (0..<n).map { c in
      (0..<n).map { d in (c == d ? 1.0 : 0) - direct[first + d][first + c] }
        + [direct[holder][first + c]]
    }
    for pivot in 0..<n {
      let best = (pivot..<n).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) }!
      rows.swapAt(pivot, best)
      for row in 0..<n where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...n { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<n).map { rows[$0][n] / rows[$0][$0] }
  }

  /// The same by adding chains of every length.
  func summed(_ holder: Int) -> [Double] {
    let first = companies.lowerBound
    var chains = companies.map { direct[holder][$0] }
    var sum = chains
    while chains.contains(where: { $0 > 1e-14 }) {
      chains = companies.indices.map { c in
        companies.indices.reduce(0) { $0 + chains[$1 - first] * direct[$1][c] }
      }
      for place in sum.indices { sum[place] += chains[place] }
    }
    return sum
  }
}

func isNear(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(a - b) <= tolerance
}
