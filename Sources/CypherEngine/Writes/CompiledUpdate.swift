/// CREATE with its expressions made ready.
public struct CompiledCreate {
  public enum Element {
    case node(slot: Slot, labels: [String], properties: CompiledProperties?)
    case relationship(
      slot: Slot, type: String, from: Slot, to: Slot, properties: CompiledProperties?)
    case path(slot: Slot, parts: [Slot])

    /// The slot that gets what was made.
    var slot: Slot {
      switch self {
      case .node(let slot, _, _), .relationship(let slot, _, _, _, _), .path(let slot, _): slot
      }
    }
  }

  public var elements: [Element]

  public init(_ bound: BoundCreate, compile: (BoundExpression) throws -> CompiledExpression) throws
  {
    elements = try bound.elements.map { element in
      switch element {
      case .node(let slot, let labels, let properties):
        .node(
          slot: slot, labels: labels,
          properties: try properties.map { try CompiledProperties($0, compile: compile) })
      case .relationship(let slot, let type, let from, let to, let properties):
        .relationship(
          slot: slot, type: type, from: from, to: to,
          properties: try properties.map { try CompiledProperties($0, compile: compile) })
      case .path(let slot, let parts): .path(slot: slot, parts: parts)
      }
    }
  }
}

/// The properties of a new element: entries written out, or an expression that gives a map.
public enum CompiledProperties {
  case entries([(key: String, value: CompiledExpression)])
  case map(CompiledExpression)

  public init(_ bound: BoundExpression, compile: (BoundExpression) throws -> CompiledExpression)
    throws
  {
    if case .map(let entries) = bound.kind {
      self = .entries(try entries.map { ($0.key, try compile($0.value)) })
    } else {
      self = .map(try compile(bound))
    }
  }
}

/// One item of SET with its expressions made ready.
public enum CompiledSetItem {
  case property(target: CompiledExpression, key: String, value: CompiledExpression)
  case dynamicProperty(
    target: CompiledExpression, key: CompiledExpression, value: CompiledExpression)
  case replace(target: CompiledExpression, value: CompiledExpression)
  case merge(target: CompiledExpression, value: CompiledExpression)
  case labels(target: CompiledExpression, [String])

  public init(_ bound: BoundSetItem, compile: (BoundExpression) throws -> CompiledExpression) throws
  {
    switch bound {
    case .property(let target, let key, let value):
      self = .property(target: try compile(target), key: key, value: try compile(value))
    case .dynamicProperty(let target, let key, let value):
      self = .dynamicProperty(
        target: try compile(target), key: try compile(key), value: try compile(value))
    case .replace(let target, let value):
      self = .replace(target: try compile(target), value: try compile(value))
    case .merge(let target, let value):
      self = .merge(target: try compile(target), value: try compile(value))
    case .labels(let target, let labels): self = .labels(target: try compile(target), labels)
    }
  }
}

/// One item of REMOVE with its expressions made ready.
public enum CompiledRemoveItem {
  case property(target: CompiledExpression, key: String)
  case dynamicProperty(target: CompiledExpression, key: CompiledExpression)
  case labels(target: CompiledExpression, [String])

  public init(_ bound: BoundRemoveItem, compile: (BoundExpression) throws -> CompiledExpression)
    throws
  {
    switch bound {
    case .property(let target, let key): self = .property(target: try compile(target), key: key)
    case .dynamicProperty(let target, let key):
      self = .dynamicProperty(target: try compile(target), key: try compile(key))
    case .labels(let target, let labels): self = .labels(target: try compile(target), labels)
    }
  }
}

/// MERGE with its expressions made ready.
public struct CompiledMerge {
  public var create: CompiledCreate
  public var onCreate: [CompiledSetItem]
  public var onMatch: [CompiledSetItem]
  /// Slots that a match gives values, in the order of ``MergeExecutor/Match``.
  public var introduced: [Slot]
  /// Set where a row's matches are found without running a plan.
  public var shortcut: MergeShortcut?

  public init(_ bound: BoundMerge, compile: (BoundExpression) throws -> CompiledExpression) throws {
    create = try CompiledCreate(bound.create, compile: compile)
    onCreate = try bound.onCreate.map { try CompiledSetItem($0, compile: compile) }
    onMatch = try bound.onMatch.map { try CompiledSetItem($0, compile: compile) }
    introduced = bound.match.introduced
    shortcut = MergeShortcut(bound.match, create)
  }
}
