/// The graph as one reader sees it: immutable, shared between threads, opened with a ``ReadScope``.
///
/// ```text
///   node indices   0 ………………………………………… nodeCount-1
///                  │ Person │ Person,Official │ Company │ …      one run a label set
/// ```
///
/// What a scope hides is not there: hidden labels take their nodes with them, hidden types and
/// properties have no columns, and counts count what is left. Views it hands out (``Adjacency``,
/// ``PropertyColumn``) are valid while the snapshot is.
public final class GraphSnapshot: Sendable {
  public let scope: ReadScope
  /// Whether any node is hidden from this reader, so that walks over ``Adjacency`` must ask
  /// ``isVisible(_:)``.
  public let hidesNodes: Bool

  let segment: Segment?
  let catalog: SegmentCatalog
  /// One flag a label range.
  let isRangeVisible: [Bool]
  private let labelNumbers: [String: Int]
  private let typeNumbers: [String: Int]
  private let propertyNumbers: [String: Int]
  private let spaceNumbers: [String: Int]

  /// Opens a segment; nil is the empty graph.
  ///
  /// *Complexity:* O(size of the catalogue); no data is read.
  public init(segment path: String?, scope: ReadScope) throws(GraphError) {
    self.scope = scope
    if let path { segment = try Segment(path: path) } else { segment = nil }
    let catalog = segment?.catalog ?? SegmentCatalog()
    self.catalog = catalog
    let hidden = Set(
      catalog.labels.indices.filter { scope.hiddenLabels.contains(catalog.labels[$0]) }.map {
        UInt16($0)
      })
    isRangeVisible = catalog.ranges.map { hidden.isDisjoint(with: $0.labels) }
    hidesNodes = isRangeVisible.contains(false)
    func numbers(_ names: [String], except: Set<String> = []) -> [String: Int] {
      var result: [String: Int] = [:]
      for (number, name) in names.enumerated() where !except.contains(name) {
        result[name] = number
      }
      return result
    }
    labelNumbers = numbers(catalog.labels, except: scope.hiddenLabels)
    typeNumbers = numbers(catalog.types, except: scope.hiddenTypes)
    propertyNumbers = numbers(catalog.properties, except: scope.hiddenProperties)
    spaceNumbers = numbers(catalog.spaces)
  }

  /// Touches everything, hidden or not, and throws at the first fault, naming file and block.
  public func verify() throws(GraphError) { try segment?.verify() }

  // MARK: - Names

  /// Visible labels, in order of the segment.
  public var labels: [String] { catalog.labels.filter { labelNumbers[$0] != nil } }
  /// Visible relationship types, in order of the segment.
  public var types: [String] { catalog.types.filter { typeNumbers[$0] != nil } }
  /// Visible property names, in order of the segment; `id` of keyed nodes is not among them.
  public var properties: [String] { catalog.properties.filter { propertyNumbers[$0] != nil } }
  /// Key spaces, in order of the segment.
  public var keySpaces: [String] { catalog.spaces }

  public func label(_ name: String) -> LabelID? { labelNumbers[name].map { LabelID(UInt16($0)) } }
  public func type(_ name: String) -> TypeID? { typeNumbers[name].map { TypeID(UInt16($0)) } }
  public func property(_ name: String) -> PropertyID? {
    propertyNumbers[name].map { PropertyID(UInt16($0)) }
  }
  public func keySpace(_ name: String) -> KeySpaceID? {
    spaceNumbers[name].map { KeySpaceID(UInt16($0)) }
  }

  public func name(of label: LabelID) -> String { catalog.labels[Int(label.rawValue)] }
  public func name(of type: TypeID) -> String { catalog.types[Int(type.rawValue)] }
  public func name(of property: PropertyID) -> String { catalog.properties[Int(property.rawValue)] }
  public func name(of space: KeySpaceID) -> String { catalog.spaces[Int(space.rawValue)] }
}
