extension Parser {
  /// `DIFFERENT RELATIONSHIPS` or `REPEATABLE ELEMENTS`, or nil where neither stands here.
  mutating func matchMode() throws(SyntaxDiagnostic) -> MatchClause.Mode? {
    guard peek().kind == .word else { return nil }
    if at(.different) {
      advance()
      guard accept(.relationships) || accept(.relationship) || accept(.edges) || accept(.edge)
      else { throw unexpected("RELATIONSHIPS") }
      return .differentRelationships
    }
    if at(.repeatable) {
      advance()
      guard accept(.elements) || accept(.element) else { throw unexpected("ELEMENTS") }
      return .repeatableElements
    }
    return nil
  }

  /// `ALL`, `ANY 3 PATHS`, `ANY SHORTEST TRAIL`, `SHORTEST 2 GROUPS`, `ACYCLIC` and their kin.
  mutating func readSelector(into pattern: inout PathPattern) throws(SyntaxDiagnostic) {
    switch keyword {
    case .all:
      advance()
      pattern.selector = accept(.shortest) ? .shortestGroups(nil) : .all
    case .any:
      advance()
      pattern.selector = accept(.shortest) ? .shortest(nil) : .any(try pathCount())
    case .shortest:
      advance()
      pattern.selector = .shortest(try pathCount())
    default: break
    }
    pattern.mode = readMode()
    let isCounted: Bool
    if case .shortest = pattern.selector { isCounted = true } else { isCounted = false }
    if pattern.selector != .unspecified || pattern.mode != nil {
      if !accept(.paths) { _ = accept(.path) }
    }
    if isCounted, accept(.groups) || accept(.group), case .shortest(let count) = pattern.selector {
      pattern.selector = .shortestGroups(count)
    }
  }

  private mutating func readMode() -> PathMode? {
    let mode: PathMode
    switch keyword {
    case .walk: mode = .walk
    case .trail: mode = .trail
    case .acyclic: mode = .acyclic
    case .simple: mode = .simple
    default: return nil
    }
    advance()
    return mode
  }

  /// How many paths or groups: a number or a parameter, or nil where neither stands here.
  private mutating func pathCount() throws(SyntaxDiagnostic) -> Expression? {
    kind == .integer || kind == .parameter ? try primary() : nil
  }
}
