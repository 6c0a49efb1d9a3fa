/// Something in the records that cannot be, met on the way; the chain that it is in ends there.
public enum KinFault: Hashable, Sendable {
  /// A person comes up among its own ancestors.
  case ownAncestor(UInt32)
  /// Two who are married and recorded with the same sex; their marriage makes nobody kin.
  case sameSexSpouses(UInt32, UInt32)
  /// There are more chains than are looked at; close ones come first.
  case tooManyChains

  /// Faults in an order that does not hang on how they were met.
  static func sorted(_ faults: Set<KinFault>) -> [KinFault] {
    func key(_ fault: KinFault) -> (Int, UInt32, UInt32) {
      switch fault {
      case .ownAncestor(let node): (0, node, 0)
      case .sameSexSpouses(let a, let b): (1, a, b)
      case .tooManyChains: (2, 0, 0)
      }
    }
    return faults.sorted { key($0) < key($1) }
  }
}
