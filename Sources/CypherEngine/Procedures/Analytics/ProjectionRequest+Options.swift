import GraphAnalytics
import PropertyGraph

extension ProjectionRequest {
  /// What a procedure's options ask for:
  ///
  /// ```text
  ///   labels, types       a text or a list; all where left out
  ///   orientation         'undirected' (default), 'natural', 'reverse'
  ///   weight              a property of ties, or '*' to count parallel ones
  ///   defaultWeight       what ties without it weigh, 1
  ///   at                  a day; the statement's own day where left out
  ///   through             labels of what two nodes share, for a two-mode folding
  ///   degreeMax           what more than so many share says nothing, 1000
  ///   shared              'count' (default) or 'newman'
  /// ```
  init(_ options: inout CallOptions, day: CalendarDate?) throws(CypherError) {
    self.init()
    labels = try options.texts("labels")
    types = try options.texts("types")
    orientation = try options.word("orientation", .undirected)
    let property = try options.text("weight")
    let otherwise = try options.number("defaultWeight", 1, in: 0...1e15)
    if let property {
      weight = property == "*" ? .count : .property(property, otherwise: otherwise)
    }
    self.day = try options.day("at") ?? day
    let through = try options.texts("through")
    let degreeMax = try options.integer("degreeMax", 1000, in: 2...Int(Int32.max))
    let shared = try options.word("shared", Fold.Weight.count)
    if !through.isEmpty {
      fold = Fold(through: through, degreeMax: degreeMax, weight: shared)
    }
  }
}
