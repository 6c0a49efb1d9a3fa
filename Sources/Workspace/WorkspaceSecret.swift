import Crypto
import Glibc

/// 32 random bytes that a workspace is sealed with.
///
/// They lie in `DIR/secret`, readable by their owner alone, or where `GUANXI_SECRET_FILE` says, so
/// that they can be kept apart from the records. A file that is shared by several workspaces gives
/// all of them the same keys. Nothing is sealed with the bytes themselves: each ``Purpose`` has a
/// key derived from them (HKDF-SHA256, RFC 5869), so that what one key gives away tells nothing of
/// another.
///
/// A lost secret cannot be made again: what was sealed with it can then be neither checked nor
/// continued.
public struct WorkspaceSecret: Sendable {
  /// What a key is for; the text is its label in the derivation and never changes.
  enum Purpose: String, CaseIterable {
    case audit
    /// Tells whether two secrets are the same.
    case auditCheck = "audit check"
    case references
  }

  static let byteCount = 32

  private let bytes: SymmetricKey

  func key(for purpose: Purpose) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: bytes, info: Array("guanxi \(purpose.rawValue)".utf8),
      outputByteCount: Self.byteCount)
  }

  /// Where the secret of a workspace is kept.
  static func path(ofWorkspace folder: String) -> String {
    if let named = getenv("GUANXI_SECRET_FILE"), named.pointee != 0 {
      return String(cString: named)
    }
    return "\(folder)/secret"
  }

  /// Reads the secret, and makes it where there is none.
  ///
  /// - Parameter isInUse: something was sealed already, so that a missing secret is an error.
  static func open(path: String, isInUse: Bool) throws(WorkspaceError) -> WorkspaceSecret {
    if let secret = try read(path) { return secret }
    if !isInUse {
      try make(path)
      if let secret = try read(path) { return secret }
    }
    throw WorkspaceError(
      .system, "the workspace's secret is missing", path: path,
      hint: "put it back, or name it with GUANXI_SECRET_FILE")
  }

  /// - Returns: nil where there is no such file.
  private static func read(_ path: String) throws(WorkspaceError) -> WorkspaceSecret? {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else {
      throw WorkspaceError(.system, "cannot read the secret: \(FileSystem.reason())", path: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw WorkspaceError(.system, "the secret is not a file", path: path)
    }
    guard status.st_mode & 0o077 == 0 else {
      throw WorkspaceError(
        .system, "others may read the secret", path: path, hint: "chmod 600 and think who has it")
    }
    // One more than is right, so that a longer file is seen.
    var bytes = [UInt8](repeating: 0, count: byteCount + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress! + count, $0.count - count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw WorkspaceError(.system, "cannot read the secret: \(FileSystem.reason())", path: path)
      }
      if got == 0 { break }
      count += got
    }
    guard count == byteCount else {
      throw WorkspaceError(.system, "the secret is not \(byteCount) bytes long", path: path)
    }
    return WorkspaceSecret(bytes: SymmetricKey(data: bytes.prefix(byteCount)))
  }

  /// Writes a new secret. It gets its name once it is whole and on the disk, so that no reader
  /// meets half of one; where another process was faster, that one's stands.
  private static func make(_ path: String) throws(WorkspaceError) {
    let draft = "\(path).\(getpid())-\(UInt64.random(in: 0 ... .max)).tmp"
    let descriptor = Glibc.open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw WorkspaceError(.system, "cannot make the secret: \(FileSystem.reason())", path: path)
    }
    defer {
      close(descriptor)
      FileSystem.remove(draft)
    }
    let isWritten = SymmetricKey(size: .bits256).withUnsafeBytes {
      write(descriptor, $0.baseAddress!, $0.count) == $0.count
    }
    guard isWritten, fchmod(descriptor, 0o600) == 0, fsync(descriptor) == 0,
      link(draft, path) == 0 || errno == EEXIST
    else {
      throw WorkspaceError(.system, "cannot make the secret: \(FileSystem.reason())", path: path)
    }
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    try FileSystem.sync(parent)
  }
}
