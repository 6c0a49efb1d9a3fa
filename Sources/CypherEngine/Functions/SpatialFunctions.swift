import PropertyGraph

/// Functions over points.
enum SpatialFunctions {
  static let all: [FunctionDefinition] = [
    FunctionDefinition(
      "point", [.init("coordinates", [.map])], .point, .spatial,
      "A point of x, y and z, or of longitude, latitude and height; crs or srid name the system."
    ) { arguments, _ in
      try PointFields(arguments.map(0)).map { .point(try $0.point()) } ?? .null
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
      try arguments.point(0).isWithin(try arguments.point(1), try arguments.point(2))
        .map { .boolean($0) } ?? .null
    },
  ]
}

/// The entries of the map that `point` takes.
private struct PointFields {
  private let map: CypherMap

  /// Nil where an entry that counts is null.
  init?(_ map: CypherMap) {
    for name in ["x", "y", "z", "longitude", "latitude", "height", "crs", "srid"] {
      if let value = map[name], value.isNull { return nil }
    }
    self.map = map
  }

  func point() throws -> Point {
    guard let x = try coordinate("x") ?? coordinate("longitude"),
      let y = try coordinate("y") ?? coordinate("latitude")
    else {
      throw Self.fault(
        "two coordinates are missing", hint: "give x and y, or longitude and latitude")
    }
    let z = try coordinate("z") ?? coordinate("height")
    let onEarth = map["x"] == nil && map["longitude"] != nil
    let srid = try system() ?? (onEarth ? (z == nil ? 4326 : 4979) : (z == nil ? 7203 : 9157))
    let hasThree = srid == 4979 || srid == 9157
    guard hasThree == (z != nil) else {
      throw Self.fault("the number of coordinates is not that of the system")
    }
    if srid == 7203 || srid == 9157 {
      guard !onEarth else { throw Self.fault("longitude and latitude have no Cartesian system") }
      return Point(srid: srid, x: x, y: y, z: z)
    }
    guard (-90...90).contains(y) else {
      throw Self.fault("latitudes lie between -90 and 90 degrees")
    }
    // Longitudes go round.
    var longitude = x.truncatingRemainder(dividingBy: 360)
    if longitude > 180 { longitude -= 360 } else if longitude < -180 { longitude += 360 }
    return Point(srid: srid, x: longitude, y: y, z: z)
  }

  private func coordinate(_ name: String) throws -> Double? {
    guard let value = map[name] else { return nil }
    guard let number = value.double, number.isFinite else {
      throw Self.fault("'\(name)' must be a finite number")
    }
    return number
  }

  private static let systems: [(name: String, srid: Int32)] = [
    ("cartesian", 7203), ("cartesian-3d", 9157), ("wgs-84", 4326), ("wgs-84-3d", 4979),
  ]

  private func system() throws -> Int32? {
    if case .integer(let number)? = map["srid"] {
      guard let found = Self.systems.first(where: { Int64($0.srid) == number }) else {
        throw Self.fault("no such srid", hint: "7203, 9157, 4326 or 4979")
      }
      return found.srid
    }
    if case .string(let name)? = map["crs"] {
      guard let found = Self.systems.first(where: { $0.name == name.text.lowercased() }) else {
        throw Self.fault("no such crs", hint: "cartesian, cartesian-3d, wgs-84 or wgs-84-3d")
      }
      return found.srid
    }
    guard map["srid"] == nil, map["crs"] == nil else {
      throw Self.fault("srid is an integer and crs a text")
    }
    return nil
  }

  private static func fault(_ message: String, hint: String? = nil) -> CypherError {
    .runtime(.argument, "InvalidArgumentValue", "point(): \(message)", hint: hint)
  }
}
