import PropertyGraph

extension Point {
  /// Whether the coordinates are degrees on Earth.
  var isGeographic: Bool { srid == 4326 || srid == 4979 }

  /// A component by name: `x y z longitude latitude height crs srid`; null for a third coordinate
  /// that is not there.
  ///
  /// - Throws: ``CypherError/Code/argument`` for a name that the point's system does not have.
  func component(_ key: ByteString) throws -> CypherValue {
    switch key.text {
    case "x": return .float(x)
    case "y": return .float(y)
    case "z": return z.map { .float($0) } ?? .null
    case "srid": return .integer(Int64(srid))
    case "crs": return systemName.map { .text($0) } ?? .null
    case "longitude" where isGeographic: return .float(x)
    case "latitude" where isGeographic: return .float(y)
    case "height" where isGeographic: return z.map { .float($0) } ?? .null
    default:
      let names =
        isGeographic ? "longitude, latitude, height, x, y, z, crs, srid" : "x, y, z, crs, srid"
      throw CypherError.runtime(
        .argument, "InvalidArgumentValue", "a point of this system has no '\(key.text)'",
        hint: "it has \(names)")
    }
  }
}
