import Foundation
import Glibc

/// `DIR/audit.head`: the last mark, kept beside the log.
///
/// It finds a log that lost its end by accident or by somebody who did not think of this file: a
/// manifest put back from an older copy, records deleted by hand. It does not stop a forger who may
/// write here; for that a head is kept elsewhere.
///
/// Why a crash gives no false alarm: the mark is written after the commit that it tells of is on
/// the disk, and a checker reads the mark before it reads the log, so a mark is never ahead of a
/// whole log. A crash between the two leaves an older mark, which the log still holds. The file is
/// replaced by a rename without waiting for the disk, so after a power failure it may be empty:
/// that counts as no file.
///
/// A mark that the log does not hold is evidence and is never overwritten.
struct AuditHeadFile {
  private let folder: String
  var path: String { "\(folder)/audit.head" }

  init(workspace folder: String) { self.folder = folder }

  /// - Returns: nil where none is kept.
  func read() throws(WorkspaceError) -> AuditMark? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = descriptor < 0 ? -1 : Glibc.read(descriptor, &bytes, bytes.count)
    let reason = FileSystem.reason()
    if descriptor >= 0 { close(descriptor) }
    guard count >= 0 else {
      throw WorkspaceError(.system, "cannot read the kept head: \(reason)", path: path)
    }
    if bytes.prefix(count).allSatisfy({ $0 == 0 }) { return nil }
    let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
    guard words.count == 2, let sequence = Int64(words[0]), words[1].hasSuffix("\n"),
      let mark = AuditMark(sequence: sequence, head: String(words[1].dropLast()))
    else { throw WorkspaceError(.badData, "this is not a head of the audit", path: path) }
    return mark
  }

  /// Keeps a mark, unless a later one is kept already or the one there is not in the log.
  ///
  /// A failure is no fault of the record, which stands: the old mark then stays, as after a crash.
  func keep(_ mark: AuditMark, isInLog: (AuditMark) throws -> Bool) {
    // One at a time, over all processes, so that no slower one puts an older mark back.
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard lock >= 0 else { return }
    defer { close(lock) }
    guard takes(lock) else { return }
    do {
      if let old = try read() {
        guard old.sequence < mark.sequence, try isInLog(old) else { return }
      }
      let draft = "\(path).tmp"
      guard write("\(mark.sequence) \(mark.head)\n", to: draft) else { return }
      try FileSystem.rename(draft, to: path)
    } catch { return }
  }

  /// Waits a second at most: a process that was stopped must not stop the others.
  private func takes(_ lock: Int32) -> Bool {
    for _ in 0..<1000 {
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(1000)
    }
    return false
  }

  private func write(_ text: String, to path: String) -> Bool {
    let descriptor = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    return Glibc.write(descriptor, bytes, bytes.count) == bytes.count
  }
}
