import PropertyGraph

/// Gathers the entries of one person after the other, ascending.
struct KinTiesBuilder: ~Copyable {
  private struct Record {
    var neighbour: UInt32
    var tag: KinTag
    var interval: KinInterval

    /// Role, neighbour, nature; then the longer standing tie.
    static func precedes(_ a: Record, _ b: Record) -> Bool {
      if a.tag.role != b.tag.role { return a.tag.role < b.tag.role }
      if a.neighbour != b.neighbour { return a.neighbour < b.neighbour }
      if a.tag.bits & 0x7f != b.tag.bits & 0x7f {
        return a.tag.nature != b.tag.nature
          ? a.tag.nature < b.tag.nature : a.tag.bits & 0x7f < b.tag.bits & 0x7f
      }
      return (a.interval.from, a.interval.to) < (b.interval.from, b.interval.to)
    }
  }

  private let first: UInt32
  private var persons: UInt32 = 0
  private var offsets = FlatList<UInt32>()
  private var neighbours = FlatList<UInt32>()
  private var tags = FlatList<KinTag>()
  private var datedBefore = FlatList<UInt32>()
  private var intervals = FlatList<KinInterval>()
  private var records: [Record] = []
  private var adopted: [UInt32] = []

  /// - Parameters:
  ///   - first: the first person.
  ///   - entries: how many are expected.
  init(first: UInt32, persons: Int = 0, entries: Int) {
    self.first = first
    offsets.reserve(persons + 1)
    neighbours.reserve(entries)
    tags.reserve(entries)
    offsets.append(0)
  }

  /// A tie of the person that is being told.
  mutating func add(
    _ neighbour: UInt32, _ kind: KinTie.Kind, isForward: Bool, _ interval: ValidityInterval
  ) {
    records.append(
      Record(
        neighbour: neighbour,
        tag: KinTag(kind, isForward: isForward, isDated: interval.isDated),
        interval: KinInterval(interval)))
  }

  mutating func endPerson() {
    if records.count > 1 { records.sort(by: Record.precedes) }
    var last: Record?
    for record in records {
      if let last, last.neighbour == record.neighbour, last.tag == record.tag,
        last.interval == record.interval
      {
        continue
      }
      last = record
      if neighbours.count & 63 == 0 { datedBefore.append(UInt32(intervals.count)) }
      neighbours.append(record.neighbour)
      tags.append(record.tag)
      if record.tag.isDated { intervals.append(record.interval) }
      if record.tag.role == KinTag.Role.parent.rawValue, record.tag.nature == KinTag.adoptive,
        adopted.last != first + persons
      {
        adopted.append(first + persons)
      }
    }
    records.removeAll(keepingCapacity: true)
    persons += 1
    offsets.append(UInt32(neighbours.count))
  }

  /// - Parameter facts: makes the facts of the persons told.
  consuming func finish(facts: (Range<UInt32>) -> KinFactTable) -> KinTiesView {
    if datedBefore.count * 64 <= neighbours.count { datedBefore.append(UInt32(intervals.count)) }
    offsets.trim()
    neighbours.trim()
    tags.trim()
    datedBefore.trim()
    intervals.trim()
    let view = KinTiesView(
      first: first, limit: first + persons, offsets: offsets.start!,
      neighbours: neighbours.start!, tags: tags.start!, datedBefore: datedBefore.start!,
      intervals: intervals.start!, intervalCount: intervals.count,
      factTable: Unmanaged.passRetained(facts(first..<first + persons)))
    for child in adopted { Self.markRivals(of: child, view) }
    return view
  }

  /// Notes at both ends of the birth ties of an adopted child that there are other parents.
  private static func markRivals(of child: UInt32, _ view: KinTiesView) {
    for entry in view.entries(of: child, .parent)
    where view.tags[entry].nature == KinTag.biological {
      view.tags[entry].markAdoptiveRival()
      for back in view.entries(of: view.neighbours[entry], .child)
      where view.neighbours[back] == child && view.tags[back].nature == KinTag.biological {
        view.tags[back].markAdoptiveRival()
      }
    }
  }
}
