import PropertyGraph

/// The walk from one person over the ties of kinship: every chain that a bound asks for.
///
/// Chains are told by letters, one a visit: up to a parent, to a sibling (over a shared parent, or
/// by a tie between siblings), down to a child, over a marriage. Visits lie in one row in the order
/// of the walk, each with the one before it, so a chain costs nothing but its last letter. No chain
/// comes to a person twice, so cycles end.
///
/// *Complexity:* O(chains × their length). Scratch room stays for the next walk; one walk at a
/// time.
struct KinWalk: ~Copyable {
  struct Visit: BitwiseCopyable {
    var node: UInt32
    /// The visit before; itself at the start.
    var previous: UInt32
    /// The entry that led here; for a sibling over a parent the one up and the one down.
    var entry: UInt32
    var secondEntry: UInt32
    var form: UInt8
    var up: UInt8
    var down: UInt8
    var letter: UInt8
    var flags: Flags
    var shared: UInt8

    @inline(__always) var shape: KinShape {
      KinShape(KinShape.Form(rawValue: form).unsafelyUnwrapped, Int(up), Int(down))
    }
  }

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// An adoption is in the chain.
    static let adoption = Flags(rawValue: 1)
    /// A step tie is in the chain.
    static let step = Flags(rawValue: 2)
    /// The marriage at its end was ended by divorce, or by a death after which it counts no more.
    static let divorced = Flags(rawValue: 4)
    static let widowed = Flags(rawValue: 8)
    /// A step relative who may as well be a parent or child whose own tie nobody recorded.
    static let uncertain = Flags(rawValue: 16)
    /// One of the spouses in the chain is dead.
    static let late = Flags(rawValue: 32)
    /// Step ties in the chain say that the child was raised, or was not.
    static let raised = Flags(rawValue: 64)
    static let notRaised = Flags(rawValue: 128)
  }

  static let none = UInt32.max

  private(set) var visits = FlatList<Visit>()
  private(set) var faults: Set<KinFault> = []
  private let ties: KinTiesView
  private let policy: KinPolicy
  private let visitsMax: Int
  private var day: Int32?

  init(_ ties: KinTiesView, _ policy: KinPolicy, visitsMax: Int) {
    self.ties = ties
    self.policy = policy
    self.visitsMax = visitsMax
    visits.reserve(256)
  }

  deinit {
    var held = visits
    held.deallocate()
  }

  /// Fills `visits`, the person first, and `faults`.
  mutating func run(from person: UInt32, on day: Int32?, _ bound: UnsafePointer<UInt8>) {
    self.day = day
    visits.removeAll()
    if !faults.isEmpty { faults.removeAll() }
    visits.append(
      Visit(
        node: person, previous: 0, entry: Self.none, secondEntry: Self.none, form: 0, up: 0,
        down: 0, letter: 0, flags: [], shared: 0))
    var next = 0
    while next < visits.count {
      let visit = visits[next]
      if visit.flags.isDisjoint(with: [.divorced, .widowed]) {
        expand(next, visit, visit.shape, bound)
      }
      next += 1
      if visits.count > visitsMax {
        faults.insert(.tooManyChains)
        break
      }
    }
  }

  // MARK: - One visit's next letters

  private mutating func expand(
    _ index: Int, _ visit: Visit, _ shape: KinShape, _ bound: UnsafePointer<UInt8>
  ) {
    func wants(_ shape: KinShape?) -> KinShape? {
      guard let shape, bound[shape.code] != 0 else { return nil }
      return shape
    }
    let (up, stepUp) = (wants(shape.appending(.up)), wants(shape.appendingStep(.up)))
    if up != nil || stepUp != nil { goUp(index, visit, up, stepUp) }
    if let sibling = wants(shape.appending(.sibling)) { goAside(index, visit, sibling) }
    let (down, stepDown) = (wants(shape.appending(.down)), wants(shape.appendingStep(.down)))
    if down != nil || stepDown != nil { goDown(index, visit, down, stepDown) }
    if let spouse = wants(shape.appending(.spouse)) { marry(index, visit, spouse) }
    if shape == .ego {
      if let guardian = wants(shape.appending(.guardian)) { entrust(index, guardian, .guardian) }
      if let ward = wants(shape.appending(.ward)) { entrust(index, ward, .ward) }
    }
  }

  private mutating func goUp(
    _ index: Int, _ visit: Visit, _ blood: KinShape?, _ step: KinShape?
  ) {
    var last = Self.none
    for entry in ties.entries(of: visit.node, .parent) {
      let parent = ties.neighbours[entry]
      let standing = standing(entry, child: visit.node, parent: parent)
      if parent == last || standing == .none { continue }
      last = parent
      if isInChain(parent, index) {
        if visit.form == 0, visit.down == 0 { faults.insert(.ownAncestor(parent)) }
        continue
      }
      if standing == .parent, let blood {
        append(parent, index, entry, blood, .up, flags(entry, visit.flags))
      } else if standing == .step, let step {
        append(parent, index, entry, step, .up, flags(entry, visit.flags))
      }
    }
  }

  private mutating func goDown(
    _ index: Int, _ visit: Visit, _ blood: KinShape?, _ step: KinShape?
  ) {
    var last = Self.none
    for entry in ties.entries(of: visit.node, .child) {
      let child = ties.neighbours[entry]
      let standing = standing(entry, child: child, parent: visit.node)
      if child == last || standing == .none { continue }
      last = child
      if isInChain(child, index) { continue }
      var flags = flags(entry, visit.flags)
      if standing == .parent, let blood {
        if blood.isStep, blood.down == 1, visit.letter == KinShape.Letter.spouse.rawValue {
          flags.formUnion(stepFlags(parent: visits[Int(visit.previous)].node, child: child))
        }
        if isCloser(child, blood) { continue }
        append(child, index, entry, blood, .down, flags)
      } else if standing == .step, let step {
        if isCloser(child, step) { continue }
        append(child, index, entry, step, .down, flags)
      }
    }
  }

  /// Whether a step-child is the person's own, a step-sibling one by a shared parent.
  private func isCloser(_ child: UInt32, _ shape: KinShape) -> Bool {
    let person = visits[0].node
    switch (shape.form, shape.down) {
    case (.kinOfSpouse, 1): return shape.up == 0 && isParent(person, of: child)
    case (.kinOfParentsSpouse, _): return sharedParents(person, child).first != Self.none
    default: return false
    }
  }

  private mutating func goAside(_ index: Int, _ visit: Visit, _ shape: KinShape) {
    let node = visit.node
    let parents = ties.entries(of: node, .parent)
    var last = Self.none
    for entry in parents {
      let parent = ties.neighbours[entry]
      guard parent != last, standing(entry, child: node, parent: parent) == .parent else {
        continue
      }
      last = parent
      guard !isInChain(parent, index) else { continue }
      var lastChild = Self.none
      for downward in ties.entries(of: parent, .child) {
        let child = ties.neighbours[downward]
        guard child != lastChild, child != node,
          standing(downward, child: child, parent: parent) == .parent
        else { continue }
        lastChild = child
        guard !isInChain(child, index) else { continue }
        let shared = sharedParents(node, child)
        // Found already over another parent.
        if shared.first != parent, !isInChain(shared.first, index) { continue }
        append(
          child, index, entry, shape, .sibling,
          flags(downward, flags(entry, visit.flags)), second: downward, shared: shared.kind)
      }
    }
    var lastSibling = Self.none
    for entry in ties.entries(of: node, .sibling) {
      let sibling = ties.neighbours[entry]
      guard sibling != lastSibling, ties.interval(entry).hasBegun(day) else { continue }
      lastSibling = sibling
      guard !isInChain(sibling, index), sharedParents(node, sibling).first == Self.none else {
        continue
      }
      append(
        sibling, index, entry, shape, .sibling, visit.flags, shared: ties.tags[entry].nature)
    }
  }

  private mutating func marry(_ index: Int, _ visit: Visit, _ shape: KinShape) {
    let entries = ties.entries(of: visit.node, .spouse)
    var entry = entries.lowerBound
    while entry < entries.upperBound {
      // Two who married each other twice have two ties: the one that counts most.
      let spouse = ties.neighbours[entry]
      var best = (entry: entry, marriage: Marriage.none)
      while entry < entries.upperBound, ties.neighbours[entry] == spouse {
        let marriage = marriage(entry, visit.node, spouse)
        if marriage.rawValue > best.marriage.rawValue { best = (entry, marriage) }
        entry += 1
      }
      if isInChain(spouse, index) { continue }
      var flags = visit.flags
      switch best.marriage {
      case .none: continue
      case .divorced, .widowed:
        if index != 0 { continue }
        flags.insert(best.marriage == .divorced ? .divorced : .widowed)
      case .late: flags.insert(.late)
      case .current: break
      }
      if shape.isStep {
        // The wife of the father is no stepmother where she is the mother.
        let child = visits[Int(visit.previous)].node
        if isParent(spouse, of: child) { continue }
        flags.formUnion(stepFlags(parent: spouse, child: child))
      }
      append(spouse, index, best.entry, shape, .spouse, flags)
    }
  }

  private mutating func entrust(_ index: Int, _ shape: KinShape, _ letter: KinShape.Letter) {
    let role: KinTag.Role = letter == .guardian ? .guardian : .ward
    var last = Self.none
    for entry in ties.entries(of: visits[index].node, role) {
      let other = ties.neighbours[entry]
      guard other != last, ties.interval(entry).holds(day) else { continue }
      last = other
      append(other, index, entry, shape, letter, [])
    }
  }

  @inline(__always) private mutating func append(
    _ node: UInt32, _ previous: Int, _ entry: Int, _ shape: KinShape, _ letter: KinShape.Letter,
    _ flags: Flags, second: Int? = nil, shared: UInt8 = 0
  ) {
    guard visits.count <= visitsMax else { return }
    visits.append(
      Visit(
        node: node, previous: UInt32(previous), entry: UInt32(entry),
        secondEntry: second.map { UInt32($0) } ?? Self.none, form: shape.form.rawValue,
        up: shape.up, down: shape.down, letter: letter.rawValue, flags: flags, shared: shared))
  }

  /// The flags of a chain that an entry makes longer.
  private func flags(_ entry: Int, _ before: Flags) -> Flags {
    let tag = ties.tags[entry]
    switch tag.nature {
    case KinTag.adoptive: return before.union(.adoption)
    case KinTag.step:
      let raised: Flags = tag.raised.map { $0 ? .raised : .notRaised } ?? []
      return before.union(.step).union(raised)
    default: return before
    }
  }

  /// What is known of a parent's spouse and a child: what a step tie between the two says of how
  /// the child was raised; without one, that a parent may be missing from the records.
  private func stepFlags(parent: UInt32, child: UInt32) -> Flags {
    for entry in ties.entries(of: child, .parent)
    where ties.neighbours[entry] == parent && ties.tags[entry].nature == KinTag.step
      && ties.interval(entry).holds(day)
    {
      return flags(entry, [])
    }
    return parentCount(of: child) < 2 ? .uncertain : []
  }

  /// Whether a chain has come to a person, as a letter or as a shared parent.
  private func isInChain(_ node: UInt32, _ index: Int) -> Bool {
    var at = index
    while true {
      let visit = visits[at]
      if visit.node == node { return true }
      if at == 0 { return false }
      if visit.secondEntry != Self.none, ties.neighbours[Int(visit.entry)] == node { return true }
      at = Int(visit.previous)
    }
  }

  // MARK: - What a tie is worth on the day

  private enum Standing { case none, step, parent }

  /// Whether an entry between parent and child makes a parent.
  private func standing(_ entry: Int, child: UInt32, parent: UInt32) -> Standing {
    let tag = ties.tags[entry]
    switch tag.nature {
    case KinTag.biological:
      guard ties.interval(entry).hasBegun(day) else { return .none }
      return tag.hasAdoptiveRival && isReplaced(parent, of: child) ? .none : .parent
    case KinTag.adoptive: return ties.interval(entry).holds(day) ? .parent : .none
    default:
      guard ties.interval(entry).holds(day) else { return .none }
      return policy.counts(raised: tag.raised) ? .parent : .step
    }
  }

  /// Whether an adoption that holds has taken a birth parent's place.
  private func isReplaced(_ parent: UInt32, of child: UInt32) -> Bool {
    guard policy.adoptionReplacesBirth else { return false }
    var isAdopted = false
    for entry in ties.entries(of: child, .parent)
    where ties.tags[entry].nature == KinTag.adoptive && ties.interval(entry).holds(day) {
      isAdopted = true
      let adopter = ties.neighbours[entry]
      if adopter == parent { return false }
      for marriage in ties.entries(of: parent, .spouse)
      where ties.neighbours[marriage] == adopter && ties.interval(marriage).hasBegun(day) {
        return false
      }
    }
    return isAdopted
  }

  private func isParent(_ parent: UInt32, of child: UInt32) -> Bool {
    for entry in ties.entries(of: child, .parent)
    where ties.neighbours[entry] == parent {
      if standing(entry, child: child, parent: parent) == .parent { return true }
    }
    return false
  }

  private func parentCount(of child: UInt32) -> Int {
    var (count, last) = (0, Self.none)
    for entry in ties.entries(of: child, .parent) {
      let parent = ties.neighbours[entry]
      guard parent != last, standing(entry, child: child, parent: parent) == .parent else {
        continue
      }
      last = parent
      count += 1
    }
    return count
  }

  /// The first parent two persons share, and what is known of how many they share.
  private func sharedParents(_ a: UInt32, _ b: UInt32) -> (first: UInt32, kind: UInt8) {
    var (first, shared, last) = (Self.none, 0, Self.none)
    for entry in ties.entries(of: a, .parent) {
      let parent = ties.neighbours[entry]
      guard parent != last, standing(entry, child: a, parent: parent) == .parent else { continue }
      last = parent
      guard isParent(parent, of: b) else { continue }
      if first == Self.none { first = parent }
      shared += 1
    }
    if shared == 0 { return (first, 0) }
    if shared > 1 { return (first, SharedParents.full.rawValue) }
    if parentCount(of: a) > 1, parentCount(of: b) > 1 {
      return (first, SharedParents.half.rawValue)
    }
    for entry in ties.entries(of: a, .sibling) where ties.neighbours[entry] == b {
      return (first, ties.tags[entry].nature)
    }
    return (first, 0)
  }

  /// What a marriage is, the higher the more it counts.
  private enum Marriage: Int {
    case none, divorced, widowed, late, current
  }

  private mutating func marriage(_ entry: Int, _ a: UInt32, _ b: UInt32) -> Marriage {
    let interval = ties.interval(entry)
    guard interval.hasBegun(day) else { return .none }
    let (first, second) = (ties.facts(of: a), ties.facts(of: b))
    if let sex = first.sex, sex == second.sex {
      faults.insert(.sameSexSpouses(min(a, b), max(a, b)))
      return .none
    }
    if first.death != nil || second.death != nil {
      let death = min(first.death ?? .max, second.death ?? .max)
      if interval.to >= death, day.map({ death <= $0 }) ?? true {
        return policy.affinityOutlastsDeath ? .late : .widowed
      }
    }
    return interval.holds(day) ? .current : .divorced
  }
}
