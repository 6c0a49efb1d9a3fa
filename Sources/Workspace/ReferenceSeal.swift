import Crypto

/// Gives the keys of a sensitive key space, such as resident ids, the form in which they leave.
///
/// A sealed key is `~` and 24 letters and digits: the first 120 bits of
/// HMAC-SHA256(key "references", space ‖ 0 ‖ key) in base 32 (RFC 4648, small letters). One
/// workspace gives a key the same form each time, so that references stay comparable; another
/// workspace gives another, so that lists of two cannot be joined, and nobody without the secret
/// can find the key by trying all ids. Names of key spaces hold no 0, so no two pairs are joined
/// alike. Texts are compared by their UTF-8 bytes.
///
/// *Complexity* one HMAC a key. *Determinism* depends on the secret alone.
public struct ReferenceSeal: Sendable {
  static let mark: Character = "~"
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
  private static let letterCount = 24

  private let key: SymmetricKey

  init(_ secret: WorkspaceSecret) { key = secret.key(for: .references) }

  /// The form of a key that may leave.
  public func seal(space: String, key text: String) -> String {
    precondition(!space.utf8.contains(0), "a key space's name holds no 0")
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(space.utf8) + [0] + Array(text.utf8), using: key)
    var letters: [UInt8] = []
    var (bits, bitCount) = (0, 0)
    for byte in code.prefix(Self.letterCount * 5 / 8) {
      (bits, bitCount) = (bits << 8 | Int(byte), bitCount + 8)
      while bitCount >= 5 {
        bitCount -= 5
        letters.append(Self.letters[bits >> bitCount & 31])
      }
      bits &= 1 << bitCount - 1
    }
    return String(Self.mark) + String(decoding: letters, as: UTF8.self)
  }

  /// Whether a sealed text stands for a key. Takes the same time wherever they differ.
  public func matches(_ sealed: String, space: String, key: String) -> Bool {
    let (a, b) = (Array(sealed.utf8), Array(seal(space: space, key: key).utf8))
    return a.count == b.count && zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether a text has the form of a sealed key.
  public static func isSealed(_ text: String) -> Bool {
    text.first == mark && text.utf8.count == letterCount + 1
      && text.utf8.dropFirst().allSatisfy(letters.contains)
  }
}

extension WorkspaceFolder {
  /// The seal of this workspace's sensitive keys; makes the secret where there is none yet.
  public func referenceSeal() throws(WorkspaceError) -> ReferenceSeal {
    ReferenceSeal(
      try WorkspaceSecret.open(
        path: WorkspaceSecret.path(ofWorkspace: path), isInUse: try isAuditChained()))
  }
}
