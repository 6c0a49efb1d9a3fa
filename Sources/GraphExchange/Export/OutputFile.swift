import Foundation
import Glibc

/// A file that appears complete or not at all: written beside its place under another name, renamed
/// when it is finished.
final class OutputFile {
  let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 18

  init(path: String) throws(ExchangeError) {
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.fault("cannot create", path) }
    buffer.reserveCapacity(Self.bufferSize + 4096)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  func write(_ text: String) throws(ExchangeError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Syncs the file and gives it its name.
  func finish() throws(ExchangeError) {
    try flush()
    guard fsync(descriptor) == 0, close(descriptor) == 0 else {
      throw Self.fault("cannot write", path)
    }
    descriptor = -1
    guard rename(temporary, path) == 0 else { throw Self.fault("cannot rename", path) }
  }

  private func flush() throws(ExchangeError) {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + written, $0.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.fault("cannot write", path) }
      written += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func fault(_ what: String, _ path: String) -> ExchangeError {
    ExchangeError(
      errno == ENOENT ? .notFound : .system, "\(what): \(String(cString: strerror(errno)))",
      file: path)
  }
}
