import PropertyGraph

/// One stored tie of a chain, with the direction in which the chain walks it.
public struct KinStep: Sendable, Hashable {
  public let kind: KinTie.Kind
  /// The ends as the tie is stored: parent to child, guardian to ward. Marriages and ties between
  /// siblings have no direction of their own; theirs is that of the walk.
  public let from: UInt32
  public let to: UInt32
  /// Whether the chain walks from `from` to `to`.
  public let isForward: Bool
  public let interval: ValidityInterval

  /// Whom the chain comes from, and to.
  public var start: UInt32 { isForward ? from : to }
  public var end: UInt32 { isForward ? to : from }
}

extension KinTiesView {
  /// The step that an entry of a person is.
  func step(from person: UInt32, entry: UInt32) -> KinStep {
    let (kind, isForward) = tags[Int(entry)].tie
    let other = neighbours[Int(entry)]
    return KinStep(
      kind: kind, from: isForward ? person : other, to: isForward ? other : person,
      isForward: isForward, interval: interval(Int(entry)).validity)
  }
}
