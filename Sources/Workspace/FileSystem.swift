import Glibc

/// The few calls on files whose order and durability matter.
enum FileSystem {
  static func reason() -> String { String(cString: strerror(errno)) }

  static func makeFolder(_ path: String) throws(WorkspaceError) {
    if mkdir(path, 0o700) != 0, errno != EEXIST {
      throw WorkspaceError(.system, "cannot make the folder: \(reason())", path: path)
    }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted by bytes.
  static func names(in path: String) throws(WorkspaceError) -> [String] {
    guard let folder = opendir(path) else {
      throw WorkspaceError(.notFound, "cannot read the folder: \(reason())", path: path)
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func rename(_ from: String, to: String) throws(WorkspaceError) {
    if Glibc.rename(from, to) != 0 {
      throw WorkspaceError(.system, "cannot rename: \(reason())", path: to)
    }
  }

  static func remove(_ path: String) { unlink(path) }

  /// Waits until a file, or the names in a folder, are on the disk.
  static func sync(_ path: String) throws(WorkspaceError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw WorkspaceError(.system, "cannot open: \(reason())", path: path)
    }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 {
      throw WorkspaceError(.system, "cannot sync: \(reason())", path: path)
    }
  }

  /// Copies a file inside the kernel.
  static func copy(_ from: String, to: String) throws(WorkspaceError) {
    let input = open(from, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else {
      throw WorkspaceError(
        errno == ENOENT ? .notFound : .system, "cannot open: \(reason())", path: from)
    }
    defer { close(input) }
    let output = open(to, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
    guard output >= 0 else {
      throw WorkspaceError(.system, "cannot create: \(reason())", path: to)
    }
    defer { close(output) }
    while true {
      let copied = sendfile(output, input, nil, 1 << 30)
      if copied == 0 { return }
      if copied < 0 {
        if errno == EINTR { continue }
        throw WorkspaceError(.system, "cannot copy: \(reason())", path: to)
      }
    }
  }
}

/// The right to write to a workspace: one process at a time, given back when the process ends,
/// however it ends.
final class WriteLock {
  private let descriptor: Int32

  init(path: String) throws(WorkspaceError) {
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw WorkspaceError(.system, "cannot open the lock: \(FileSystem.reason())", path: path)
    }
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      close(descriptor)
      throw WorkspaceError(
        .locked, "another guanxi is writing to this workspace", path: path,
        hint: "wait until it is done")
    }
  }

  deinit { close(descriptor) }
}

/// Held by the one process that opens a workspace at this moment: tables are made, or brought up to
/// date, once. Whoever comes meanwhile waits.
final class OpeningLock {
  private let descriptor: Int32

  /// - Parameter path: a folder. Its own lock leaves no file behind, and is none of SQLite's.
  init(folder path: String) throws(WorkspaceError) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw WorkspaceError(.system, "cannot open the folder: \(FileSystem.reason())", path: path)
    }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      let reason = FileSystem.reason()
      close(descriptor)
      throw WorkspaceError(.system, "cannot lock the folder: \(reason)", path: path)
    }
  }

  deinit { close(descriptor) }
}
