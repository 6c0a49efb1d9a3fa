/// How large one value may become before the statement is stopped.
///
/// Values that share parts grow without taking memory, such as
/// `reduce(l = [1], x IN range(1, 100) | [l, l])`: a hundred small arrays, but nobody could compare
/// or print it. And releasing, comparing and printing walk down recursively, so depth is bounded.
public enum ValueLimits {
  /// How deep lists and maps may nest.
  public static let depthMax = 500
  /// How many elements one list may have.
  public static let listCountMax = 10_000_000
  /// How many bytes of UTF-8 one text may have.
  public static let stringBytesMax = 256 << 20
  /// How many values one value may consist of, each counted as often as it is met.
  public static let nodeCountMax = 20_000_000

  static func checked(listCount count: Int) throws {
    guard count <= listCountMax else {
      throw CypherError.runtime(
        .limit, "LimitExceeded", "a list of more than \(listCountMax) elements",
        hint: "UNWIND the elements instead of gathering them")
    }
  }

  static func checked(stringBytes count: Int) throws {
    guard count <= stringBytesMax else {
      throw CypherError.runtime(
        .limit, "LimitExceeded", "a text of more than \(stringBytesMax) bytes")
    }
  }
}

extension CypherValue {
  /// The value itself, if it is neither too deep nor too large.
  ///
  /// For whoever builds values from values in a loop (`reduce`): ask every few steps.
  ///
  /// - Throws: ``CypherError/Code/limit``.
  /// - Complexity: O(values inside), at most ``ValueLimits/nodeCountMax``.
  public func limitChecked(
    nodeCountMax: Int = ValueLimits.nodeCountMax
  ) throws -> CypherValue {
    var pending: [(value: CypherValue, depth: Int)] = []
    var count = 0
    func visit(_ value: CypherValue, _ depth: Int) throws {
      count += 1
      switch value {
      case .list, .map:
        guard depth < ValueLimits.depthMax else {
          throw CypherError.runtime(
            .limit, "LimitExceeded", "lists nested more than \(ValueLimits.depthMax) deep")
        }
        pending.append((value, depth))
      default: break
      }
      guard count <= nodeCountMax else {
        throw CypherError.runtime(
          .limit, "LimitExceeded", "a value of more than \(nodeCountMax) parts")
      }
    }
    try visit(self, 0)
    while let (value, depth) = pending.popLast() {
      switch value {
      case .list(let elements): for element in elements { try visit(element, depth + 1) }
      case .map(let map): for entry in map.entries { try visit(entry.value, depth + 1) }
      default: break
      }
    }
    return self
  }
}
