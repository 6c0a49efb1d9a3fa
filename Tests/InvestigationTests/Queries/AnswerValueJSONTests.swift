import Investigation
import Testing

/// Values as the Query API writes them in plain JSON.
@Suite struct AnswerValueJSONTests {
  static let workspace = Result {
    try QueryWorkspace("CREATE (:A {id: 1, x: 2.0})-[:R {d: date('2020-01-02')}]->(:B:C)")
  }

  @Test(arguments: [
    ("null", "null"), ("true", "true"), ("1", "1"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("1.0", "1.0"), ("1e300", "1e+300"), ("0.1", "0.1"), ("0.0/0.0", #""NaN""#),
    ("1.0/0.0", #""Infinity""#), ("-1.0/0.0", #""-Infinity""#), ("'a\"\\n漢'", #""a\"\n漢""#),
    ("[1, [null], {b: 1, a: 'x'}]", #"[1,[null],{"b":1,"a":"x"}]"#),
    ("date('2020-02-03')", #""2020-02-03""#),
    ("datetime('2020-02-03T04:05:06+08:00')", #""2020-02-03T04:05:06+08:00""#),
    ("localtime('04:05')", #""04:05""#), ("duration('P1Y2M3DT4S')", #""P1Y2M3DT4S""#),
    ("point({x: 1, y: 2})", #""SRID=7203;POINT (1.0 2.0)""#),
    ("point({longitude: 1, latitude: 2, height: 3})", #""SRID=4979;POINT Z (1.0 2.0 3.0)""#),
  ])
  func valuesArePlain(_ expression: String, _ json: String) throws {
    #expect(try Self.workspace.get().text("RETURN \(expression)") == "[[\(json)]]")
  }

  @Test func elementsAreObjects() throws {
    let workspace = try Self.workspace.get()
    #expect(
      try workspace.text("MATCH (a:A) RETURN a")
        == #"[[{"elementId":"n:1","labels":["A"],"properties":{"id":1,"x":2.0}}]]"#)
    let tie = try workspace.text("MATCH ()-[r]->() RETURN r")
    #expect(tie.contains(#""startNodeElementId":"n:1","endNodeElementId":"n:2","type":"R""#))
    #expect(tie.hasSuffix(#""properties":{"d":"2020-01-02"}}]]"#))
    let path = try workspace.rows("MATCH p = (:A)<-[*0..0]-() RETURN p")
    #expect(path[0][0].text.hasPrefix(#"[{"elementId":"n:1""#))
    guard case .array(let items) = try workspace.rows("MATCH p = (:A)-->() RETURN p")[0][0] else {
      Issue.record("a path is a list")
      return
    }
    #expect(items.count == 3)
  }
}
