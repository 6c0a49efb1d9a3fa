/// Runs a program over a text: all ways at once, one code point after the other.
///
/// *Complexity:* O(steps of the program × code points) time, O(steps) memory.
struct PatternMatcher {
  private let program: PatternProgram

  init(_ program: PatternProgram) { self.program = program }

  /// Whether the whole text fits.
  ///
  /// - Parameter check: called every some ten thousand steps.
  func matches(_ text: String, check: () throws -> Void) throws -> Bool {
    let instructions = program.instructions
    var current = StepSet(count: instructions.count)
    var pending: [Int] = []
    var work = 0
    var before: Unicode.Scalar?
    var rest = text.unicodeScalars.makeIterator()
    var after = rest.next()
    var beyond = rest.next()
    pending.append(0)
    while true {
      close(&current, &pending, before, after, isLast: beyond == nil && after != nil)
      guard let scalar = after else { return current.accepts }
      if current.count == 0 { return false }
      for at in 0..<current.count {
        let step = current[at]
        if case .take(let number) = instructions[step], program.classes[number].contains(scalar) {
          pending.append(step + 1)
        }
      }
      work += current.count + 1
      if work > 1 << 14 {
        work = 0
        try check()
      }
      current.clear()
      (before, after, beyond) = (scalar, beyond, beyond == nil ? nil : rest.next())
    }
  }

  /// Adds the pending steps to a set, and all that are reached from them without taking anything.
  private func close(
    _ set: inout StepSet, _ pending: inout [Int], _ before: Unicode.Scalar?,
    _ after: Unicode.Scalar?, isLast: Bool
  ) {
    while let step = pending.popLast() {
      guard set.insert(step) else { continue }
      switch program.instructions[step] {
      case .take: break
      case .split(let a, let b):
        pending.append(b)
        pending.append(a)
      case .jump(let target): pending.append(target)
      case .require(let assertion):
        if assertion.holds(before: before, after: after, isLast: isLast) {
          pending.append(step + 1)
        }
      case .accept: set.accepts = true
      }
    }
  }
}

/// A set of steps that empties at once: each member's place stands beside it.
///
/// Source: P. Briggs and L. Torczon, An Efficient Representation for Sparse Sets, LOPLAS 2 (1993),
/// doi:10.1145/176454.176484.
private struct StepSet {
  private var members: [Int32]
  private var places: [Int32]
  private(set) var count = 0
  /// Whether the end of the pattern is among the members.
  var accepts = false

  init(count: Int) {
    members = Array(repeating: 0, count: count)
    places = Array(repeating: 0, count: count)
  }

  subscript(_ at: Int) -> Int { Int(members[at]) }

  /// Adds a step; false where it is there already.
  mutating func insert(_ step: Int) -> Bool {
    let place = Int(places[step])
    if place < count, members[place] == Int32(truncatingIfNeeded: step) { return false }
    members[count] = Int32(truncatingIfNeeded: step)
    places[step] = Int32(truncatingIfNeeded: count)
    count += 1
    return true
  }

  mutating func clear() {
    count = 0
    accepts = false
  }
}
