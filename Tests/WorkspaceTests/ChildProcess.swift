import Foundation
import Glibc

/// Another process whose standard output is read line by line, and which can be killed between two
/// lines or inside one.
final class ChildProcess {
  let id: pid_t
  private let output: Int32
  private var rest: [UInt8] = []
  private var status: Int32?

  struct Failed: Error { var text: String }

  /// - Parameter fileBytesMax: no file may grow longer, in bytes, rounded to 512; the process then
  ///   meets a write that fails, as on a full disk.
  init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    errors: String = "/dev/null", fileBytesMax: Int? = nil
  ) throws {
    var command = [program] + arguments
    if let fileBytesMax {
      // What is ignored stays ignored over exec.
      command =
        ["/bin/sh", "-c", "trap '' XFSZ; ulimit -f \(fileBytesMax / 512); exec \"$@\"", "sh"]
        + command
    }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failed(text: "no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
    let all = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] = all.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var id: pid_t = 0
    let result = posix_spawn(&id, command[0], &actions, nil, &words, &settings)
    close(ends[1])
    guard result == 0 else {
      close(ends[0])
      throw Failed(text: "cannot start \(command[0]): \(String(cString: strerror(result)))")
    }
    self.id = id
    output = ends[0]
  }

  deinit {
    kill()
    wait()
    close(output)
  }

  /// The next line of standard output, nil at its end. A line cut off by the end is no line.
  func line() -> String? {
    while true {
      if let end = rest.firstIndex(of: 10) {
        defer { rest.removeFirst(end + 1) }
        return String(decoding: rest[..<end], as: UTF8.self)
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(output, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return nil }
      rest += buffer[..<count]
    }
  }

  /// Ends the process at this instant.
  func kill() { if status == nil { _ = Glibc.kill(id, SIGKILL) } }

  /// Waits for the end and says how it came: the exit status, or 128 and the signal.
  @discardableResult
  func wait() -> Int32 {
    if let status { return status }
    var raw: Int32 = 0
    while waitpid(id, &raw, 0) < 0, errno == EINTR {}
    let result = raw & 0x7f == 0 ? raw >> 8 & 0xff : 128 + raw & 0x7f
    status = result
    return result
  }

  /// The debug build of a program, which lies beside the test bundle, or the one that a variable of
  /// the environment names.
  static func program(_ name: String, variable: String) -> String {
    if let named = ProcessInfo.processInfo.environment[variable] { return named }
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      let beside = (argument as NSString).deletingLastPathComponent + "/" + name
      if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    }
    return "\(WorkspaceFixture.home)/.build/debug/\(name)"
  }
}
