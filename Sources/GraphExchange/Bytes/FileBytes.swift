import Glibc

/// The bytes of a file, mapped read-only; no copy is made.
public final class FileBytes: Sendable {
  public let path: String
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer?
  public let count: Int

  public init(path: String) throws(ExchangeError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ExchangeError(
        errno == ENOENT ? .notFound : .system,
        errno == ENOENT ? "no such file" : "cannot open: \(String(cString: strerror(errno)))",
        file: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ExchangeError(.system, "not a plain file", file: path)
    }
    count = Int(status.st_size)
    guard count > 0 else {
      base = nil
      return
    }
    guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED
    else {
      throw ExchangeError(
        .system, "cannot map: \(String(cString: strerror(errno)))", file: path)
    }
    madvise(base, count, MADV_SEQUENTIAL)
    self.base = base
  }

  deinit { if let base { munmap(base, count) } }

  /// All bytes; valid while this object is.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
}
