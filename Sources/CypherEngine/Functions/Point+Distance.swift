import Glibc
import PropertyGraph

extension Point {
  /// The radius of Earth, in metres, that Neo4j reckons with: the equator's.
  private static let earthRadius = 6_378_140.0

  /// The distance of two points of one system: Euclidean, or on Earth along the surface at the mean
  /// height, in metres. Nil for points of two systems.
  ///
  /// *Source:* the haversine formula; R. W. Sinnott, Virtues of the Haversine, Sky and Telescope 68
  /// (1984).
  func distance(to other: Point) -> Double? {
    guard srid == other.srid else { return nil }
    let rise = (z ?? 0) - (other.z ?? 0)
    guard isGeographic else {
      let (dx, dy) = (x - other.x, y - other.y)
      return (dx * dx + dy * dy + rise * rise).squareRoot()
    }
    func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
    let (latitude, otherLatitude) = (radians(y), radians(other.y))
    let half = sin((otherLatitude - latitude) / 2)
    let halfAround = sin(radians(other.x - x) / 2)
    let chord =
      half * half + cos(latitude) * cos(otherLatitude) * halfAround * halfAround
    let height = ((z ?? 0) + (other.z ?? 0)) / 2
    let ground = 2 * (Self.earthRadius + height) * asin(min(1, chord.squareRoot()))
    return (ground * ground + rise * rise).squareRoot()
  }

  /// Whether the point lies in the box between two corners, edges included. On Earth a box whose
  /// left edge is east of its right one crosses the date line. Nil for points of different systems.
  func isWithin(_ lowerLeft: Point, _ upperRight: Point) -> Bool? {
    guard srid == lowerLeft.srid, srid == upperRight.srid else { return nil }
    let crosses = isGeographic && lowerLeft.x > upperRight.x
    let isBetween =
      crosses
      ? x >= lowerLeft.x || x <= upperRight.x : x >= lowerLeft.x && x <= upperRight.x
    let height = z ?? 0
    return isBetween && y >= lowerLeft.y && y <= upperRight.y && height >= lowerLeft.z ?? 0
      && height <= upperRight.z ?? 0
  }
}
