import CypherSyntax

/// The names that may be used at one point of a statement.
struct Scope {
  /// What a name stands for.
  enum Referent {
    case slot(Slot)
    case local(Local)
  }

  /// Why a name that a reader sees nearby means nothing at this point.
  enum Concealment {
    /// WITH or RETURN did not pass it on.
    case notProjected
    /// An expression with an aggregate may use what the rows are grouped by, and nothing else.
    case notGrouped
    /// The clause itself makes it.
    case sameClause
    /// It stands outside of the subquery, which does not import it.
    case notImported
  }

  /// Variables of the query itself.
  private(set) var referents: [Name: Referent] = [:]
  /// Variables of the queries around it: no WITH ends them.
  private(set) var outer: [Name: Referent] = [:]
  private(set) var concealed: [Name: Concealment] = [:]
  /// Whether only literals, parameters and what is computed from them may stand here.
  var isConstant = false

  static let constant: Scope = {
    var scope = Scope()
    scope.isConstant = true
    return scope
  }()

  func lookUp(_ name: Name) -> Referent? { referents[name] ?? outer[name] }

  /// Its own variables, in order of bytes.
  var ownNames: [Name] { referents.keys.sorted(by: Scope.precedes) }

  /// All that may be used, in order of bytes.
  var visibleNames: [Name] {
    Set(referents.keys).union(outer.keys).sorted(by: Scope.precedes)
  }

  mutating func declare(_ name: Name, _ referent: Referent) {
    referents[name] = referent
    concealed[name] = nil
  }

  mutating func conceal(_ names: [Name], _ reason: Concealment) {
    for name in names {
      referents[name] = nil
      outer[name] = nil
      concealed[name] = reason
    }
  }

  /// As after WITH: nothing but what is outside.
  func emptied(concealing reason: Concealment = .notProjected) -> Scope {
    var scope = self
    scope.referents = [:]
    for name in referents.keys where outer[name] == nil { scope.concealed[name] = reason }
    return scope
  }

  /// As the query of a subquery expression begins: everything seen is outside.
  func enclosed() -> Scope {
    var scope = self
    scope.outer.merge(referents) { _, own in own }
    scope.referents = [:]
    return scope
  }

  static func precedes(_ a: Name, _ b: Name) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}
