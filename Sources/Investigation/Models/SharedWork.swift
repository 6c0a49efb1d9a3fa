import GraphAnalytics

/// The same work for many things, shared by several threads; the order of the things stays.
enum SharedWork {
  /// What `body` makes of each element, in their order; the first error by that order is thrown.
  static func map<Element, Result>(
    _ elements: [Element], threadCount: Int, _ body: (Element) throws -> Result
  ) throws -> [Result] {
    let chunk = 16
    let chunkCount = (elements.count + chunk - 1) / chunk
    var made = [Swift.Result<[Result], any Error>](repeating: .success([]), count: chunkCount)
    try withoutActuallyEscaping(body) { body in
      try made.withUnsafeMutableBufferPointer { made in
        // Each worker writes to the places of its own chunks alone.
        nonisolated(unsafe) let (places, body, elements) = (made, body, elements)
        try KernelRun(threadCount: threadCount).forEachChunk(of: elements.count, size: chunk) {
          range, _ in
          places[range.lowerBound / chunk] = Swift.Result { try elements[range].map(body) }
        }
      }
    }
    return try made.flatMap { try $0.get() }
  }
}
