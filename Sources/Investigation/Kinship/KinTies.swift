import Glibc
import PropertyGraph

/// The ties of kinship of a whole graph as flat arrays: who is whose parent, child, spouse,
/// sibling, guardian and ward.
///
/// ```
/// person      first      first+1    …
/// offsets     0          3          4          …          4 bytes a person
/// entries     [parent 7][parent 9][spouse 4][child 2]…    neighbour 4 bytes, KinTag 1 byte
/// intervals   of dated entries alone, found by counting   8 bytes a dated entry
/// ```
///
/// A tie has an entry at both ends: 10 bytes, 26 where it is dated. The entries of a person stand
/// by role, then neighbour, then nature and dates; ties that say the same are one, and ties of a
/// person to itself are left out. Facts about persons (``KinPerson``) are read on demand.
///
/// It is built once for a snapshot and then only read, by any number of threads.
public final class KinTies: @unchecked Sendable {
  let view: KinTiesView
  /// Where the ties were read from, if they were.
  let graph: GraphSnapshot?
  /// Natures of ties that nobody understands, sorted; such ties are left out.
  public let unknownNatures: [String]

  init(
    _ builder: consuming KinTiesBuilder, facts: (Range<UInt32>) -> KinFactTable,
    graph: GraphSnapshot? = nil, unknownNatures: [String] = []
  ) {
    view = builder.finish(facts: facts)
    self.graph = graph
    self.unknownNatures = unknownNatures
  }

  deinit { view.deallocate() }

  /// Ties told one by one; a person is a position in `persons`.
  ///
  /// *Complexity:* O(persons + ties · log of the largest family).
  public convenience init(persons: [KinPerson], ties: [KinTie]) {
    var offsets = [Int](repeating: 0, count: persons.count + 1)
    for tie in ties where tie.from != tie.to {
      offsets[Int(tie.from) + 1] += 1
      offsets[Int(tie.to) + 1] += 1
    }
    for person in persons.indices { offsets[person + 1] += offsets[person] }
    var next = offsets
    var ends = [(tie: Int, isForward: Bool)](repeating: (0, true), count: offsets.last!)
    for (index, tie) in ties.enumerated() where tie.from != tie.to {
      ends[next[Int(tie.from)]] = (index, true)
      ends[next[Int(tie.to)]] = (index, false)
      next[Int(tie.from)] += 1
      next[Int(tie.to)] += 1
    }
    var builder = KinTiesBuilder(first: 0, entries: ends.count)
    for person in persons.indices {
      for (index, isForward) in ends[offsets[person]..<offsets[person + 1]] {
        let tie = ties[index]
        builder.add(
          isForward ? tie.to : tie.from, tie.kind, isForward: isForward, tie.interval)
      }
      builder.endPerson()
    }
    self.init(builder, facts: { _ in KinFactTable(persons: persons) })
  }

  /// The nodes that may have ties of kinship.
  public var nodes: Range<UInt32> { view.first..<view.limit }

  /// How many ties there are, those that say the same counted once.
  public var tieCount: Int { Int(view.offsets[Int(view.limit - view.first)]) / 2 }

  /// Bytes taken by the ties, facts not counted.
  public var byteCount: Int {
    let entries = tieCount * 2
    return nodes.count * 4 + entries * 5 + (entries / 64 + 1) * 4 + view.intervalCount * 8
  }

  /// What is known about a person.
  public func person(_ node: UInt32) -> KinPerson {
    let facts = view.facts(of: node)
    return KinPerson(
      sex: facts.sex, birth: facts.birth.map(CalendarDate.init(days:)),
      death: facts.death.map(CalendarDate.init(days:)))
  }
}

/// The arrays of ``KinTies`` for those who walk them; valid while it lives.
struct KinTiesView: @unchecked Sendable {
  let first: UInt32
  let limit: UInt32
  let offsets: UnsafeMutablePointer<UInt32>
  let neighbours: UnsafeMutablePointer<UInt32>
  let tags: UnsafeMutablePointer<KinTag>
  /// How many dated entries stand before each 64th entry.
  let datedBefore: UnsafeMutablePointer<UInt32>
  let intervals: UnsafeMutablePointer<KinInterval>
  let intervalCount: Int
  let factTable: Unmanaged<KinFactTable>

  @inline(__always) func entries(of person: UInt32) -> Range<Int> {
    guard person >= first, person < limit else { return 0..<0 }
    let place = Int(person - first)
    return Int(offsets[place])..<Int(offsets[place + 1])
  }

  /// The entries of a person in one role.
  @inline(__always) func entries(of person: UInt32, _ role: KinTag.Role) -> Range<Int> {
    let all = entries(of: person)
    var start = all.lowerBound
    while start < all.upperBound, tags[start].role < role.rawValue { start &+= 1 }
    var end = start
    while end < all.upperBound, tags[end].role == role.rawValue { end &+= 1 }
    return start..<end
  }

  func interval(_ entry: Int) -> KinInterval {
    guard tags[entry].isDated else { return .open }
    var rank = Int(datedBefore[entry >> 6])
    for other in (entry & ~63)..<entry where tags[other].isDated { rank &+= 1 }
    return intervals[rank]
  }

  @inline(__always) func facts(of person: UInt32) -> KinFacts {
    // Whoever has no ties is not in the table.
    guard person >= first, person < limit else { return KinFacts(bits: 1) }
    return factTable._withUnsafeGuaranteedRef { $0.facts(of: person) }
  }

  func deallocate() {
    free(offsets)
    free(neighbours)
    free(tags)
    free(datedBefore)
    free(intervals)
    factTable.release()
  }
}

/// Half-open days; an absent end is the first or last there is.
struct KinInterval: Equatable {
  var from: Int32
  var to: Int32

  static let open = KinInterval(from: .min, to: .max)

  init(from: Int32, to: Int32) {
    self.from = from
    self.to = to
  }

  init(_ interval: ValidityInterval) {
    from = interval.from?.days ?? .min
    to = interval.to?.days ?? .max
  }

  var validity: ValidityInterval {
    ValidityInterval(
      from: from == .min ? nil : CalendarDate(days: from),
      to: to == .max ? nil : CalendarDate(days: to))
  }

  /// Whether it holds on a day; without one, whether nobody recorded an end.
  @inline(__always) func holds(_ day: Int32?) -> Bool {
    guard let day else { return to == .max }
    return from <= day && day < to
  }

  /// Whether it has begun by a day.
  @inline(__always) func hasBegun(_ day: Int32?) -> Bool {
    guard let day else { return true }
    return from <= day
  }
}
