/// SHA-256 of texts, for keys that must be the same on every machine.
public enum ContentHash {
  /// 64 hexadecimal digits.
  public static func sha256(text: String) -> String { SourceStore.sha256(text: text) }
}
