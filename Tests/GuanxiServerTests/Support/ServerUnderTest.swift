import FakeBackend
import Foundation
import GuanxiServer

/// Starts a server on a free port for as long as the body runs.
func withServer(
  _ backend: FakeBackend = FakeBackend(),
  configure: (inout BoltServerConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (BoltServer, FakeBackend) throws -> Void
) async throws {
  var configuration = BoltServerConfiguration()
  configuration.port = 0
  configure(&configuration)
  let server = try await BoltServer.start(configuration, backend: backend)
  // The body waits on sockets, which a task's thread must not.
  let result = await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      continuation.resume(returning: Result { try body(server, backend) })
    }
  }
  await server.shutdown(graceSeconds: 1)
  try result.get()
}

/// Waits up to a minute for something to become true, and says whether it did.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<6_000 {
    if condition() { return true }
    Thread.sleep(forTimeInterval: 0.01)
  }
  return condition()
}
