import CGraphviz
import Dispatch

/// The one room in the process where Graphviz may be touched, with one door for one caller at a
/// time.
///
/// Graphviz keeps its state in globals: two threads inside it end in a segmentation fault, even
/// with a context each. So there is one serial queue and one context, which lives as long as the
/// process (a context for each picture would leak 15 kB). A layout cannot be cancelled; whoever
/// needs a time limit draws in a process of its own.
enum GraphvizRoom {
  private static let queue = DispatchQueue(label: "guanxi.graphviz")
  /// Made by the first to enter and touched only on the queue.
  private nonisolated(unsafe) static let graphviz = Graphviz()

  /// Waits for the room, blocking the calling thread. Not to be nested.
  static func enter<T>(_ work: (Graphviz) throws -> T) rethrows -> T {
    try queue.sync { try work(graphviz) }
  }

  /// Waits for the room without holding a thread of the cooperative pool.
  static func enterLater<T: Sendable>(
    _ work: @escaping @Sendable (Graphviz) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result { try work(graphviz) }) }
    }
  }
}
