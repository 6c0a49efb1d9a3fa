import Foundation
import PropertyGraph

extension Point {
  /// `point.distance`: how far two points of one coordinate system are apart; nil for two systems.
  ///
  /// In the plane and in space the straight line in the units of the coordinates. On Earth metres
  /// along the great circle of a sphere of 6,378,140 m, raised by the points' mean height, and with
  /// the difference of heights as the other leg.
  public func distance(to other: Point) -> Double? {
    guard srid == other.srid, (z == nil) == (other.z == nil) else { return nil }
    let climb = (z ?? 0) - (other.z ?? 0)
    guard isGeographic else {
      let (dx, dy) = (x - other.x, y - other.y)
      return (dx * dx + dy * dy + climb * climb).squareRoot()
    }
    let radians = Double.pi / 180
    // The haversine formula.
    let (a, b) = (sin((other.y - y) * radians / 2), sin((other.x - x) * radians / 2))
    let haversine = a * a + cos(y * radians) * cos(other.y * radians) * b * b
    let angle = 2 * asin(min(1, haversine.squareRoot()))
    let along = angle * (6_378_140 + ((z ?? 0) + (other.z ?? 0)) / 2)
    return (along * along + climb * climb).squareRoot()
  }

  /// `point.withinBBox`: whether the point lies in the box of two corners, its edges included; nil
  /// for points of several coordinate systems.
  ///
  /// On Earth a box whose lower left corner lies east of its upper right one crosses the date line.
  public func isWithin(lowerLeft: Point, upperRight: Point) -> Bool? {
    guard srid == lowerLeft.srid, srid == upperRight.srid else { return nil }
    let isAround = isGeographic && lowerLeft.x > upperRight.x
    let isInX =
      isAround
      ? x >= lowerLeft.x || x <= upperRight.x : x >= lowerLeft.x && x <= upperRight.x
    let isInY = y >= lowerLeft.y && y <= upperRight.y
    guard let z, let low = lowerLeft.z, let high = upperRight.z else { return isInX && isInY }
    return isInX && isInY && z >= low && z <= high
  }
}
