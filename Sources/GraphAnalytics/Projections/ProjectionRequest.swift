import PropertyGraph

/// What a question sees of a property graph: which nodes, which ties, in which direction, how they
/// weigh, on which day.
public struct ProjectionRequest: Hashable, Sendable {
  /// Whether a tie leads from its start to its end, the other way, or both ways.
  public enum Orientation: String, Hashable, Sendable, CaseIterable {
    case natural, reverse, undirected
  }

  /// What a tie weighs.
  public enum Weight: Hashable, Sendable {
    /// Nothing: parallel ties are one.
    case none
    /// Parallel ties are counted.
    case count
    /// A number that ties carry; parallel ones add up. Ties without it weigh `otherwise`.
    case property(String, otherwise: Double)
  }

  /// Nodes with any of these labels are vertices; with none given, all nodes.
  public var labels: [String]
  /// Ties of these types; with none given, all types.
  public var types: [String]
  public var orientation: Orientation
  public var weight: Weight
  /// Ties that do not hold on the day are left out; with none given, nothing is.
  public var day: CalendarDate?
  /// Two vertices are neighbours where they share something, instead of by the ties themselves.
  public var fold: Fold?

  public init(
    labels: [String] = [], types: [String] = [], orientation: Orientation = .undirected,
    weight: Weight = .none, day: CalendarDate? = nil, fold: Fold? = nil
  ) {
    self.labels = labels
    self.types = types
    self.orientation = orientation
    self.weight = weight
    self.day = day
    self.fold = fold
  }

  /// Two-mode folding: companies that bid for one tender, people fined in one case, firms at one
  /// address.
  ///
  /// The weight of a pair adds up over what they share: one each, or 1 / (k − 1) for a thing that k
  /// share (Newman 2001, doi 10.1103/PhysRevE.64.016132), so that a thing that many share says
  /// less.
  public struct Fold: Hashable, Sendable {
    public enum Weight: String, Hashable, Sendable, CaseIterable { case count, newman }

    /// Labels of what is shared.
    public var through: [String]
    /// What more than so many share says nothing: the address of a registration agent.
    public var degreeMax: Int
    public var weight: Weight

    public init(through: [String], degreeMax: Int = 1000, weight: Weight = .count) {
      self.through = through
      self.degreeMax = degreeMax
      self.weight = weight
    }
  }
}
