/// Gives keys that are personal data themselves, such as resident ids, a form in which they may
/// leave the process.
public protocol ReferenceSealing: Sendable {
  /// Whether the keys of a space are personal data.
  func isSealed(space: String) -> Bool

  /// The outside form of a key: the same for the same key, telling nothing of it, and never a key
  /// itself.
  func seal(space: String, key: String) -> String
}
