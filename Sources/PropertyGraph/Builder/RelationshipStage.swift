/// Relationships of one type as they arrive.
struct RelationshipStage {
  private(set) var from: [UInt32] = []
  private(set) var to: [UInt32] = []
  private(set) var sources: [UInt32] = []
  private(set) var rows: [UInt32] = []
  private(set) var columns: [(property: Int, values: ColumnBuffer)] = []
  /// Runs of arrivals whose mapping lets equal relationships become one.
  private(set) var merging: [Range<Int>] = []
  var further: [(arrival: UInt32, citation: Citation)] = []

  var count: Int { from.count }

  mutating func append(_ batch: GraphBuilder.Relationships) -> UInt32 {
    let start = from.count
    precondition(
      start + batch.from.count < Int(UInt32.max),
      "more relationships of a type than 32 bits can number")
    precondition(
      batch.from.count == batch.to.count && batch.from.count == batch.rows.count,
      "relationships need two ends and a row each")
    from.append(contentsOf: batch.from)
    to.append(contentsOf: batch.to)
    rows.append(contentsOf: batch.rows)
    sources.append(contentsOf: repeatElement(batch.source, count: batch.from.count))
    for (property, values) in batch.columns {
      precondition(values.count == batch.from.count, "one value a relationship")
      if let column = columns.first(where: { $0.property == property })?.values {
        column.pad(to: start)
        precondition(column.count == start, "a property twice in one batch")
        column.append(contentsOf: values)
      } else {
        let column = ColumnBuffer(values.kind)
        column.pad(to: start)
        column.append(contentsOf: values)
        columns.append((property, column))
      }
    }
    if batch.merges, !batch.from.isEmpty {
      if let last = merging.last, last.upperBound == start {
        merging[merging.count - 1] = last.lowerBound..<from.count
      } else {
        merging.append(start..<from.count)
      }
    }
    return UInt32(start)
  }

  /// Makes every column as long as there are relationships.
  func padColumns() { for column in columns { column.values.pad(to: count) } }

  /// Whether two arrivals agree in every property, interval included.
  func isEqual(_ a: Int, _ b: Int) -> Bool {
    columns.allSatisfy { $0.values.value(a) == $0.values.value(b) }
  }

  /// Takes equal relationships out of a forward order, giving their citations to the first of them.
  ///
  /// - Parameters:
  ///   - order: arrivals by source, target and arrival.
  ///   - from, to: their ends, in that order.
  /// *Complexity:* O(m), and O(g²) inside a group of g relationships with the same ends.
  mutating func merge(_ order: [UInt32], from: [UInt32], to: [UInt32]) -> [UInt32] {
    guard !merging.isEmpty, Self.hasParallels(from, to) else { return order }
    var mayMerge = [Bool](repeating: false, count: count)
    for range in merging { for arrival in range { mayMerge[arrival] = true } }
    var kept: [UInt32] = []
    kept.reserveCapacity(order.count)
    var became = [UInt32](0..<UInt32(count))
    // Where the relationships that join the ends at hand start in `kept`.
    var group = 0
    for (at, arrival) in order.enumerated() {
      if at > 0, from[at] != from[at - 1] || to[at] != to[at - 1] { group = kept.count }
      let twin =
        mayMerge[Int(arrival)] && group < kept.count
        ? kept[group...].first { mayMerge[Int($0)] && isEqual(Int($0), Int(arrival)) } : nil
      if let twin {
        became[Int(arrival)] = twin
        let citation = Citation(source: sources[Int(arrival)], row: rows[Int(arrival)])
        if citation.source != 0 { further.append((arrival, citation)) }
      } else {
        kept.append(arrival)
      }
    }
    for index in further.indices { further[index].arrival = became[Int(further[index].arrival)] }
    return kept
  }

  /// Whether any two relationships in forward order join the same ends.
  private static func hasParallels(_ from: [UInt32], _ to: [UInt32]) -> Bool {
    guard from.count > 1 else { return false }
    for at in 1..<from.count where from[at] == from[at - 1] && to[at] == to[at - 1] { return true }
    return false
  }
}
