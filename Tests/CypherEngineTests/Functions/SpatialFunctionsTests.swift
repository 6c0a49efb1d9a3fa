import CypherEngine
import PropertyGraph
import Testing

@Suite struct SpatialFunctionsTests {
  private static let wrong = "ArgumentError: InvalidArgumentValue"
  private static func flat(_ x: Double, _ y: Double) -> CypherValue {
    .point(Point(srid: 7203, x: x, y: y))
  }

  static let calls: [FunctionCall] = [
    .init(
      "point", .entries(["x": 1, "y": 2.5]), gives: "point({x: 1.0, y: 2.5, crs: 'cartesian'})"),
    .init(
      "point", .entries(["longitude": 116.4, "latitude": 39.9]),
      gives: "point({x: 116.4, y: 39.9, crs: 'wgs-84'})"),
    .init(
      "point", .entries(["x": 1, "y": 2, "srid": 4326]),
      gives: "point({x: 1.0, y: 2.0, crs: 'wgs-84'})"),
    .init(
      "point", .entries(["x": 1, "y": 2, "z": 3]),
      gives: "point({x: 1.0, y: 2.0, z: 3.0, crs: 'cartesian-3d'})"),
    .init("point", .entries(["x": 1, "y": .null]), gives: "null"),
    .init("point", .entries(["x": 1]), gives: wrong),
    .init("point", .entries(["x": "a", "y": 1]), gives: wrong),
    .init("point", .entries(["x": [], "y": 1]), gives: wrong),
    .init("point", .entries(["longitude": 1, "latitude": 91]), gives: wrong),
    .init("point", 1, gives: "TypeError: InvalidArgumentValue"),
    .init("point.distance", flat(0, 0), flat(3, 4), gives: "5.0"),
    .init(
      "point.distance", flat(0, 0), .point(Point(srid: 4326, x: 0, y: 0)), gives: "null"),
    .init("point.withinBBox", flat(1, 1), flat(0, 0), flat(2, 2), gives: "true"),
    .init("point.withinBBox", flat(3, 1), flat(0, 0), flat(2, 2), gives: "false"),
  ]

  @Test(arguments: Self.calls) func call(_ call: FunctionCall) throws {
    #expect(try call.run(try Evaluations.context()) == call.outcome)
  }
}
