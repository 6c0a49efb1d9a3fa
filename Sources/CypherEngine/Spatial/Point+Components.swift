import PropertyGraph

/// What a component of a point is.
public enum PointComponent: Hashable, Sendable {
  case integer(Int64)
  case double(Double)
  case text(String)
}

extension Point {
  /// Whether the point lies on Earth and not in a plane.
  public var isGeographic: Bool { srid == 4326 || srid == 4979 }

  /// The component of a name, such as `x`, `latitude` or `crs`; case does not count.
  ///
  /// - Returns: nil for the third coordinate of a point in two dimensions.
  /// - Throws: where a point of this kind has no such component.
  public func component(_ name: String) throws(PointError) -> PointComponent? {
    switch name.lowercased() {
    case "x": return .double(x)
    case "y": return .double(y)
    case "z": return z.map { .double($0) }
    case "longitude" where isGeographic: return .double(x)
    case "latitude" where isGeographic: return .double(y)
    case "height" where isGeographic: return z.map { .double($0) }
    case "srid": return .integer(Int64(srid))
    case "crs": return systemName.map { .text($0) }
    default: throw PointError("a point of this kind has no component of this name")
    }
  }
}
