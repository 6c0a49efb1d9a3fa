import Glibc

/// Edges read from text, one a line, as the GAP benchmark suite writes them: `u v` in a file that
/// ends on `.el`, `u v w` in one that ends on `.wel`.
///
///     0 204222 241
///     0 213711 160
///
/// Vertices are numbers from 0; there are as many as the largest number and one. A weight is a
/// decimal number, `241`, `-0.5` or `1e-3`. Numbers are parted by blanks or tabs; empty lines and
/// carriage returns at line ends are passed over. Edges keep the order of the lines.
///
/// - Source: Beamer, Asanović & Patterson 2015, doi 10.48550/arXiv.1508.03619.
public struct EdgeListText: Sendable {
  public let vertexCount: Int
  public let sources: NumberArray<UInt32>
  public let targets: NumberArray<UInt32>
  /// One an edge; none where the text has none.
  public let weights: NumberArray<Double>?

  /// Bytes of a piece that one worker reads at a time.
  private static let pieceSize = 1 << 20

  /// Reads text, in pieces that workers share.
  ///
  /// - Parameters:
  ///   - text: the bytes of the whole file, which live while this runs.
  ///   - isWeighted: whether each line has a weight.
  ///   - run: threads, and who may stop it.
  /// - Throws: ``AnalyticsError/parameter(name:found:expected:)`` which names the first line that
  ///   is no edge and says what stands there; `memory` and `cancelled`.
  /// - Complexity: O(bytes) time, 8 bytes of memory a line, 16 with weights.
  /// - Determinism: the same edges in the same order on any number of threads.
  public init(
    _ text: UnsafeRawBufferPointer, isWeighted: Bool, run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) {
    let pieces = EdgeTextPieces(text, size: Self.pieceSize)
    try pieces.countLines(run)
    let lineCount = pieces.lineCount
    try run.reserve(lineCount * (isWeighted ? 16 : 8))
    var sources = NumberArray<UInt32>(count: lineCount)
    var targets = NumberArray<UInt32>(count: lineCount)
    var weights = isWeighted ? NumberArray<Double>(count: lineCount) : nil
    try pieces.read(sources, targets, weights, run)
    let edgeCount = pieces.closeGaps(sources, targets, weights)
    if edgeCount < lineCount {
      func cut<Number>(_ numbers: NumberArray<Number>) -> NumberArray<Number> {
        NumberArray(numbers.buffer[..<edgeCount])
      }
      sources = cut(sources)
      targets = cut(targets)
      weights = weights.map { cut($0) }
    }
    self.sources = sources
    self.targets = targets
    self.weights = weights
    vertexCount = pieces.vertexCount
  }

  /// The graph that these edges make; see ``Projection``.
  public func projection(
    isDirected: Bool = false, parallel: ParallelEdges = .least,
    run: KernelRun = KernelRun(threadCount: 1)
  ) throws(AnalyticsError) -> Projection {
    try Projection(
      vertexCount: vertexCount, sources: sources, targets: targets, weights: weights,
      isDirected: isDirected, parallel: parallel, run: run)
  }
}

/// Text cut at line ends, and what was found in each piece.
private struct EdgeTextPieces: @unchecked Sendable {
  let text: UnsafeRawBufferPointer
  /// Where pieces begin, and the end of the text.
  let bounds: [Int]
  /// Lines before each piece, and of all together.
  private let lines: NumberArray<Int>
  /// Edges that each piece has.
  private let edges: NumberArray<Int>
  /// The largest vertex of each piece and one.
  private let ends: NumberArray<Int>
  /// Lines of each piece before the first that is no edge; -1 where all are.
  private let faults: NumberArray<Int>

  init(_ text: UnsafeRawBufferPointer, size: Int) {
    self.text = text
    var bounds = [0]
    while bounds.last! < text.count {
      var end = min(bounds.last! + size, text.count)
      if end < text.count, let rest = memchr(text.baseAddress! + end, 10, text.count - end) {
        end = UnsafeRawPointer(rest) - text.baseAddress! + 1
      } else {
        end = text.count
      }
      bounds.append(end)
    }
    self.bounds = bounds
    let count = bounds.count - 1
    lines = NumberArray(repeating: 0, count: count + 1)
    edges = NumberArray(repeating: 0, count: count)
    ends = NumberArray(repeating: 0, count: count)
    faults = NumberArray(repeating: -1, count: count)
  }

  private var count: Int { bounds.count - 1 }
  var lineCount: Int { lines.base[count] }
  var vertexCount: Int { ends.buffer.max() ?? 0 }

  func countLines(_ run: KernelRun) throws(AnalyticsError) {
    let pieces = self
    try run.forEachChunk(of: count, size: 1) { chunk, _ in
      let piece = chunk.lowerBound
      let bytes = UnsafeRawBufferPointer(
        rebasing: pieces.text[pieces.bounds[piece]..<pieces.bounds[piece + 1]])
      var found = 0
      for byte in bytes { found &+= byte == 10 ? 1 : 0 }
      // The last line of a file may lack its end.
      pieces.lines.base[piece + 1] = found + (bytes.last == 10 ? 0 : 1)
    }
    for piece in 0..<count { lines.base[piece + 1] += lines.base[piece] }
  }

