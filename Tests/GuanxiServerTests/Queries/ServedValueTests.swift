import BoltProtocol
import GuanxiServer
import Testing

/// What values become between the wire and the engine, there and back.
@Suite struct ServedValueTests {
  static let values: [BoltValue] = [
    nil, true, false, 0, -1, .integer(.max), .integer(.min), 0.0, -1.5, .float(.infinity),
    .float(.nan), "", "甲", "e\u{301}", "\u{e9}", .bytes([]), .bytes([0, 255]), [],
    [1, [nil, "a"]],
    [:], ["b": 1, "a": ["c": nil]], ["e\u{301}": 1, "\u{e9}": 2],
    .date(BoltDate(days: 0)), .date(BoltDate(days: -365_243_219_162)),
    .date(BoltDate(days: 365_241_780_471)),
    .localTime(BoltLocalTime(nanoseconds: 86_399_999_999_999)),
    .time(BoltTime(nanoseconds: 1, offsetSeconds: -64_800)),
    .time(BoltTime(nanoseconds: 1, offsetSeconds: 53)),
    .localDateTime(BoltLocalDateTime(seconds: -1, nanoseconds: 999_999_999)),
    .dateTime(BoltDateTime(seconds: 1, nanoseconds: 2, offsetSeconds: 28_800)),
    .zonedDateTime(
      BoltZonedDateTime(seconds: 1_700_000_000, nanoseconds: 3, zone: "Asia/Shanghai")),
    .zonedDateTime(BoltZonedDateTime(seconds: 0, nanoseconds: 0, zone: "Europe/Stockholm")),
    .duration(BoltDuration(months: 14, days: -3, seconds: 5, nanoseconds: 6)),
    .duration(BoltDuration(months: .min, days: .max, seconds: .min, nanoseconds: 0)),
    .point(BoltPoint(system: 7203, x: 1, y: -2)), .point(BoltPoint(system: 9157, x: 1, y: 2, z: 3)),
    .point(BoltPoint(system: 4326, x: 121.5, y: 31.2)),
    .point(BoltPoint(system: 4979, x: 121.5, y: 31.2, z: 4)),
  ]

  @Test func eachComesBackAsItWent() throws {
    let session = try ServedWorkspace().session()
    for value in Self.values {
      #expect(try session.value("RETURN $value AS value", ["value": value]) == value)
      #expect(try session.value("RETURN [$value] AS value", ["value": value]) == [value])
    }
  }

  @Test func nanosecondsOfDurationsAreBroughtWithinASecond() throws {
    let session = try ServedWorkspace().session()
    func duration(_ seconds: Int64, _ nanoseconds: Int64) -> BoltValue {
      .duration(BoltDuration(months: 0, days: 0, seconds: seconds, nanoseconds: nanoseconds))
    }
    for (given, expected) in [
      (duration(0, -1), duration(-1, 999_999_999)),
      (duration(1, 2_500_000_000), duration(3, 500_000_000)),
    ] {
      #expect(try session.value("RETURN $value AS value", ["value": given]) == expected)
    }
  }

  /// Bolt 4.4 without the patch tells local seconds; the zone's history tells the instant.
  @Test func localSecondsOfAZoneAreUnderstood() throws {
    let session = try ServedWorkspace().session()
    let local = BoltZonedDateTime(
      seconds: 1_700_028_800, nanoseconds: 0, zone: "Asia/Shanghai", reckoning: .local)
    let found = try session.value("RETURN $value.epochSeconds", ["value": .zonedDateTime(local)])
    #expect(found == 1_700_000_000)
  }

