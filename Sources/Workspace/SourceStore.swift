import Crypto
import GraphExchange

/// The kept originals: each source file once, named by the SHA-256 of its bytes.
struct SourceStore {
  let folder: String

  func path(_ sha256: String) -> String { "\(folder)/\(sha256)" }

  /// Copies a file under a temporary name; ``keep(_:sha256:)`` gives it its own.
  func copy(_ path: String, ordinal: Int) throws(WorkspaceError) -> String {
    let copy = "\(folder)/incoming-\(ordinal).tmp"
    try FileSystem.copy(path, to: copy)
    return copy
  }

  /// Gives a copy its name. The copy is on the disk and hashed.
  func keep(_ copy: String, sha256: String) throws(WorkspaceError) {
    try FileSystem.rename(copy, to: path(sha256))
  }

  /// Makes sure that a kept file is there and is what was kept.
  func check(_ sha256: String) throws(WorkspaceError) {
    let kept = path(sha256)
    guard FileSystem.exists(kept) else {
      throw WorkspaceError(.badData, "a kept source is missing", path: kept)
    }
    guard try Self.sha256(kept) == sha256 else {
      throw WorkspaceError(.badData, "a kept source is not what was kept", path: kept)
    }
  }

  /// The SHA-256 of a file in hexadecimal.
  static func sha256(_ path: String) throws(WorkspaceError) -> String {
    do throws(ExchangeError) {
      let file = try FileBytes(path: path)
      var hash = SHA256()
      hash.update(bufferPointer: file.bytes)
      return hash.finalize().map { hex($0) }.joined()
    } catch {
      throw WorkspaceError(.system, error.message, path: path)
    }
  }

  /// The SHA-256 of a text in hexadecimal.
  static func sha256(text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).map { hex($0) }.joined()
  }

  private static func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return text.count == 1 ? "0" + text : text
  }
}
