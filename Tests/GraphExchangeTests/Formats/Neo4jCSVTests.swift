import Declarations
import Foundation
import Testing

@testable import GraphExchange

@Suite struct Neo4jCSVTests {
  @Test(
    arguments: [
      ("id:ID(Person)", "id", "id", "person", "id"), (":ID", "", "id", nil, "id"),
      ("a:b:string", "a:b", "string", nil, nil), ("age:int", "age", "int", nil, nil),
      ("tags:string[]", "tags", "string[]", nil, nil),
      (":START_ID(A)", "", "start_id", "a", "start"),
      ("p:point{crs:WGS-84}", "p", "point", nil, nil),
      ("id:ID(P){label:Person}", "id", "id", "p", "id"),
      ("name", "name", "string", nil, nil), ("_labels", "_labels", "string", nil, "label"),
      ("_type:string", "_type", "string", nil, nil), ("x(y):z", "x(y):z", "string", nil, nil),
      ("x(y):long", "x(y)", "long", nil, nil), (":", ":", "string", nil, nil),
      ("a:ID(", "a:ID(", "string", nil, nil), (":IGNORE", "", "ignore", nil, "ignore"),
      ("", "", "string", nil, nil),
    ] as [(String, String, String, String?, String?)])
  func fields(_ text: String, _ name: String, _ type: String, _ space: String?, _ role: String?) {
    let field = Neo4jCSV.Field(text)
    #expect(field.name == name)
    #expect(field.type == type)
    #expect(field.space == space)
    #expect(field.role.map { "\($0)" } == role)
  }

  @Test(arguments: [
    (["id:ID", "name"], true), ([":START_ID", ":END_ID"], true),
    (["_id", "_labels", "name"], true),
    (["_start", "_end", "_type"], true), (["_id", "name"], false), (["id", "name"], false),
    (["name", ":IGNORE"], false), ([], false), (["_type", "x"], false),
  ])
  func accepted(_ header: [String], _ expected: Bool) {
    #expect(Neo4jCSV.accepts(header) == expected)
  }

  private func graph(_ files: [(String, String)]) throws -> ImportFixture {
    let folder = try TemporaryFolder()
    let paths = try files.map { (name: $0.0, path: try folder.write($0.0, $0.1)) }
    let mapping = try FormatGuess.mapping(for: paths, format: nil, name: "m")
    return try ImportFixture(
      mapping: mapping,
      Dictionary(uniqueKeysWithValues: files.map { ($0.0, Array($0.1.utf8)) }))
  }

  @Test func bulkImport() throws {
    let found = try graph([
      (
        "p.csv",
        "pid:ID(Person),name,age:int,w:double,ok:boolean,d:date,tags:string[],ns:long[],x:IGNORE,:LABEL\n"
          + "1,Ann,30,0.5,true,2020-01-31,a;b,1;2,zz,Person;Official\n2,Bo,,,,,,,,Person\n"
      ),
      ("c.csv", "id:ID(Company),name\n1,Co\n"),
      (
        "own.csv",
        ":START_ID(Person),share:float,:END_ID(Company),:TYPE\n1,0.25,1,OWNS\n2,,1,HELPS\n"
      ),
    ])
    #expect(
      try found.lines == [
        "company:1 :Company {id: \"1\", name: \"Co\"} @2.2",
        "person:1 -OWNS-> company:1 {share: 0.25} @3.2",
        "person:1 :Official:Person {age: 30, d: 2020-01-31, id: \"1\", name: \"Ann\", ns: [1, 2], ok: true, pid: \"1\", tags: [\"a\", \"b\"], w: 0.5} @1.2",
        "person:2 -HELPS-> company:1 @3.3",
        "person:2 :Person {id: \"2\", name: \"Bo\", pid: \"2\"} @1.3",
      ])
    #expect(found.rejects == [])
  }

  @Test func separateHeaders() throws {
    let found = try graph([
      ("p-header.csv", "id:ID,name,:LABEL\n"), ("p.csv", "1,Ann,Person\n2,Bo,\n"),
      ("t_header.csv", ":START_ID,:END_ID,:TYPE\n"), ("t.csv", "1,2,KNOWS\n2,1,\n"),
    ])
    #expect(
      try found.lines == [
        "node:1 -KNOWS-> node:2 @2.1", "node:1 :Person {id: \"1\", name: \"Ann\"} @1.1",
        "node:2  {id: \"2\", name: \"Bo\"} @1.2",
      ])
    #expect(found.rejects == ["t.csv 2: ‘:TYPE’ names no type of the mapping"])
  }

  @Test func apoc() throws {
    let found = try graph([
      (
        "all.csv",
        "\"_id\",\"_labels\",\"name\",\"_start\",\"_end\",\"_type\",\"since\"\n"
          + "\"0\",\":Person:Official\",\"Ann\",,,,\n\"1\",\":Person\",\"Bo\",,,,\n"
          + ",,,\"0\",\"1\",\"KNOWS\",\"2020\"\n"
      )
    ])
    #expect(
      try found.lines == [
        "node:0 -KNOWS-> node:1 {since: \"2020\"} @1.4",
        "node:0 :Official:Person {id: \"0\", name: \"Ann\"} @1.2",
        "node:1 :Person {id: \"1\", name: \"Bo\"} @1.3",
      ])
  }

  /// Two columns of one property with different types, as an export of mixed values has them.
  @Test func onePropertyInTwoColumns() throws {
    let found = try graph([
      ("p.csv", "id:ID,v:long,v:string,:LABEL\n1,5,,P\n2,,five,P\n"),
      ("t.csv", ":START_ID,:END_ID,v:long,v:string,:TYPE\n1,2,5,,T\n2,1,,five,T\n1,1,,,T\n"),
    ])
    #expect(
      try found.lines == [
        "node:1 -T-> node:1 @2.4", "node:1 -T-> node:2 {v: 5} @2.2",
        "node:1 :P {id: \"1\", v: 5} @1.2",
        "node:2 -T-> node:1 {v: \"five\"} @2.3", "node:2 :P {id: \"2\", v: \"five\"} @1.3",
      ])
  }

  @Test func neitherNodesNorTies() {
    #expect(throws: ExchangeError.self) {
      try Neo4jCSV.mapping([.init(file: "f", header: ["a", ":TYPE"], hasHeader: true)], name: "m")
    }
  }
}
