/// A place in the plane, in space or on Earth, with the number of its coordinate system.
public struct Point: Hashable, Sendable, CustomStringConvertible {
  /// The coordinate system: 7203 and 9157 Cartesian, 4326 and 4979 WGS 84, in two and three
  /// dimensions.
  public let srid: Int32
  /// On Earth the longitude in degrees.
  public let x: Double
  /// On Earth the latitude in degrees.
  public let y: Double
  /// The third coordinate, on Earth the height in metres; nil in two dimensions.
  public let z: Double?

  @inlinable
  public init(srid: Int32, x: Double, y: Double, z: Double? = nil) {
    self.srid = srid
    self.x = x
    self.y = y
    self.z = z
  }

  /// The name of the coordinate system, or nil where it is not one of the four.
  public var systemName: String? {
    switch srid {
    case 7203: "cartesian"
    case 9157: "cartesian-3d"
    case 4326: "wgs-84"
    case 4979: "wgs-84-3d"
    default: nil
    }
  }

  /// `point({x: 1.5, y: 2.0, crs: 'cartesian'})`.
  public var description: String {
    let height = z.map { ", z: \($0)" } ?? ""
    let system = systemName.map { "crs: '\($0)'" } ?? "srid: \(srid)"
    return "point({x: \(x), y: \(y)\(height), \(system)})"
  }
}
