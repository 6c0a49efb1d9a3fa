import Declarations
import Glibc
import PropertyGraph
import Synchronization

/// Sex, birth and death of one person in eight bytes.
///
/// ```
/// bits 25–46 death   3–24 birth   1–2 sex   0 read
/// ```
/// Days are counted from 0000-03-01 on, 0 where unknown.
struct KinFacts {
  var bits: UInt64

  @inline(__always) init(bits: UInt64) { self.bits = bits }

  init(_ person: KinPerson) {
    bits =
      1 | UInt64(person.sex?.rawValue ?? 0) << 1 | Self.pack(person.birth) << 3
      | Self.pack(person.death) << 25
  }

  private static let dayBits: UInt64 = 0x3f_ffff
  private static let epoch: Int32 = 719_468

  private static func pack(_ date: CalendarDate?) -> UInt64 {
    guard let date, let day = UInt64(exactly: Int64(date.days) + Int64(epoch)), day <= dayBits
    else {
      return 0
    }
    return day
  }

  @inline(__always) var sex: Sex? { Sex(rawValue: UInt8(bits >> 1 & 3)) }
  @inline(__always) var birth: Int32? { Self.unpack(bits >> 3) }
  @inline(__always) var death: Int32? { Self.unpack(bits >> 25) }

  @inline(__always) private static func unpack(_ bits: UInt64) -> Int32? {
    let day = Int32(bits & dayBits)
    return day == 0 ? nil : day - epoch
  }
}

/// The facts of many persons, read from the graph when they are first asked for.
///
/// Memory is taken by pages as persons are looked at: 8 bytes each. Safe for use by many threads:
/// two that read the same person write the same bits.
final class KinFactTable: @unchecked Sendable {
  private let cells: UnsafeMutablePointer<Atomic<UInt64>>
  private let first: UInt32
  private let columns: Columns?

  /// The properties of a graph that say something about a person.
  struct Columns {
    let sex: NodeColumn?
    let birth: NodeColumn?
    let death: NodeColumn?
    let residentID: NodeColumn?
  }

  init(persons: [KinPerson]) {
    first = 0
    columns = nil
    cells = Self.zeroed(persons.count)
    for (index, person) in persons.enumerated() {
      cells[index].store(KinFacts(person).bits, ordering: .relaxed)
    }
  }

  /// - Parameter count: how many nodes from `first` on.
  init(first: UInt32, count: Int, _ columns: Columns) {
    self.first = first
    self.columns = columns
    cells = Self.zeroed(count)
  }

  deinit { free(cells) }

  private static func zeroed(_ count: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    // Zero pages of the system: nothing is touched before it is needed.
    guard let memory = calloc(max(count, 1), 8) else { fatalError("out of memory") }
    return memory.assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  /// - Precondition: the person is one of the table.
  @inline(__always) func facts(of person: UInt32) -> KinFacts {
    let bits = cells[Int(person - first)].load(ordering: .relaxed)
    return bits & 1 != 0 ? KinFacts(bits: bits) : read(person)
  }

  @inline(never) private func read(_ person: UInt32) -> KinFacts {
    guard let columns else { return KinFacts(bits: 1) }
    let facts = KinFacts(columns.person(person))
    cells[Int(person - first)].store(facts.bits, ordering: .relaxed)
    return facts
  }
}

extension KinFactTable.Columns {
  init(_ graph: GraphSnapshot) throws(GraphError) {
    sex = try graph.column("sex")
    birth = try graph.column("birth_date")
    death = try graph.column("death_date")
    residentID = try graph.column("id_card")
  }

  /// What the properties say; the resident id fills what they leave out.
  func person(_ node: UInt32) -> KinPerson {
    var person = KinPerson(
      sex: sex?.value(node).flatMap(Sex.init(recorded:)), birth: birth?.date(node),
      death: death?.date(node))
    guard person.sex == nil || person.birth == nil,
      let told = residentID?.text(node).flatMap({ KinPerson(residentID: $0) })
    else { return person }
    person.sex = person.sex ?? told.sex
    person.birth = person.birth ?? told.birth
    return person
  }
}

extension KinPerson {
  /// What a resident id says about its holder; nil where it is none or its date is no day.
  init?(residentID id: String) {
    guard
      let birth = Mapping.Derivation.birthDateFromResidentID.apply(to: id)
        .flatMap({ CalendarDate($0) })
    else { return nil }
    let isMale = Mapping.Derivation.sexFromResidentID.apply(to: id) == "M"
    self.init(sex: isMale ? .male : .female, birth: birth)
  }
}

extension Sex {
  /// Sex as records write it: 男, M, male; by GB/T 2261.1 1 is male and 2 female.
  init?(recorded value: Value) {
    switch value {
    case .integer(1): self = .male
    case .integer(2): self = .female
    case .string(let text):
      switch text.text.lowercased() {
      case "男", "男性", "m", "male", "1": self = .male
      case "女", "女性", "f", "female", "2": self = .female
      default: return nil
      }
    default: return nil
    }
  }
}