  /// Puts the edges of each piece where its first line belongs.
  func read(
    _ sources: NumberArray<UInt32>, _ targets: NumberArray<UInt32>,
    _ weights: NumberArray<Double>?, _ run: KernelRun
  ) throws(AnalyticsError) {
    let pieces = self
    try run.forEachChunk(of: count, size: 1) { chunk, _ in
      let piece = chunk.lowerBound
      let first = pieces.lines.base[piece]
      var reader = EdgeLineReader(
        pieces.text, pieces.bounds[piece]..<pieces.bounds[piece + 1],
        sources.base + first, targets.base + first, weights.map { $0.base + first })
      pieces.faults.base[piece] = reader.read() ? -1 : reader.lineCount
      pieces.edges.base[piece] = reader.edgeCount
      pieces.ends.base[piece] = reader.vertexCount
    }
    for piece in 0..<count where faults.base[piece] >= 0 {
      throw fault(in: piece, after: faults.base[piece], isWeighted: weights != nil)
    }
  }

  /// Moves edges up where empty lines left room, and returns how many there are.
  func closeGaps(
    _ sources: NumberArray<UInt32>, _ targets: NumberArray<UInt32>, _ weights: NumberArray<Double>?
  ) -> Int {
    var end = 0
    for piece in 0..<count {
      let (first, length) = (lines.base[piece], edges.base[piece])
      if first > end {
        (sources.base + end).update(from: sources.base + first, count: length)
        (targets.base + end).update(from: targets.base + first, count: length)
        if let weights { (weights.base + end).update(from: weights.base + first, count: length) }
      }
      end += length
    }
    return end
  }

  private func fault(in piece: Int, after lineCount: Int, isWeighted: Bool) -> AnalyticsError {
    let bytes = text[bounds[piece]..<bounds[piece + 1]]
    let line = bytes.split(separator: 10, omittingEmptySubsequences: false)[lineCount]
    let shown = String(decoding: line.prefix(60), as: UTF8.self)
    return .parameter(
      name: "line \(lines.base[piece] + lineCount + 1)",
      found: "‘\(line.count > 60 ? shown + "…" : shown)’",
      expected: isWeighted
        ? "two vertices, 0 to \(EdgeLineReader.vertexMax), and a finite weight"
        : "two vertices, 0 to \(EdgeLineReader.vertexMax)")
  }
}

/// Reads the lines of one piece.
private struct EdgeLineReader {
  /// Vertices are counted in 32 bits, and so is how many there are.
  static let vertexMax = UInt64(UInt32.max) - 1

  private let bytes: UnsafePointer<UInt8>
  private var at: Int
  private let end: Int
  private let sources: UnsafeMutablePointer<UInt32>
  private let targets: UnsafeMutablePointer<UInt32>
  private let weights: UnsafeMutablePointer<Double>?
  /// Lines that were read whole.
  private(set) var lineCount = 0
  private(set) var edgeCount = 0
  private(set) var vertexCount = 0

  init(
    _ text: UnsafeRawBufferPointer, _ range: Range<Int>, _ sources: UnsafeMutablePointer<UInt32>,
    _ targets: UnsafeMutablePointer<UInt32>, _ weights: UnsafeMutablePointer<Double>?
  ) {
    bytes = text.baseAddress!.assumingMemoryBound(to: UInt8.self)
    at = range.lowerBound
    end = range.upperBound
    self.sources = sources
    self.targets = targets
    self.weights = weights
  }

  /// Reads all lines; false at the first that is no edge.
  mutating func read() -> Bool {
    var largest: UInt32 = 0
    while at < end {
      passBlanks()
      if passLineEnd() { continue }
      guard let source = vertex(), passBlanks() else { return false }
      guard let target = vertex() else { return false }
      if let weights {
        guard passBlanks(), let weight = weight() else { return false }
        weights[edgeCount] = weight
      }
      passBlanks()
      guard passLineEnd() else { return false }
      sources[edgeCount] = source
      targets[edgeCount] = target
      largest = max(largest, max(source, target))
      edgeCount &+= 1
    }
    vertexCount = edgeCount > 0 ? Int(largest) + 1 : 0
    return true
  }

  /// Whether there was at least one.
  @discardableResult @inline(__always)
  private mutating func passBlanks() -> Bool {
    let start = at
    while at < end, bytes[at] == 32 || bytes[at] == 9 { at &+= 1 }
    return at > start
  }

  /// Whether a line ends here, or the text.
  @inline(__always)
  private mutating func passLineEnd() -> Bool {
    if at < end, bytes[at] == 13 { at &+= 1 }
    if at < end {
      guard bytes[at] == 10 else { return false }
      at &+= 1
    }
    lineCount &+= 1
    return true
  }

  @inline(__always)
  private mutating func vertex() -> UInt32? {
    var number: UInt64 = 0
    let start = at
    while at < end {
      let digit = bytes[at] &- 48
      if digit > 9 { break }
      number = number &* 10 &+ UInt64(digit)
      at &+= 1
      // Checked here, so that no number of digits wraps around.
      if number > Self.vertexMax { return nil }
    }
    return at > start ? UInt32(truncatingIfNeeded: number) : nil
  }

  /// Whole numbers of up to 15 digits are read here, anything else by the C library.
  @inline(__always)
  private mutating func weight() -> Double? {
    let start = at
    var number: UInt64 = 0
    while at < end, at &- start < 15 {
      let digit = bytes[at] &- 48
      if digit > 9 { break }
      number = number &* 10 &+ UInt64(digit)
      at &+= 1
    }
    if at > start, at == end || bytes[at] <= 32 { return Double(number) }
    at = start
    return decimal()
  }

  private mutating func decimal() -> Double? {
    let start = at
    while at < end, bytes[at] > 32 { at &+= 1 }
    let word = UnsafeBufferPointer(start: bytes + start, count: at &- start)
    // Neither hexadecimal numbers nor `nan` and `inf`.
    let isPlain = word.allSatisfy {
      (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0)
    }
    guard isPlain, let number = Double(String(decoding: word, as: UTF8.self)), number.isFinite
    else { return nil }
    return number
  }
}
