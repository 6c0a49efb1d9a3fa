/// The ties between two sets of vertices, as a list of edges.
struct TieList {
  let starts: NumberArray<UInt32>
  let ends: NumberArray<UInt32>
  let weights: NumberArray<Double>?

  private static let chunk = 1 << 13

  /// Counts the ties of each chunk of nodes, then puts them where those before leave off.
  ///
  /// - Parameter others: the numbers of ends; ties with an end outside are left out.
  init(
    _ numbers: VertexNumbers, _ others: VertexNumbers, _ visitors: [TieVisitor], isWeighted: Bool,
    _ run: KernelRun
  ) throws(AnalyticsError) {
    let chunkCount = (numbers.count + Self.chunk - 1) / Self.chunk
    let places = NumberArray<Int>(count: visitors.count * chunkCount + 1, zeroed: true)
    for (at, visitor) in visitors.enumerated() {
      try run.forEachChunk(of: numbers.count, size: Self.chunk) { chunk, _ in
        var count = 0
        for vertex in chunk {
          visitor.forEach(from: numbers.nodes.base[vertex]) { end, _ in
            if others.vertices.base[Int(end)] != VertexNumbers.none { count += 1 }
          }
        }
        places.base[at * chunkCount + chunk.lowerBound / Self.chunk + 1] = count
      }
    }
    for place in 0..<(places.count - 1) { places.base[place + 1] += places.base[place] }
    let total = places.base[places.count - 1]
    let (starts, ends) = (NumberArray<UInt32>(count: total), NumberArray<UInt32>(count: total))
    let weights = isWeighted ? NumberArray<Double>(count: total) : nil
    for (at, visitor) in visitors.enumerated() {
      try run.forEachChunk(of: numbers.count, size: Self.chunk) { chunk, _ in
        var place = places.base[at * chunkCount + chunk.lowerBound / Self.chunk]
        for vertex in chunk {
          visitor.forEach(from: numbers.nodes.base[vertex]) { end, weight in
            let other = others.vertices.base[Int(end)]
            if other == VertexNumbers.none { return }
            starts.base[place] = UInt32(vertex)
            ends.base[place] = other
            if let weights { weights.base[place] = weight }
            place += 1
          }
        }
      }
    }
    self.starts = starts
    self.ends = ends
    self.weights = weights
  }
}
