import PropertyGraph

@testable import Investigation

/// The definition of kin, slowly: every walk over single ties is spelt as a word, and the words
/// that are kin are read off.
///
/// `U` up to a parent, `D` down to a child, `B` a tie between siblings, `X` a marriage, `u` and `d`
/// step ties that do not count as blood, `G` to a guardian, `V` to a ward, `x` to a former spouse.
struct KinVerifier {
  struct Found: Hashable {
    let shape: KinShape
    /// Without the shared parents of siblings.
    let nodes: [UInt32]
    let isFormer: Bool
  }

  let persons: [KinPerson]
  let ties: [KinTie]
  let policy: KinPolicy
  let day: CalendarDate?

  func kin(of person: UInt32, degreeMax: Int) -> Set<Found> {
    var found: Set<Found> = []
    func go(_ word: String, _ nodes: [UInt32], _ cost: Int) {
      if let one = read(word, nodes), one.shape.degree ?? 0 <= degreeMax { found.insert(one) }
      guard word.filter({ "Xx".contains($0) }).count < 3, cost <= degreeMax else { return }
      for (letter, next) in moves(nodes.last!) where !nodes.contains(next) {
        go(
          word + String(letter), nodes + [next],
          cost + (letter == "B" ? 2 : "Xx".contains(letter) ? 0 : 1))
      }
    }
    go("", [person], 0)
    return found
  }

  // MARK: - Words

  private func read(_ word: String, _ nodes: [UInt32]) -> Found? {
    guard let shape = shape(word), shape != .ego else { return nil }
    // A parent between two siblings is not named in the chain.
    var named = nodes
    let letters = Array(word)
    for place in letters.indices.reversed().dropFirst()
    where letters[place] == "U" && letters[place + 1] == "D" {
      named.remove(at: place + 1)
    }
    for place in letters.indices where letters[place] == "B" {
      if !parents(nodes[place]).isDisjoint(with: parents(nodes[place + 1])) { return nil }
    }
    if shape.form == .spouseOfKin, shape.down == 0, word.last == "X",
      parents(nodes[nodes.count - 3]).contains(nodes.last!)
    {
      return nil
    }
    if shape.form == .kinOfSpouse, shape.up == 0, shape.down > 0, word.hasPrefix("X"),
      parents(nodes[2]).contains(nodes[0])
    {
      return nil
    }
    if shape.form == .kinOfParentsSpouse,
      !parents(nodes[0]).isDisjoint(with: parents(nodes.last!))
    {
      return nil
    }
    return Found(shape: shape, nodes: named, isFormer: word == "x")
  }

  private func shape(_ word: String) -> KinShape? {
    switch word {
    case "G": return KinShape(.guardianship, 1, 0)
    case "V": return KinShape(.guardianship, 0, 1)
    case "x": return KinShape(.kinOfSpouse, 0, 0)
    default: break
    }
    if word.contains(where: { "GVx".contains($0) }) { return nil }
    if word == "uD" || word == "Ud" { return KinShape(.kinOfParentsSpouse, 0, 1) }
    if word.last == "u", word.dropLast().allSatisfy({ $0 == "U" }) {
      return KinShape(.spouseOfKin, word.count, 0)
    }
    if word.first == "d", word.dropFirst().allSatisfy({ $0 == "D" }) {
      return KinShape(.kinOfSpouse, 0, word.count)
    }
    let parts = word.split(separator: "X", omittingEmptySubsequences: false).map { blood($0) }
    guard !parts.contains(where: { $0 == nil }) else { return nil }
    let lines = parts.map { [$0!.0, $0!.1] }
    switch lines.count {
    case 1: return KinShape(.blood, lines[0][0], lines[0][1])
    case 2:
      if lines[0] == [0, 0] { return KinShape(.kinOfSpouse, lines[1][0], lines[1][1]) }
      if lines[1] == [0, 0] { return KinShape(.spouseOfKin, lines[0][0], lines[0][1]) }
      switch (lines[0], lines[1]) {
      case ([0, 1], [1, 0]): return KinShape(.kinOfChildsSpouse, 1, 0)
      case ([0, 1], [1, 1]): return KinShape(.kinOfChildsSpouse, 1, 1)
      case ([1, 1], [1, 0]): return KinShape(.kinOfSiblingsSpouse, 1, 0)
      case ([1, 0], [0, 1]): return KinShape(.kinOfParentsSpouse, 0, 1)
      default: return nil
      }
    case 3:
      return lines == [[0, 0], [1, 1], [0, 0]] ? KinShape(.spouseOfSpousesSibling, 1, 1) : nil
    default: return nil
    }
  }

