extension FunctionRegistry {
  /// The functions and aggregates of the language.
  public static let standard = FunctionRegistry(
    StringFunctions.all + ListFunctions.all + ConversionFunctions.all + GraphFunctions.all
      + ScalarFunctions.all + MathematicalFunctions.all + SpatialFunctions.all
      + TemporalConstructors.all + TruncateFunctions.all + DurationFunctions.all
      + IntervalFunctions.all,
    Aggregates.all)
}
