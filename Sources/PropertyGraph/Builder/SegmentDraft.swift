/// A segment while it is being written: parts that are prepared on several threads and written in
/// the order in which they were added.
final class SegmentDraft {
  /// Puts a part into the file and the catalogue, on the writing thread.
  typealias Writing = (SegmentWriter) throws(GraphError) -> Void
  /// Makes a part ready, on any thread.
  typealias Preparation = () throws(GraphError) -> Writing

  let writer: SegmentWriter
  var catalog = SegmentCatalog()
  var report = GraphBuilder.Report()
  /// Nodes of the base that new relationships touch, where anything is being withdrawn.
  var touched: Set<UInt32> = []
  private var parts: [Preparation] = []

  init(_ writer: SegmentWriter) { self.writer = writer }

  func add(_ part: @escaping Preparation) { parts.append(part) }

  /// Prepares and writes all parts.
  func write(threads: Int) throws(GraphError) {
    let parts = parts
    self.parts = []
    var failure: GraphError?
    let work = OrderedWork(count: parts.count, threads: threads) { at in
      Result { () throws(GraphError) in try parts[at]() }
    }
    work.run { _, part in
      do throws(GraphError) {
        try part.get()(writer)
        return true
      } catch {
        failure = error
        return false
      }
    }
    if let failure { throw failure }
  }
}