  private func blood(_ word: Substring) -> (Int, Int)? {
    let up = word.prefix { $0 == "U" }.count
    var rest = word.dropFirst(up)
    let byTie = rest.first == "B"
    if byTie { rest = rest.dropFirst() }
    guard rest.allSatisfy({ $0 == "D" }) else { return nil }
    return byTie ? (up + 1, rest.count + 1) : (up, rest.count)
  }

  // MARK: - Ties

  private func holds(_ interval: ValidityInterval) -> Bool {
    day.map { interval.holds(on: $0) } ?? interval.holdsNow
  }

  private func hasBegun(_ interval: ValidityInterval) -> Bool {
    guard let day, let from = interval.from else { return true }
    return from <= day
  }

  /// Whoever is a parent in the eyes of the law and the policy.
  func parents(_ child: UInt32) -> Set<UInt32> {
    var (birth, adoptive, step): (Set<UInt32>, Set<UInt32>, Set<UInt32>) = ([], [], [])
    for tie in ties where tie.to == child {
      guard case .parent(let parentage) = tie.kind else { continue }
      switch parentage {
      case .biological: if hasBegun(tie.interval) { birth.insert(tie.from) }
      case .adoptive: if holds(tie.interval) { adoptive.insert(tie.from) }
      case .step(let raised):
        if holds(tie.interval),
          policy.stepKin == .always || policy.stepKin == .raised && raised == true
        {
          step.insert(tie.from)
        }
      }
    }
    if policy.adoptionReplacesBirth, !adoptive.isEmpty {
      birth = birth.filter { parent in
        adoptive.contains(parent)
          || ties.contains { tie in
            tie.kind == .spouse && hasBegun(tie.interval)
              && (tie.from == parent && adoptive.contains(tie.to)
                || tie.to == parent && adoptive.contains(tie.from))
          }
      }
    }
    return birth.union(adoptive).union(step)
  }

  /// Step-parents who are no parents, and whether they raised the child as far as any tie says.
  func stepParents(_ child: UInt32) -> [UInt32: Bool?] {
    let parents = parents(child)
    var found: [UInt32: Bool?] = [:]
    for tie in ties where tie.to == child && holds(tie.interval) && !parents.contains(tie.from) {
      guard case .parent(.step(let raised)) = tie.kind else { continue }
      found[tie.from] = .some(raised ?? found[tie.from] ?? nil)
    }
    return found
  }

  private func moves(_ node: UInt32) -> [(Character, UInt32)] {
    let everyone = persons.indices.map { UInt32($0) }
    var moves: [(Character, UInt32)] = []
    moves += parents(node).map { ("U", $0) } + stepParents(node).keys.map { ("u", $0) }
    for other in everyone {
      if parents(other).contains(node) { moves.append(("D", other)) }
      if stepParents(other).keys.contains(node) { moves.append(("d", other)) }
      if let isCurrent = marriage(node, other) { moves.append((isCurrent ? "X" : "x", other)) }
    }
    for tie in ties where tie.from == node || tie.to == node {
      let other = tie.from == node ? tie.to : tie.from
      switch tie.kind {
      case .sibling: if hasBegun(tie.interval) { moves.append(("B", other)) }
      case .guardian: if holds(tie.interval) { moves.append((tie.to == node ? "G" : "V", other)) }
      default: break
      }
    }
    return moves
  }

  /// Whether two are, or were, married.
  private func marriage(_ a: UInt32, _ b: UInt32) -> Bool? {
    let (first, second) = (persons[Int(a)], persons[Int(b)])
    if let sex = first.sex, sex == second.sex { return nil }
    let death = [first.death, second.death].compactMap { $0 }.min()
    var found: Bool?
    for tie in ties where tie.kind == .spouse && Set([tie.from, tie.to]) == Set([a, b]) {
      guard hasBegun(tie.interval) else { continue }
      var counts = holds(tie.interval)
      if let death, tie.interval.to.map({ $0 >= death }) ?? true, day.map({ death <= $0 }) ?? true {
        counts = policy.affinityOutlastsDeath
      }
      found = (found ?? false) || counts
    }
    return found
  }
}

/// What the finder says, in the verifier's words.
extension KinFinder {
  func found(
    of person: UInt32, at day: CalendarDate?, within bound: KinBound
  ) -> Set<KinVerifier.Found> {
    Set(
      relatives(of: person, at: day, within: bound).flatMap(\.relations).map { relation in
        KinVerifier.Found(
          shape: relation.shape, nodes: [relation.start] + relation.links.map(\.node),
          isFormer: relation.isFormer)
      })
  }
}
