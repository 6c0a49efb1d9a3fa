/// A point in a coordinate system that is named by its number: 7203 and 9157 are cartesian in two
/// and three dimensions, 4326 and 4979 are longitude and latitude, without and with height.
public struct BoltPoint: Sendable {
  public var system: Int64
  public var x: Double
  public var y: Double
  /// The third coordinate; nil makes the point two-dimensional.
  public var z: Double?

  public init(system: Int64, x: Double, y: Double, z: Double? = nil) {
    self.system = system
    self.x = x
    self.y = y
    self.z = z
  }
}
