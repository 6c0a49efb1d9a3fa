extension CSR {
  /// What an entry weighs, one where there are no weights.
  @inline(__always) func weight(_ entry: Int) -> Double {
    weights.map { $0[entry] } ?? 1
  }
}

extension AnalyticsError {
  /// Searches for light paths go wrong with negative weights and with none that are numbers.
  static func weight(_ weight: Double) -> AnalyticsError {
    .parameter(name: "weight", found: "\(weight)", expected: "a finite number, 0 or more")
  }
}