  static let refused: [(BoltValue, String)] = [
    (
      .node(BoltNode(identifier: 1, labels: [], properties: [:], elementIdentifier: "n:1")),
      "TypeError"
    ),
    (
      .path(
        BoltPath(
          walking: [BoltNode(identifier: 1, labels: [], properties: [:], elementIdentifier: "n:1")],
          over: [])), "TypeError"
    ),
    (.date(BoltDate(days: .max)), "ArgumentError"), (.date(BoltDate(days: .min)), "ArgumentError"),
    (.localTime(BoltLocalTime(nanoseconds: -1)), "ArgumentError"),
    (.localTime(BoltLocalTime(nanoseconds: 86_400_000_000_000)), "ArgumentError"),
    (.time(BoltTime(nanoseconds: 0, offsetSeconds: .max)), "ArgumentError"),
    (.time(BoltTime(nanoseconds: 0, offsetSeconds: 64_801)), "ArgumentError"),
    (.localDateTime(BoltLocalDateTime(seconds: .max, nanoseconds: 0)), "ArgumentError"),
    (.localDateTime(BoltLocalDateTime(seconds: 0, nanoseconds: 1_000_000_000)), "ArgumentError"),
    (.dateTime(BoltDateTime(seconds: .min, nanoseconds: 0, offsetSeconds: 0)), "ArgumentError"),
    (.dateTime(BoltDateTime(seconds: 0, nanoseconds: .min, offsetSeconds: 0)), "ArgumentError"),
    (.dateTime(BoltDateTime(seconds: 0, nanoseconds: 0, offsetSeconds: .min)), "ArgumentError"),
    (
      .zonedDateTime(BoltZonedDateTime(seconds: 0, nanoseconds: 0, zone: "Atlantis")),
      "ArgumentError"
    ),
    (
      .zonedDateTime(BoltZonedDateTime(seconds: .max, nanoseconds: 0, zone: "Asia/Shanghai")),
      "ArgumentError"
    ),
    (
      .zonedDateTime(
        BoltZonedDateTime(
          seconds: .max, nanoseconds: 0, zone: "Asia/Shanghai", reckoning: .local)), "ArgumentError"
    ),
    (
      .duration(BoltDuration(months: 0, days: 0, seconds: .max, nanoseconds: .max)), "ArgumentError"
    ),
    (.point(BoltPoint(system: 1, x: 0, y: 0)), "ArgumentError"),
    (.point(BoltPoint(system: .max, x: 0, y: 0)), "ArgumentError"),
    (.point(BoltPoint(system: 7203, x: 0, y: 0, z: 0)), "ArgumentError"),
  ]

  @Test func whatNoExpressionCouldGiveIsRefused() throws {
    let session = try ServedWorkspace().session()
    for (value, code) in Self.refused {
      #expect(
        session.code("RETURN $value", ["value": [value]]) == "Neo.ClientError.Statement.\(code)",
        "\(value)")
    }
  }

  @Test func nodesRelationshipsAndPathsLeaveWhole() throws {
    let session = try ServedWorkspace().session()
    let row = try #require(
      try session.bring(
        "CREATE p = (a:Person {id: '7', name: '甲'})-[r:OWNS {share: 0.5}]->(b:Company) "
          + "RETURN a, r, b, p"
      ).rows.first)
    guard case .node(let a) = row[0], case .relationship(let r) = row[1],
      case .node(let b) = row[2],
      case .path(let path) = row[3]
    else { throw TypeMismatch() }
    #expect(a.labels == ["Person"] && a.elementIdentifier == "person:7")
    #expect(a.properties["name"] == "甲" && a.properties["id"] == "7")
    #expect(r.type == "OWNS" && r.properties == ["share": 0.5])
    #expect(r.start.elementIdentifier == "person:7")
    #expect(r.start.identifier == a.identifier && r.end.identifier == b.identifier)
    #expect(r.end.elementIdentifier == b.elementIdentifier)
    #expect(path.nodes.map(\.elementIdentifier) == ["person:7", b.elementIdentifier])
    #expect(path.indices == [1, 1])
    let back = try session.value("MATCH p = (:Company)<--(:Person) RETURN p")
    guard case .path(let backwards)? = back else { throw TypeMismatch() }
    #expect(backwards.indices == [-1, 1] && backwards.nodes.last?.elementIdentifier == "person:7")
  }

  private struct TypeMismatch: Error {}
}
