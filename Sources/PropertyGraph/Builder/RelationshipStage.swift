/// Relationships of one type as they arrive.
final class RelationshipStage {
  @exclusivity(unchecked) private(set) var from = FlatList<UInt32>()
  @exclusivity(unchecked) private(set) var to = FlatList<UInt32>()
  @exclusivity(unchecked) private(set) var sources = FlatList<UInt32>()
  @exclusivity(unchecked) private(set) var rows = FlatList<UInt32>()
  private(set) var columns: [(property: Int, values: ColumnBuffer)] = []
  /// The forms of runs of arrivals, in order.
  private(set) var forms: [(arrivals: Range<Int>, form: RelationshipForm)] = []
  /// Arrivals below stood apart in the graph they were taken from, and so they do here.
  private(set) var settledCount = 0
  /// Arrivals that are withdrawn already, and the sources that first lacked them; nothing becomes
  /// one with them.
  var withdrawn: [UInt32: UInt32] = [:]
  var further: [(arrival: UInt32, citation: Citation)] = []

  deinit {
    from.deallocate()
    to.deallocate()
    sources.deallocate()
    rows.deallocate()
  }

  var count: Int { from.count }

  /// - Parameters: the ends and rows of a batch, in place of its own.
  func append(
    _ batch: GraphBuilder.Relationships, from: UnsafeBufferPointer<UInt32>,
    to: UnsafeBufferPointer<UInt32>, rows: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    let start = count
    precondition(
      start + from.count < Int(UInt32.max),
      "more relationships of a type than 32 bits can number")
    precondition(
      from.count == to.count && from.count == rows.count,
      "relationships need two ends and a row each")
    self.from.append(contentsOf: from)
    self.to.append(contentsOf: to)
    self.rows.append(contentsOf: rows)
    sources.append(repeating: batch.source, count: from.count)
    for (property, values) in batch.columns {
      precondition(values.count == from.count, "one value a relationship")
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
    let form = RelationshipForm(merges: batch.merges, ordinal: batch.ordinal)
    note(form, of: start..<count)
    return UInt32(start)
  }

  private func note(_ form: RelationshipForm, of arrivals: Range<Int>) {
    if arrivals.isEmpty { return }
    if let last = forms.last, last.form == form {
      forms[forms.count - 1].arrivals = last.arrivals.lowerBound..<arrivals.upperBound
    } else {
      forms.append((arrivals, form))
    }
  }

  /// Appends relationships whose rows and forms are known one by one.
  func append(
    from: [UInt32], to: [UInt32], citations: [Citation], forms: [RelationshipForm]
  ) {
    let start = count
    self.from.append(contentsOf: from)
    self.to.append(contentsOf: to)
    for citation in citations {
      sources.append(citation.source)
      rows.append(citation.row)
    }
    for (at, form) in forms.enumerated() { note(form, of: start + at..<start + at + 1) }
  }

  /// Gives arrivals from `start` on values of a property.
  func append(_ values: ColumnBuffer, of property: Int, from start: Int) {
    let column: ColumnBuffer
    if let known = columns.first(where: { $0.property == property })?.values {
      column = known
    } else {
      column = ColumnBuffer(values.kind)
      columns.append((property, column))
    }
    column.pad(to: start)
    column.append(contentsOf: values)
  }

  /// Makes relationships that arrived so far stand apart, however equal they are.
  func settle() { settledCount = count }

  /// The form of every arrival.
  func allForms() -> [RelationshipForm] {
    var all = [RelationshipForm](repeating: RelationshipForm(), count: count)
    for (arrivals, form) in forms { for arrival in arrivals { all[arrival] = form } }
    return all
  }

  /// Gives the ends their numbers in the graph that is written.
  ///
  /// - Parameter position: the number of each node from `firstNode` on.
  func renumber(from firstNode: UInt32, _ position: UnsafeBufferPointer<UInt32>) {
    for ends in [from, to] {
      for (at, node) in ends.items.enumerated() where node >= firstNode {
        precondition(Int(node - firstNode) < position.count, "a relationship of an unknown node")
        ends[at] = position[Int(node - firstNode)]
      }
    }
  }

  /// Makes every column as long as there are relationships.
  func padColumns() { for column in columns { column.values.pad(to: count) } }

  /// Whether two arrivals agree in every property, interval included.
  func isEqual(_ a: Int, _ b: Int) -> Bool {
    columns.allSatisfy { $0.values.value(a) == $0.values.value(b) }
  }

  /// Finds, for arrivals that may merge or take the place of a withdrawn one, the equal
  /// relationship that stands in a graph already, and gives it their citations.
  ///
  /// - Parameter withdrawn: sources that no longer count.
  /// - Returns: its position, by arrival.
  func standing(
    in base: GraphState, _ type: Int, _ withdrawn: Set<UInt32>
  ) throws(GraphError) -> [UInt32: UInt32] {
    var found: [UInt32: UInt32] = [:]
    var taken: Set<UInt32> = []
    for (arrivals, form) in forms where form.merges || !withdrawn.isEmpty {
      for arrival in arrivals
      where from[arrival] < base.stack.nodeLimit && to[arrival] < base.stack.nodeLimit {
        for (other, position) in try base.neighbours(of: from[arrival], type, isForward: true)
        where other == to[arrival] && position < base.overlay.segmentPositionLimit(type) {
          let mayMerge = try base.form(type, position).merges
          let merges = form.merges && mayMerge
          let cited = try base.citations(type, position)
          let comesAgain =
            !withdrawn.isEmpty && !taken.contains(position)
            && cited.allSatisfy { withdrawn.contains($0.source) }
          let there = try base.properties(of: type, position)
          guard merges || comesAgain,
            there.elementsEqual(properties(of: arrival), by: { $0 == $1 })
          else { continue }
          if !merges { taken.insert(position) }
          found[UInt32(arrival)] = position
          if sources[arrival] != 0 {
            further.append(
              (UInt32(arrival), Citation(source: sources[arrival], row: rows[arrival])))
          }
          break
        }
      }
    }
    return found
  }

  /// The properties of an arrival, by number.
  private func properties(of arrival: Int) -> [(property: UInt16, value: Value)] {
    columns.compactMap { column in
      column.values.value(arrival).map { (UInt16(column.property), $0) }
    }.sorted { $0.property < $1.property }
  }

  /// Takes equal relationships out of a forward order, giving their citations to the first of them.
  ///
  /// *Complexity:* O(m), and O(g²) inside a group of g relationships with the same ends.
  func merge(_ order: inout RelationshipOrder) {
    guard merges, Self.hasParallels(order) else { return }
    let mayMerge = allForms().map(\.merges)
    let arrivals = order.arrivals
    var kept: [Int] = []
    kept.reserveCapacity(arrivals.count)
    var became = [UInt32](0..<UInt32(count))
    // Where the relationships that join the ends at hand start in `kept`.
    var group = 0
    for (at, arrival) in arrivals.enumerated() {
      if at == 0 || !order.joinsSame(at - 1, at) { group = kept.count }
      let twin =
        mayMerge[Int(arrival)] && arrival >= settledCount && group < kept.count
        ? kept[group...].first {
          let other = arrivals[$0]
          return mayMerge[Int(other)] && withdrawn[other] == nil
            && isEqual(Int(other), Int(arrival))
        } : nil
      if let twin {
        became[Int(arrival)] = arrivals[twin]
        let citation = Citation(source: sources[Int(arrival)], row: rows[Int(arrival)])
        if citation.source != 0 { further.append((arrival, citation)) }
      } else {
        kept.append(at)
      }
    }
    for index in further.indices { further[index].arrival = became[Int(further[index].arrival)] }
    order.keep(kept)
  }

  /// Whether any arrival may become one with an equal one.
  var merges: Bool { forms.contains { $0.form.merges } }

  private static func hasParallels(_ order: RelationshipOrder) -> Bool {
    guard order.count > 1 else { return false }
    for at in 1..<order.count where order.joinsSame(at - 1, at) { return true }
    return false
  }
}
