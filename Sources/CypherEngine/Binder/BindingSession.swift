import CypherSyntax
import PropertyGraph

/// What is gathered while one statement is bound: slots, locals, parameters, and for each subquery
/// being bound what it uses of outside. The verbs stand in extensions, a part of the language each.
final class BindingSession {
  struct SlotRecord {
    var info: SlotInfo
    var flow: PropertyFlow
    /// What the pattern that declares it says of its labels, or its type; none where it says
    /// nothing.
    var labels: [String] = []
    /// How many subqueries stood around its declaration.
    var depth: Int
  }

  struct LocalRecord {
    var name: String
    var type: StaticType
    var flow: PropertyFlow
    var depth: Int
  }

  /// What a subquery uses of outside.
  struct Frame {
    fileprivate(set) var imports: [Slot] = []
    fileprivate(set) var localImports: [BoundSubquery.LocalImport] = []
  }

  let functions: FunctionRegistry
  let procedures: ProcedureRegistry
  private(set) var slots: [SlotRecord] = []
  private(set) var locals: [LocalRecord] = []
  private var parameters: Set<Name> = []
  /// One for each subquery around what is being bound, the innermost last.
  private var frames: [Frame] = []
  /// Every use of a slot, in the order of binding: tells what an expression speaks of.
  private(set) var references: [Slot] = []

  init(functions: FunctionRegistry, procedures: ProcedureRegistry) {
    self.functions = functions
    self.procedures = procedures
  }

  var sortedParameters: [String] { parameters.sorted(by: Scope.precedes).map(\.text) }

  func require(parameter: Name) { parameters.insert(parameter) }

  // MARK: - Declarations

  func declareSlot(_ name: String, _ type: StaticType, flow: PropertyFlow = .none) -> Slot {
    declareSlot(name, type, flow: flow, depth: frames.count)
  }

  private func declareSlot(
    _ name: String, _ type: StaticType, flow: PropertyFlow, depth: Int
  ) -> Slot {
    slots.append(SlotRecord(info: SlotInfo(name: name, type: type), flow: flow, depth: depth))
    return Slot(slots.count - 1)
  }

  /// A slot for something without a name of its own; the made-up one holds the number, so that
  /// plans can be read.
  func declareAnonymousSlot(
    _ kind: String, _ type: StaticType, flow: PropertyFlow = .none
  ) -> Slot {
    declareSlot("\(kind)#\(slots.count)", type, flow: flow)
  }

  func declareLocal(_ name: String, _ type: StaticType, flow: PropertyFlow = .none) -> Local {
    locals.append(LocalRecord(name: name, type: type, flow: flow, depth: frames.count))
    return Local(locals.count - 1)
  }

  /// Joins to a local's flow what further steps bring: the accumulator of `reduce`.
  func widen(_ local: Local, with flow: PropertyFlow) {
    locals[local.number].flow = locals[local.number].flow.joined(with: flow)
  }

  /// Notes what the pattern that declares a slot says of its labels, or of its type.
  func note(labels: [Name], of slot: Slot) {
    slots[slot.number].labels = Set(labels).sorted(by: Scope.precedes).map(\.text)
  }

  // MARK: - Uses

  func type(of slot: Slot) -> StaticType { slots[slot.number].info.type }

  /// Notes that a slot is used, so that the subqueries in between import it.
  func use(_ slot: Slot) {
    references.append(slot)
    for at in slots[slot.number].depth..<max(frames.count, slots[slot.number].depth) {
      if !frames[at].imports.contains(slot) { frames[at].imports.append(slot) }
    }
  }

  /// The local itself, or within a subquery the slot by which it comes in.
  func use(_ local: Local) -> BoundVariable {
    let record = locals[local.number]
    guard record.depth < frames.count else { return .local(local) }
    if let known = frames[record.depth].localImports.first(where: { $0.local == local }) {
      use(known.slot)
      return .slot(known.slot)
    }
    let slot = declareSlot(record.name, record.type, flow: record.flow, depth: record.depth + 1)
    frames[record.depth].localImports.append(.init(local: local, slot: slot))
    use(slot)
    return .slot(slot)
  }

  func variable(_ slot: Slot, _ span: SourceSpan) -> BoundExpression {
    use(slot)
    return BoundExpression(.variable(slot), type(of: slot), span)
  }

  func variable(_ local: Local, _ span: SourceSpan) -> BoundExpression {
    switch use(local) {
    case .slot(let slot): BoundExpression(.variable(slot), type(of: slot), span)
    case .local(let local): BoundExpression(.local(local), locals[local.number].type, span)
    }
  }

  func variable(_ referent: Scope.Referent, _ span: SourceSpan) -> BoundExpression {
    switch referent {
    case .slot(let slot): variable(slot, span)
    case .local(let local): variable(local, span)
    }
  }

  func variable(_ variable: BoundVariable, _ span: SourceSpan) -> BoundExpression {
    switch variable {
    case .slot(let slot): self.variable(slot, span)
    case .local(let local): self.variable(local, span)
    }
  }

  /// Binds the query of a subquery; gives with it what it uses of outside.
  func inFrame<T>(_ body: () throws(CypherError) -> T) throws(CypherError) -> (T, Frame) {
    frames.append(Frame())
    let result = try body()
    return (result, frames.removeLast())
  }
}
