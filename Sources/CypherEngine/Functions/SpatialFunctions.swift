import PropertyGraph

/// Functions over points.
enum SpatialFunctions {
  static let all: [FunctionDefinition] = [
    FunctionDefinition(
      "point", [.init("coordinates", [.map])], .point, .spatial,
      "A point of x, y and z, or of longitude, latitude and height; crs or srid name the system."
    ) { arguments, _ in
      guard let fields = try fields(arguments) else { return .null }
      return .point(try told(arguments) { () throws(PointError) in try Point(fields: fields) })
    },
    FunctionDefinition(
      "point.distance", [.init("from", [.point]), .init("to", [.point])], .float, .spatial,
      "How far two points of one system are apart, on Earth in metres; null for two systems."
    ) { arguments, _ in
      try arguments.point(0).distance(to: try arguments.point(1)).map { .float($0) } ?? .null
    },
    FunctionDefinition(
      "point.withinBBox",
      [
        .init("point", [.point]), .init("lowerLeft", [.point]), .init("upperRight", [.point]),
      ], .boolean, .spatial,
      "Whether a point lies in the box between two corners; null for different systems."
    ) { arguments, _ in
      try arguments.point(0)
        .isWithin(lowerLeft: try arguments.point(1), upperRight: try arguments.point(2))
        .map { .boolean($0) } ?? .null
    },
  ]

  /// What the map says, or nil where an entry of it is null.
  private static func fields(_ arguments: FunctionArguments) throws -> PointFields? {
    var fields = PointFields()
    for (key, value) in try arguments.map(0).entries {
      switch value {
      case .null: return nil
      case .integer, .float:
        let number = value.double ?? 0
        try told(arguments) { () throws(PointError) in try fields.set(key.text, to: number) }
      case .string(let text):
        try told(arguments) { () throws(PointError) in try fields.set(key.text, to: text.text) }
      default:
        throw arguments.wrongValue("'\(key.text)' must be a number or a text")
      }
    }
    return fields
  }

  /// Runs what the library of points does; its errors are told as the language's.
  private static func told<T>(
    _ arguments: FunctionArguments, _ body: () throws(PointError) -> T
  ) throws -> T {
    do throws(PointError) { return try body() } catch {
      throw arguments.wrongValue(error.message)
    }
  }
}
