import PropertyGraph

/// What a query wrote in the map it makes a point from, such as `{x: 1, y: 2}` or
/// `{longitude: 116.39, latitude: 39.91, height: 44}`.
public struct PointFields: Sendable {
  private enum Coordinate: String {
    case x, y, z, longitude, latitude, height
  }

  private var coordinates: [Coordinate: Double] = [:]
  /// The name of the coordinate system, such as `wgs-84`.
  private var system: String?
  private var srid: Int64?

  public init() {}

  /// Takes a coordinate, or `srid`; case of the name does not count.
  public mutating func set(_ name: String, to number: Double) throws(PointError) {
    let key = name.lowercased()
    if key == "srid" {
      guard let whole = Int64(exactly: number) else {
        throw PointError("'srid' must be a whole number")
      }
      srid = whole
      return
    }
    guard let coordinate = Coordinate(rawValue: key) else { throw .noSuchField }
    coordinates[coordinate] = number
  }

  /// Takes `crs`; case of the name does not count.
  public mutating func set(_ name: String, to text: String) throws(PointError) {
    guard name.lowercased() == "crs" else { throw .noSuchField }
    system = text.lowercased()
  }

  fileprivate func point() throws(PointError) -> Point {
    let isGeographic = coordinates[.longitude] != nil || coordinates[.latitude] != nil
    guard let x = coordinates[isGeographic ? .longitude : .x],
      let y = coordinates[isGeographic ? .latitude : .y]
    else { throw PointError("a point needs 'x' and 'y', or 'longitude' and 'latitude'") }
    guard !isGeographic || (coordinates[.x] == nil && coordinates[.y] == nil) else {
      throw PointError("'x' and 'y' cannot stand beside 'longitude' and 'latitude'")
    }
    let z = coordinates[.z] ?? coordinates[.height]
    let srid = try number(isGeographic: isGeographic, isSpatial: z != nil)
    if srid == 4326 || srid == 4979, !(-90...90).contains(y) {
      throw PointError("a latitude is out of range; expected -90 to 90")
    }
    // Longitudes beyond the date line come round again.
    let turned = (x + 180).truncatingRemainder(dividingBy: 360)
    let isTurned = (srid == 4326 || srid == 4979) && !(-180...180).contains(x)
    return Point(
      srid: srid, x: isTurned ? (turned < 0 ? turned + 180 : turned - 180) : x, y: y, z: z)
  }

  /// The number of the coordinate system that is named or meant.
  private func number(isGeographic: Bool, isSpatial: Bool) throws(PointError) -> Int32 {
    let meant: Int32 =
      isGeographic ? (isSpatial ? 4979 : 4326) : (isSpatial ? 9157 : 7203)
    let named: Int32? =
      switch system {
      case "cartesian": 7203
      case "cartesian-3d": 9157
      case "wgs-84": 4326
      case "wgs-84-3d": 4979
      default: srid.flatMap { Int32(exactly: $0) }
      }
    guard let named else {
      if system == nil, srid == nil { return meant }
      throw PointError(
        "there is no such coordinate system; expected cartesian, cartesian-3d, wgs-84 or wgs-84-3d")
    }
    guard [7203, 9157, 4326, 4979].contains(named) else {
      throw PointError("there is no such coordinate system; expected 7203, 9157, 4326 or 4979")
    }
    guard (named == 9157 || named == 4979) == isSpatial else {
      throw PointError("the coordinate system and the coordinates differ in dimensions")
    }
    guard !isGeographic || named == meant else {
      throw PointError("longitude and latitude need a geographic coordinate system")
    }
    return named
  }
}

/// Why a map gives no point, or a point no component; holds no value that somebody wrote.
public struct PointError: Error, Hashable, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }

  static let noSuchField = PointError(
    "there is no such field of a point; expected x, y, z, longitude, latitude, height, crs or srid")
}

extension Point {
  /// The point that a map names.
  public init(fields: PointFields) throws(PointError) { self = try fields.point() }
}
