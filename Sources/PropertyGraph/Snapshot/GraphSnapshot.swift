/// The graph as one reader sees it: immutable, shared between threads, opened with a ``ReadScope``.
///
/// ```text
///   node indices   0 …………… base ……………│… delta 1 …│ … │… edits …│
///                  │ Person │ Company │ …           one run a label set in each segment
/// ```
///
/// What a scope hides is not there: hidden labels take their nodes with them, hidden types and
/// properties have no columns, and counts count what is left. Records that people judged to be the
/// same are one party, unless it is opened without ``Parties``.
public final class GraphSnapshot: Sendable {
  public let scope: ReadScope
  /// Which records are one party.
  public let parties: Parties
  /// The form in which personal keys leave.
  public let seal: (any ReferenceSealing)?

  let state: GraphState
  let visibility: NodeVisibility
  private let hiddenTypes: Set<UInt16>
  let hiddenProperties: Set<UInt16>
  private let adjacencies: OnceTable<(view: Adjacency, layers: AdjacencyLayers)>
  private let allRanges = OnceTable<[Range<UInt32>]>(count: 1)
  private let exceptions = OnceTable<[UInt32]>(count: 1)
  /// By property.
  let scans: OnceTable<TextScan>

  /// Opens segments, the base first and each delta on those before; none are the empty graph.
  ///
  /// *Complexity:* O(size of the catalogues + what deltas touch and change); no other data is read.
  public convenience init(segments paths: [String], scope: ReadScope) throws(GraphError) {
    try self.init(GraphState(try SegmentStack(paths: paths)), scope: scope)
  }

  /// *Complexity:* O(label ranges + names), and O(degree) for each record of a party.
  init(
    _ state: GraphState, scope: ReadScope, parties: Parties = .none,
    seal: (any ReferenceSealing)? = nil
  ) throws(GraphError) {
    // What was deleted lends a party neither labels nor values.
    let parties = parties.keeping(state.isLive)
    self.state = state
    self.scope = scope
    self.parties = parties
    self.seal = seal
    visibility = NodeVisibility(state, parties, scope)
    func numbers(_ hidden: Set<String>, _ names: NameTable) -> Set<UInt16> {
      Set(hidden.compactMap { names.find($0) }.map { UInt16($0) })
    }
    hiddenTypes = numbers(scope.hiddenTypes, state.names.types)
    hiddenProperties = numbers(scope.hiddenProperties, state.names.properties)
    adjacencies = OnceTable(count: state.names.types.count * 2)
    scans = OnceTable(count: state.names.properties.count)
    // Whoever meets a record of a party must look further, to meet the party instead.
    for record in parties.records {
      state.stack.touched.mark(record)
      for type in 0..<state.names.types.count {
        for isForward in [true, false] {
          state.stack.walks.mark(record, type, isForward: isForward)
          for (neighbour, _) in try state.neighbours(of: record, type, isForward: isForward) {
            state.stack.walks.mark(neighbour, type, isForward: !isForward)
          }
        }
      }
    }
  }

  /// The same graph for another reader.
  public func reopened(
    scope: ReadScope? = nil, parties: Parties? = nil, seal: (any ReferenceSealing)? = nil
  ) throws(GraphError) -> GraphSnapshot {
    try GraphSnapshot(
      state, scope: scope ?? self.scope, parties: parties ?? self.parties, seal: seal ?? self.seal)
  }

  /// The same graph with every record by itself: `CYPHER identity=raw`.
  public func records() throws(GraphError) -> GraphSnapshot { try reopened(parties: Parties.none) }

  /// Whether anything stands outside the base segment, so that some reads look further.
  public var hasDelta: Bool { state.hasDelta }

  /// How many segments the graph lies in.
  public var segmentCount: Int { state.stack.segments.count }

  /// How many nodes and relationships each segment holds, the base first.
  public var segmentSizes: [Int] {
    state.stack.segments.map { segment in
      segment.catalog.tables.reduce(Int(segment.catalog.nodeCount)) { $0 + Int($1.count) }
    }
  }

  /// Touches everything, hidden or not, and throws at the first fault, naming file and block.
  public func verify() throws(GraphError) { try state.stack.verify() }

  // MARK: - Names

  /// Visible labels, in order of first use.
  public var labels: [String] {
    state.names.labels.names.filter { !scope.hiddenLabels.contains($0) }
  }
  /// Visible relationship types, in order of first use.
  public var types: [String] { state.names.types.names.filter { !scope.hiddenTypes.contains($0) } }
  /// Visible property names, in order of first use; `id` of keyed nodes is not among them.
  public var properties: [String] {
    state.names.properties.names.filter { !scope.hiddenProperties.contains($0) }
  }
  /// Key spaces, in order of first use.
  public var keySpaces: [String] { state.names.spaces.names }

  public func label(_ name: String) -> LabelID? {
    if scope.hiddenLabels.contains(name) { return nil }
    return state.names.labels.find(name).map { LabelID(UInt16($0)) }
  }
  public func type(_ name: String) -> TypeID? {
    if scope.hiddenTypes.contains(name) { return nil }
    return state.names.types.find(name).map { TypeID(UInt16($0)) }
  }
  public func property(_ name: String) -> PropertyID? {
    if scope.hiddenProperties.contains(name) { return nil }
    return state.names.properties.find(name).map { PropertyID(UInt16($0)) }
  }
  public func keySpace(_ name: String) -> KeySpaceID? {
    state.names.spaces.find(name).map { KeySpaceID(UInt16($0)) }
  }

  public func name(of label: LabelID) -> String { state.names.labels[label.rawValue] }
  public func name(of type: TypeID) -> String { state.names.types[type.rawValue] }
  public func name(of property: PropertyID) -> String { state.names.properties[property.rawValue] }
  public func name(of space: KeySpaceID) -> String { state.names.spaces[space.rawValue] }

  func isHidden(_ type: TypeID) -> Bool { hiddenTypes.contains(type.rawValue) }

  // MARK: - Opened once

  func adjacency(_ type: TypeID, isForward: Bool) throws(GraphError) -> Adjacency {
    let number = Int(type.rawValue)
    precondition(number < state.names.types.count, "no such type in this snapshot")
    return try adjacencies.get(number * 2 + (isForward ? 0 : 1)) { () throws(GraphError) in
      // A hidden type is one without relationships.
      let layers = try AdjacencyLayers(
        state, isHidden(type) ? state.names.types.count : number, isForward: isForward, parties,
        visibility)
      let isPlain =
        !state.stack.hasDelta(ofType: number) && parties.isEmpty && !visibility.hidesNodes
        && state.overlay.edits(ofType: number)?.edits.isEmpty ?? true
      let view = Adjacency(
        layers, touched: isPlain ? nil : try state.stack.touched(number, isForward: isForward),
        looksFurther: visibility.hidesNodes)
      return (view, layers)
    }.view
  }

  /// Visible runs of nodes, made once.
  func cachedRanges() -> [Range<UInt32>] {
    let made: [Range<UInt32>]? = try? allRanges.get(0) { () throws(GraphError) in
      ranges { _ in true }
    }
    return made!
  }

  /// Nodes of segments that may stand among others than their segment says, ascending.
  func structuralNodes() -> [UInt32] {
    let made: [UInt32]? = try? exceptions.get(0) { () throws(GraphError) in
      let edited = state.overlay.structural.keys.filter { $0 < state.stack.nodeLimit }
      let records = parties.records.filter { $0 < state.stack.nodeLimit }
      return Set(edited + records).sorted()
    }
    return made!
  }
}
