import Glibc
import Synchronization

/// Where the items of long lists lie: in memory, or, once all of them together pass a limit, in
/// files that nobody sees, whose pages the system may write out and take back when memory is
/// short.
///
/// So an import that gathers more than a machine has memory goes on, at the speed of its disk.
/// Blocks below ``leastSize`` are ordinary memory and not counted.
@usableFromInline
package enum LargeBlocks {
  /// Smaller blocks are left to `realloc`.
  static let leastSize = 1 << 24

  private struct State {
    /// Bytes of large blocks in memory.
    var byteCount = 0
    var limit = Int.max
    var folder = ""
    /// Large blocks that lie in files, by address.
    var files: [UInt: Int32] = [:]
  }

  private static let state = Mutex(State())

  /// From now on, large blocks beyond `limit` bytes lie in files of `folder`.
  package static func spill(beyond limit: Int, into folder: String) {
    state.withLock {
      $0.limit = limit
      $0.folder = folder
    }
  }

  @usableFromInline
  static func resize(
    _ old: UnsafeMutableRawPointer?, from oldSize: Int, to size: Int
  ) -> UnsafeMutableRawPointer {
    if oldSize < leastSize, size < leastSize { return plain(old, size) }
    let known = UInt(bitPattern: old)
    let address = state.withLock { state -> UInt in
      let old = UnsafeMutableRawPointer(bitPattern: known)
      if let old, let file = state.files.removeValue(forKey: UInt(bitPattern: old)) {
        // The same pages once more, and more of them.
        if size >= leastSize, let place = mapped(size, file) {
          munmap(old, oldSize)
          state.files[UInt(bitPattern: place)] = file
          return UInt(bitPattern: place)
        }
        // Short again, or no room on the disk.
        let place = plain(nil, size)
        place.copyMemory(from: old, byteCount: min(oldSize, size))
        munmap(old, oldSize)
        close(file)
        state.byteCount += counted(size)
        return UInt(bitPattern: place)
      }
      if state.byteCount - counted(oldSize) + counted(size) > state.limit, size >= leastSize,
        let (place, file) = mapped(size, state.folder)
      {
        if let old {
          place.copyMemory(from: old, byteCount: min(oldSize, size))
          Glibc.free(old)
          state.byteCount -= counted(oldSize)
        }
        state.files[UInt(bitPattern: place)] = file
        return UInt(bitPattern: place)
      }
      state.byteCount += counted(size) - counted(oldSize)
      return UInt(bitPattern: plain(old, size))
    }
    return UnsafeMutableRawPointer(bitPattern: address).unsafelyUnwrapped
  }

  @usableFromInline
  static func free(_ place: UnsafeMutableRawPointer?, byteCount: Int) {
    guard let place else { return }
    if byteCount < leastSize { return Glibc.free(place) }
    let address = UInt(bitPattern: place)
    state.withLock { state in
      let place = UnsafeMutableRawPointer(bitPattern: address)
      if let file = state.files.removeValue(forKey: address) {
        munmap(place.unsafelyUnwrapped, byteCount)
        close(file)
      } else {
        state.byteCount -= counted(byteCount)
        Glibc.free(place)
      }
    }
  }

  private static func counted(_ size: Int) -> Int { size < leastSize ? 0 : size }

  private static func plain(
    _ old: UnsafeMutableRawPointer?, _ size: Int
  ) -> UnsafeMutableRawPointer {
    guard let place = realloc(old, size) else { fatalError("out of memory") }
    return place
  }

  /// A block in a file that has no name, so that it goes with the process; nil where the folder
  /// takes none.
  private static func mapped(
    _ size: Int, _ folder: String
  ) -> (UnsafeMutableRawPointer, Int32)? {
    var name = Array("\(folder)/spilled-\(String(repeating: "X", count: 6))".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return nil }
    unlink(name)
    guard fcntl(file, F_SETFD, FD_CLOEXEC) == 0, let place = mapped(size, file) else {
      close(file)
      return nil
    }
    return (place, file)
  }

  /// The first bytes of a file, or nil. Room is taken at once: a page that the disk has no room for
  /// would end the process.
  private static func mapped(_ size: Int, _ file: Int32) -> UnsafeMutableRawPointer? {
    guard posix_fallocate(file, 0, size) == 0 else { return nil }
    let place = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    return place == MAP_FAILED ? nil : place
  }
}

extension GraphBuilder {
  /// From now on, what builders of this process gather beyond `limit` bytes lies in files of
  /// `folder` that have no name, so that the system can take the memory back when it is short. No
  /// bytes of what they write change.
  public static func spill(beyond limit: Int, into folder: String) {
    LargeBlocks.spill(beyond: limit, into: folder)
  }
}
