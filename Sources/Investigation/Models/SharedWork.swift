import GraphAnalytics

/// The same work for many things, shared by several threads; the order of the things stays.
enum SharedWork {
  /// What `body` makes of each element, in their order.
  static func map<Element, Result>(
    _ elements: [Element], threadCount: Int, _ body: (Element) -> Result
  ) throws -> [Result] {
    let chunk = 16
    let chunkCount = (elements.count + chunk - 1) / chunk
    var made = [[Result]](repeating: [], count: chunkCount)
    try withoutActuallyEscaping(body) { body in
      try made.withUnsafeMutableBufferPointer { made in
        // Each worker writes to the places of its own chunks alone.
        nonisolated(unsafe) let (places, body, elements) = (made, body, elements)
        try KernelRun(threadCount: threadCount).forEachChunk(of: elements.count, size: chunk) {
          range, _ in
          places[range.lowerBound / chunk] = elements[range].map(body)
        }
      }
    }
    return made.flatMap { $0 }
  }
}
