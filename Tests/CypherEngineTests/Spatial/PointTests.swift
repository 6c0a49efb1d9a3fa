import CypherEngine
import PropertyGraph
import Testing

@Suite struct PointTests {
  private static func point(_ numbers: [String: Double], crs: String? = nil) throws -> Point {
    var fields = PointFields()
    for (name, number) in numbers { try fields.set(name, to: number) }
    if let crs { try fields.set("crs", to: crs) }
    return try Point(fields: fields)
  }

  @Test(
    arguments: [
      (["x": 1, "y": 2], nil, Point(srid: 7203, x: 1, y: 2)),
      (["x": 1, "y": 2, "z": 3], nil, Point(srid: 9157, x: 1, y: 2, z: 3)),
      (["longitude": 116.39, "latitude": 39.91], nil, Point(srid: 4326, x: 116.39, y: 39.91)),
      (["Longitude": 12, "latitude": 5, "height": 7], nil, Point(srid: 4979, x: 12, y: 5, z: 7)),
      (["x": 1, "y": 2], "WGS-84", Point(srid: 4326, x: 1, y: 2)),
      (["x": 1, "y": 2, "srid": 4326], nil, Point(srid: 4326, x: 1, y: 2)),
      (["longitude": 190, "latitude": 0], nil, Point(srid: 4326, x: -170, y: 0)),
      (["longitude": -190, "latitude": 0], nil, Point(srid: 4326, x: 170, y: 0)),
      (["longitude": 180, "latitude": 0], nil, Point(srid: 4326, x: 180, y: 0)),
    ] as [([String: Double], String?, Point)])
  func isMade(numbers: [String: Double], crs: String?, point: Point) throws {
    #expect(try Self.point(numbers, crs: crs) == point)
  }

  @Test(
    arguments: [
      (["x": 1], nil), (["latitude": 1], nil), (["x": 1, "latitude": 1], nil),
      (["longitude": 1, "latitude": 91], nil), (["x": 1, "y": 2], "mercator"),
      (["x": 1, "y": 2], "cartesian-3d"), (["x": 1, "y": 2, "srid": 1], nil),
      (["x": 1, "y": 2, "srid": 1e300], nil), (["x": 1, "y": 2, "w": 1], nil),
      (["longitude": 1, "latitude": 2], "cartesian"), (["longitude": 1, "latitude": .nan], nil),
      ([:], nil),
    ] as [([String: Double], String?)])
  func refuses(numbers: [String: Double], crs: String?) {
    #expect(throws: PointError.self) { try Self.point(numbers, crs: crs) }
  }

  @Test func components() throws {
    let place = Point(srid: 4979, x: 1, y: 2, z: 3)
    #expect(try place.component("longitude") == .double(1))
    #expect(try place.component("y") == .double(2))
    #expect(try place.component("height") == .double(3))
    #expect(try place.component("crs") == .text("wgs-84-3d"))
    #expect(try place.component("SRID") == .integer(4979))
    let flat = Point(srid: 7203, x: 1, y: 2)
    #expect(try flat.component("z") == nil)
    #expect(throws: PointError.self) { try flat.component("latitude") }
    #expect(throws: PointError.self) { try flat.component("") }
  }

  @Test func distances() throws {
    let (a, b) = (Point(srid: 7203, x: 0, y: 0), Point(srid: 7203, x: 3, y: 4))
    #expect(a.distance(to: b) == 5)
    let (low, high) = (Point(srid: 9157, x: 0, y: 0, z: 0), Point(srid: 9157, x: 2, y: 3, z: 6))
    #expect(low.distance(to: high) == 7)
    #expect(a.distance(to: low) == nil)
    // A quarter of the way round.
    let (origin, pole) = (Point(srid: 4326, x: 0, y: 0), Point(srid: 4326, x: 77, y: 90))
    let quarter = try #require(origin.distance(to: pole))
    #expect(abs(quarter - 6_378_140 * Double.pi / 2) < 1e-6)
    #expect(origin.distance(to: origin) == 0)
  }

  @Test func boxes() {
    func earth(_ x: Double, _ y: Double) -> Point { Point(srid: 4326, x: x, y: y) }
    #expect(earth(1, 1).isWithin(lowerLeft: earth(0, 0), upperRight: earth(1, 2)) == true)
    #expect(earth(2, 1).isWithin(lowerLeft: earth(0, 0), upperRight: earth(1, 2)) == false)
    #expect(earth(179, 1).isWithin(lowerLeft: earth(170, 0), upperRight: earth(-170, 2)) == true)
    #expect(earth(0, 1).isWithin(lowerLeft: earth(170, 0), upperRight: earth(-170, 2)) == false)
    let flat = Point(srid: 7203, x: 1, y: 1)
    #expect(flat.isWithin(lowerLeft: earth(0, 0), upperRight: earth(2, 2)) == nil)
  }
}
