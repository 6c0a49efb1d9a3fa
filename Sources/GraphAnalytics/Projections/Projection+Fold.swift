import PropertyGraph

extension Projection {
  /// Vertices that share something are neighbours.
  static func folded(
    _ snapshot: GraphSnapshot, _ numbers: VertexNumbers, _ visitors: [TieVisitor],
    _ fold: ProjectionRequest.Fold, _ run: KernelRun
  ) throws -> Projection {
    guard fold.degreeMax >= 2 else {
      throw AnalyticsError.parameter(
        name: "degreeMax", found: "\(fold.degreeMax)", expected: "2 or more")
    }
    let hubs = try VertexNumbers(snapshot, labels: fold.through)
    let there = try TieList(numbers, hubs, visitors, isWeighted: false, run)
    let back = try TieList(hubs, numbers, visitors, isWeighted: false, run)
    let n = numbers.count
    // One two-mode graph, what is shared numbered after the vertices.
    let count = there.starts.count + back.starts.count
    let (sources, targets) = (NumberArray<UInt32>(count: count), NumberArray<UInt32>(count: count))
    for at in 0..<there.starts.count {
      sources.base[at] = there.starts.base[at]
      targets.base[at] = there.ends.base[at] + UInt32(n)
    }
    for at in 0..<back.starts.count {
      sources.base[there.starts.count + at] = back.ends.base[at]
      targets.base[there.starts.count + at] = back.starts.base[at] + UInt32(n)
    }
    let twoMode = try Projection(
      vertexCount: n + hubs.count, sources: sources, targets: targets, isDirected: true, run: run)
    let rows = try twoMode.withRows { outgoing, incoming throws(AnalyticsError) in
      try foldedRows(
        outgoing, incoming, numbers.nodes, hubs.nodes, vertexCount: n, fold, run)
    }
    return Projection(rows: rows, reverse: nil, nodes: numbers.nodes)
  }

  /// Counts each row's neighbours, then fills the rows. A worker marks whom it met in an array of
  /// its own.
  private static func foldedRows(
    _ outgoing: CSR, _ incoming: CSR, _ nodes: NumberArray<UInt32>, _ hubs: NumberArray<UInt32>,
    vertexCount n: Int, _ fold: ProjectionRequest.Fold, _ run: KernelRun
  ) throws(AnalyticsError) -> EdgeRows {
    let met = (0..<run.threadCount).map { _ in NumberArray<UInt32>(count: n, zeroed: true) }
    let sums = (0..<run.threadCount).map { _ in NumberArray<Double>(count: n) }
    let offsets = NumberArray<UInt32>(count: n + 1, zeroed: true)
    let degreeMax = fold.degreeMax
    try run.forEachChunk(of: n, size: 256) { chunk, worker in
      let marks = met[worker].base
      for vertex in chunk {
        let stamp = UInt32(vertex) + 1
        marks[vertex] = stamp
        var count: UInt32 = 0
        for place in outgoing.row(vertex) {
          let hub = Int(outgoing.targets[place])
          if incoming.degree(hub) > degreeMax { continue }
          for other in incoming.row(hub) {
            let other = Int(incoming.targets[other])
            if other >= n || marks[other] == stamp { continue }
            marks[other] = stamp
            count &+= 1
          }
        }
        offsets.base[vertex + 1] = count
      }
    }
    var total = 0
    for vertex in 0..<n {
      total += Int(offsets.base[vertex + 1])
      guard total <= Int(UInt32.max) else { throw .size(entries: total) }
      offsets.base[vertex + 1] = UInt32(total)
    }
    for marks in met { memoryZero(marks) }
    let targets = NumberArray<UInt32>(count: total)
    let weights = NumberArray<Double>(count: total)
    let isNewman = fold.weight == .newman
    try run.forEachChunk(of: n, size: 256) { chunk, worker in
      let (marks, sum) = (met[worker].base, sums[worker].base)
      for vertex in chunk {
        let stamp = UInt32(vertex) + 1
        let start = Int(offsets.base[vertex])
        var end = start
        marks[vertex] = stamp
        for place in outgoing.row(vertex) {
          let hub = Int(outgoing.targets[place])
          let degree = incoming.degree(hub)
          if degree > degreeMax { continue }
          let share = isNewman ? 1 / Double(max(1, degree - 1)) : 1
          for other in incoming.row(hub) {
            let other = Int(incoming.targets[other])
            if other >= n || other == vertex { continue }
            if marks[other] == stamp {
              sum[other] += share
            } else {
              marks[other] = stamp
              sum[other] = share
              targets.base[end] = UInt32(other)
              end += 1
            }
          }
        }
        var row = UnsafeMutableBufferPointer(start: targets.base + start, count: end - start)
        row.sort()
        for place in start..<end { weights.base[place] = sum[Int(targets.base[place])] }
      }
    }
    return EdgeRows(offsets: offsets, targets: targets, weights: weights)
  }

  /// At most so many entries come of a fold.
  static func foldedEntryMax(
    _ fold: ProjectionRequest.Fold, _ types: [TypeID], _ snapshot: GraphSnapshot
  ) throws -> Int {
    let hubs = try VertexNumbers(snapshot, labels: fold.through)
    var entries = 0
    for vertex in 0..<hubs.count {
      var degree = 0
      for type in types {
        degree += try snapshot.outgoing(type).degree(of: hubs.nodes.base[vertex])
        degree += try snapshot.incoming(type).degree(of: hubs.nodes.base[vertex])
      }
      if degree <= fold.degreeMax { entries += degree * (degree - 1) }
    }
    return entries
  }
}
