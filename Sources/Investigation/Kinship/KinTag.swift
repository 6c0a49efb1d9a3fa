/// What one entry of the adjacency says, in a byte.
///
/// ```
/// bit  7      6  5       4  3      2  1  0
///      dated  detail     nature    role
/// ```
/// `nature` is that of a parent (biological, adoptive, step) or of siblings (unknown, full, half).
/// `detail` of a step parent is whether the child was raised (unknown, yes, no); of a biological
/// one whether the child has adoptive parents too.
struct KinTag: Equatable {
  enum Role: UInt8 {
    /// What the neighbour is to the person.
    case parent = 0
    case child = 1
    case spouse = 2
    case sibling = 3
    case guardian = 4
    case ward = 5
  }

  static let biological: UInt8 = 0
  static let adoptive: UInt8 = 1
  static let step: UInt8 = 2

  var bits: UInt8

  @inline(__always) init(bits: UInt8) { self.bits = bits }

  init(_ role: Role, nature: UInt8 = 0, detail: UInt8 = 0, isDated: Bool) {
    bits = role.rawValue | nature << 3 | detail << 5 | (isDated ? 0x80 : 0)
  }

  /// The tag of a tie as the one end sees it, `isForward` from where it starts.
  init(_ tie: KinTie.Kind, isForward: Bool, isDated: Bool) {
    switch tie {
    case .parent(let parentage):
      let role: Role = isForward ? .child : .parent
      switch parentage {
      case .biological: self.init(role, nature: Self.biological, isDated: isDated)
      case .adoptive: self.init(role, nature: Self.adoptive, isDated: isDated)
      case .step(let raised):
        let detail: UInt8 = raised.map { $0 ? 1 : 2 } ?? 0
        self.init(role, nature: Self.step, detail: detail, isDated: isDated)
      }
    case .spouse: self.init(.spouse, isDated: isDated)
    case .sibling(let shared):
      self.init(.sibling, nature: shared?.rawValue ?? 0, isDated: isDated)
    case .guardian: self.init(isForward ? .ward : .guardian, isDated: isDated)
    }
  }

  @inline(__always) var role: UInt8 { bits & 7 }
  @inline(__always) var nature: UInt8 { bits >> 3 & 3 }
  @inline(__always) var detail: UInt8 { bits >> 5 & 3 }
  @inline(__always) var isDated: Bool { bits & 0x80 != 0 }

  /// Of a biological tie: the child has adoptive parents besides.
  @inline(__always) var hasAdoptiveRival: Bool { bits & 0b0011_1000 == 0b0010_0000 }
  mutating func markAdoptiveRival() { bits |= 0b0010_0000 }

  var raised: Bool? { detail == 0 ? nil : detail == 1 }

  /// The stored tie that the entry is one end of, and whether it starts at the person.
  var tie: (kind: KinTie.Kind, isForward: Bool) {
    switch Role(rawValue: role)! {
    case .parent, .child:
      let parentage: Parentage =
        switch nature {
        case Self.biological: .biological
        case Self.adoptive: .adoptive
        default: .step(raised: raised)
        }
      return (.parent(parentage), role == Role.child.rawValue)
    case .spouse: return (.spouse, true)
    case .sibling: return (.sibling(SharedParents(rawValue: nature)), true)
    case .guardian: return (.guardian, false)
    case .ward: return (.guardian, true)
    }
  }
}
