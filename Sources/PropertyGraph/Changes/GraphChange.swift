/// One change to a graph, in the numbering of the state it is made on.
///
/// The same list of changes stands in a commit, in the overlay it becomes, and in the delta segment
/// that takes the overlay up.
enum GraphChange: Hashable, Sendable {
  /// A new name, numbered next among its kind.
  case name(GraphNames.Kind, String)
  /// A new node, numbered next; with a key in a space, or with a sequence number.
  case createNode(UInt32, NodeIdentity, labels: [UInt16])
  /// All labels of a node from now on, ascending.
  case setLabels(UInt32, [UInt16])
  case setProperty(UInt32, UInt16, Value?)
  /// The source row that first said so, of a node that had none.
  case setPrimary(UInt32, Citation)
  case setState(UInt32, ElementState)
  /// A new relationship, its position the next of its type.
  case createRelationship(UInt16, UInt32, from: UInt32, to: UInt32, sequence: UInt32)
  case setRelationshipProperty(UInt16, UInt32, UInt16, Value?)
  case setRelationshipState(UInt16, UInt32, from: UInt32, to: UInt32, ElementState)
}

/// By what a node is known outside.
enum NodeIdentity: Hashable, Sendable {
  case key(space: UInt16, ByteString)
  case sequence(UInt64)
}

/// Whether an element counts.
enum ElementState: Hashable, Sendable {
  case live
  /// Somebody took it out.
  case deleted
  /// A later source no longer has it: it counts no more and stays on record. The number is that of
  /// the source which first lacked it.
  case withdrawn(by: UInt32)

  var isLive: Bool { self == .live }
}

extension GraphChange {
  /// Changes as bytes: their number, then each as a tag and its fields, integers little-endian.
  static func encode(_ changes: [GraphChange]) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(changes) { $1.write(&$0) }
    return writer.bytes
  }

  /// Reads what ``encode(_:)`` wrote, and nothing else; no bytes are no changes.
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(GraphError) -> [GraphChange] {
    if bytes.count == 0 { return [] }
    var reader = ByteReader(bytes)
    let changes = try reader.array { reader throws(GraphError) in try GraphChange(&reader) }
    guard reader.isAtEnd else { throw GraphError(.corrupt, "a list of changes that is too long") }
    return changes
  }

  private func write(_ writer: inout ByteWriter) {
    switch self {
    case .name(let kind, let name):
      writer.put(UInt8(1))
      writer.put(kind.rawValue)
      writer.put(name)
    case .createNode(let node, let identity, let labels):
      writer.put(UInt8(2))
      writer.put(node)
      switch identity {
      case .key(let space, let key):
        writer.put(UInt8(1))
        writer.put(space)
        writer.put(key.text)
      case .sequence(let number):
        writer.put(UInt8(0))
        writer.put(number)
      }
      writer.put(labels) { $0.put($1) }
    case .setLabels(let node, let labels):
      writer.put(UInt8(3))
      writer.put(node)
      writer.put(labels) { $0.put($1) }
    case .setProperty(let node, let property, let value):
      writer.put(UInt8(4))
      writer.put(node)
      writer.put(property)
      Self.write(value, &writer)
    case .setPrimary(let node, let citation):
      writer.put(UInt8(5))
      writer.put(node)
      writer.put(citation.source)
      writer.put(citation.row)
    case .setState(let node, let state):
      writer.put(UInt8(6))
      writer.put(node)
      Self.write(state, &writer)
    case .createRelationship(let type, let position, let from, let to, let sequence):
      writer.put(UInt8(7))
      writer.put(type)
      for number in [position, from, to, sequence] { writer.put(number) }
    case .setRelationshipProperty(let type, let position, let property, let value):
      writer.put(UInt8(8))
      writer.put(type)
      writer.put(position)
      writer.put(property)
      Self.write(value, &writer)
    case .setRelationshipState(let type, let position, let from, let to, let state):
      writer.put(UInt8(9))
      writer.put(type)
      for number in [position, from, to] { writer.put(number) }
      Self.write(state, &writer)
    }
  }

  private init(_ reader: inout ByteReader) throws(GraphError) {
    switch try reader.integer(UInt8.self) {
    case 1:
      guard let kind = GraphNames.Kind(rawValue: try reader.integer(UInt8.self)) else {
        throw GraphError(.corrupt, "a name of an unknown kind")
      }
      self = .name(kind, try reader.string())
    case 2:
      let node = try reader.integer(UInt32.self)
      let identity: NodeIdentity
      if try reader.integer(UInt8.self) == 1 {
        identity = .key(
          space: try reader.integer(UInt16.self), ByteString(try reader.string()))
      } else {
        identity = .sequence(try reader.integer(UInt64.self))
      }
      self = .createNode(node, identity, labels: try Self.labels(&reader))
    case 3: self = .setLabels(try reader.integer(UInt32.self), try Self.labels(&reader))
    case 4:
      self = .setProperty(
        try reader.integer(UInt32.self), try reader.integer(UInt16.self), try Self.value(&reader))
    case 5:
      self = .setPrimary(
        try reader.integer(UInt32.self),
        Citation(
          source: try reader.integer(UInt32.self), row: try reader.integer(UInt32.self)))
    case 6: self = .setState(try reader.integer(UInt32.self), try Self.state(&reader))
    case 7:
      self = .createRelationship(
        try reader.integer(UInt16.self), try reader.integer(UInt32.self),
        from: try reader.integer(UInt32.self), to: try reader.integer(UInt32.self),
        sequence: try reader.integer(UInt32.self))
    case 8:
      self = .setRelationshipProperty(
        try reader.integer(UInt16.self), try reader.integer(UInt32.self),
        try reader.integer(UInt16.self), try Self.value(&reader))
    case 9:
      self = .setRelationshipState(
        try reader.integer(UInt16.self), try reader.integer(UInt32.self),
        from: try reader.integer(UInt32.self), to: try reader.integer(UInt32.self),
        try Self.state(&reader))
    default: throw GraphError(.corrupt, "a change of an unknown kind")
    }
  }

  private static func write(_ value: Value?, _ writer: inout ByteWriter) {
    writer.put(UInt8(value == nil ? 0 : 1))
    if let value { writer.put(value) }
  }

  private static func value(_ reader: inout ByteReader) throws(GraphError) -> Value? {
    try reader.integer(UInt8.self) == 0 ? nil : try reader.value()
  }

  private static func labels(_ reader: inout ByteReader) throws(GraphError) -> [UInt16] {
    try reader.array { reader throws(GraphError) in try reader.integer(UInt16.self) }
  }

  private static func write(_ state: ElementState, _ writer: inout ByteWriter) {
    switch state {
    case .live: writer.put(UInt8(0))
    case .deleted: writer.put(UInt8(1))
    case .withdrawn(let source):
      writer.put(UInt8(2))
      writer.put(source)
    }
  }

  private static func state(_ reader: inout ByteReader) throws(GraphError) -> ElementState {
    switch try reader.integer(UInt8.self) {
    case 0: return .live
    case 1: return .deleted
    case 2: return .withdrawn(by: try reader.integer(UInt32.self))
    default: throw GraphError(.corrupt, "a state of an unknown kind")
    }
  }
}
