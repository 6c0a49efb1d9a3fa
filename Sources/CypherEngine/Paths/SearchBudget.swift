/// Lets whoever runs a search stop it: asked every few thousand steps.
///
/// One for a worker. The hook throws where the statement was cancelled or a limit is reached.
public final class SearchBudget {
  /// So many steps pass between two calls of the hook.
  static let stepsBetween = 4096

  private let hook: (_ byteCount: Int) throws -> Void
  private var left = stepsBetween

  /// - Parameter hook: gets the number of bytes that the search holds.
  public init(_ hook: @escaping (_ byteCount: Int) throws -> Void) { self.hook = hook }

  /// Counts steps, and asks where it is time.
  @inline(__always)
  func spend(_ steps: Int, byteCount: @autoclosure () -> Int) throws {
    left -= steps
    if left <= 0 { try ask(byteCount()) }
  }

  private func ask(_ byteCount: Int) throws {
    left = Self.stepsBetween
    try hook(byteCount)
  }
}
