import Dispatch

/// One table of relationships on its way into a segment: put in order first, then prepared part by
/// part, side by side.
final class RelationshipTableWork {
  let type: Int
  /// Nil once all is written.
  private(set) var stage: RelationshipStage?
  private let isDelta: Bool
  /// Left when ``order`` is there, or failed.
  private let ordering = DispatchGroup()
  private var isOrdered = false
  /// Whether ``sort()`` came to its end; not where reading what it rests on failed.
  private(set) var isSorted = false
  private(set) var order = RelationshipOrder()
  /// Arrivals that stand in the graph already, and where.
  var standing: [UInt32: UInt32] = [:]
  /// Filled as the parts are written.
  var place: SegmentCatalog.RelationshipTable
  /// The position of each arrival, where anybody asks for one.
  private var positions: [UInt32] = []

  init(type: Int, stage: RelationshipStage, firstPosition: UInt32, isDelta: Bool) {
    self.type = type
    self.stage = stage
    self.isDelta = isDelta
    place = SegmentCatalog.RelationshipTable(
      firstPosition: firstPosition, count: 0, out: .empty, in: .empty, citationSources: .empty,
      citationRows: .empty, forms: .empty, further: .none, columns: [])
    ordering.enter()
  }

  /// What is given up before its turn lets nobody wait.
  deinit { if !isOrdered { ordering.leave() } }

  /// Lets the parts go on.
  func setOrdered() {
    isOrdered = true
    ordering.leave()
  }

  /// Waits until the table is in order, or failed to get there.
  func waitForOrder() { ordering.wait() }

  /// Puts the arrivals in order, equal ones made one where their mapping asked.
  func sort() {
    let stage = stage!
    order = RelationshipOrder(
      from: UnsafeBufferPointer(stage.from.items), to: UnsafeBufferPointer(stage.to.items))
    if !standing.isEmpty { order.removeAll { standing[$0] != nil } }
    stage.merge(&order)
    place.count = UInt32(order.count)
    isSorted = true
    guard !stage.further.isEmpty || !stage.withdrawn.isEmpty else { return }
    positions = [UInt32](repeating: 0, count: stage.count)
    for (at, arrival) in order.arrivals.enumerated() {
      positions[Int(arrival)] = place.firstPosition + UInt32(at)
    }
    for (arrival, there) in standing { positions[Int(arrival)] = there }
  }

  /// Where an arrival stands in the graph.
  func place(of arrival: UInt32) -> UInt32 { positions[Int(arrival)] }

  /// Adjacencies, columns and citations, in the order in which they are written.
  func parts(_ draft: SegmentDraft) -> [() -> SegmentDraft.Writing] {
    var parts = [out, backward]
    for at in stage!.columns.indices { parts.append { self.column(at) } }
    parts.append { self.numbers(self.stage!.sources, \.citationSources) }
    parts.append { self.numbers(self.stage!.rows, \.citationRows) }
    return parts.map { part in
      {
        self.waitForOrder()
        return part()
      }
    }
  }

  private func out() -> SegmentDraft.Writing {
    let adjacency = order.sources.withUnsafeBufferPointer {
      AdjacencyWriter.prepared(sources: $0, targets: order.targets, isDelta: isDelta)
    }
    return { [self] writer throws(GraphError) in place.out = try adjacency(writer) }
  }

  private func backward() -> SegmentDraft.Writing {
    let (heads, tails) = order.backward()
    let adjacency = heads.withUnsafeBufferPointer {
      AdjacencyWriter.prepared(sources: $0, targets: tails, isDelta: isDelta)
    }
    return { [self] writer throws(GraphError) in place.in = try adjacency(writer) }
  }

  private func column(_ at: Int) -> SegmentDraft.Writing {
    let (property, values) = stage!.columns[at]
    let column = order.arrivals.withUnsafeBufferPointer {
      ColumnWriter.prepared(values, gather: $0)
    }
    return { [self] writer throws(GraphError) in
      if let column = try column?(writer) { place.columns.append((UInt16(property), column)) }
    }
  }

  private func numbers(
    _ items: FlatList<UInt32>,
    _ field: WritableKeyPath<SegmentCatalog.RelationshipTable, ColumnPlace>
  ) -> SegmentDraft.Writing {
    let numbers = order.arrivals.withUnsafeBufferPointer {
      ColumnWriter.prepared(numbers: UnsafeBufferPointer(items.items), gather: $0)
    }
    return { [self] writer throws(GraphError) in place[keyPath: field] = try numbers(writer) }
  }

  /// The forms in forward order; one number where they are all alike.
  func forms() -> Prepared<ColumnPlace> {
    let stage = stage!
    if stage.forms.count <= 1 {
      return ColumnWriter.prepared(
        constant: Int64(stage.forms.first?.form.rawValue ?? 0), count: order.count)
    }
    let all = stage.allForms()
    return ColumnWriter.prepared(numbers: order.arrivals.map { Int64(all[Int($0)].rawValue) })
  }

  /// Gives up what was written.
  func free() {
    stage = nil
    order = RelationshipOrder()
    positions = []
  }
}
