import Foundation
import Testing

/// `guanxi query`, as a user types it.
@Suite struct QueryCommandTests {
  private func made(_ statements: String, in scratch: Scratch) throws -> String {
    let place = scratch.file("made.gx")
    let run = try Guanxi.run("query", statements, "-w", place, "--write")
    try #require(run.status == 0, "\(run.err)")
    return place
  }

  private static let family = """
    CREATE (:Person {id: '1', name: '林一', id_card: '110105194912310097'})
      -[:PARENT_OF]->(:Person {id: '2', name: '林二'})
    """

  // MARK: - The contract

  @Test func fieldsAndValues() throws {
    let scratch = try Scratch()
    let place = try made(Self.family, in: scratch)
    let run = try Guanxi.run(
      "query", "MATCH (a)-[:PARENT_OF]->(b) RETURN a.name AS parent, b", "-w", place)
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(
      run.out == #"{"fields":["parent","b"],"values":[["林一",{"elementId":"person:2","#
        + #""labels":["Person"],"properties":{"id":"2","name":"林二"}}]]}"# + "\n")
    let none = try Guanxi.run("query", "MATCH (x:Nobody) RETURN x", "-w", place)
    #expect(none.out == #"{"fields":["x"],"values":[]}"# + "\n" && none.status == 0)
  }

  @Test func writingMakesAMissingWorkspaceAndSaysWhatItDid() throws {
    let scratch = try Scratch()
    let run = try Guanxi.run("query", Self.family, "-w", scratch.file("new.gx"), "--write")
    #expect(run.status == 0 && run.out == #"{"fields":[],"values":[]}"# + "\n")
    #expect(
      run.err
        == "2 nodes created, 1 relationship created, 5 properties set, 2 labels added\n")
    let verify = try Guanxi.run("verify", "-w", scratch.file("new.gx"))
    #expect(verify.status == 0)
  }

  @Test func readingDoesNotWrite() throws {
    let scratch = try Scratch()
    let place = try made(Self.family, in: scratch)
    let run = try Guanxi.run("query", "MATCH (n) DETACH DELETE n", "-w", place)
    #expect(run.status == 64 && run.out.isEmpty)
    #expect(run.err.contains("only reading is allowed") && run.err.contains("--write"))
    let missing = try Guanxi.run("query", "RETURN 1", "-w", scratch.file("none.gx"))
    #expect(
      missing.status == 66 && !FileManager.default.fileExists(atPath: scratch.file("none.gx")))
  }

  @Test(arguments: [
    ("RETURN $a", ["-p", "a=7"], "7"), ("RETURN $a", ["-p", "a=007"], #""007""#),
    ("RETURN $a", ["-p", "a=Lin = 林"], #""Lin = 林""#), ("RETURN $a", ["-p", #"a="7""#], #""7""#),
    ("RETURN $a.b", ["-p", #"a={"b": [1.0, null]}"#], "[1.0,null]"),
    ("RETURN $a + $b", ["-p", "a=1", "-p", "b=2"], "3"), ("RETURN $a", ["-p", "a="], #""""#),
    ("RETURN $a", ["--param", "$a=true"], "true"),
    ("RETURN $a", ["--params", "PARAMS"], #"["file"]"#),
    ("RETURN $a", ["--file", "PARAMS"], #"["file"]"#),
    ("RETURN $a", ["--params", "PARAMS", "-p", "a=1"], "1"),
  ])
  func parameters(_ statement: String, _ options: [String], _ value: String) throws {
    let scratch = try Scratch()
    let place = try made("CREATE ()", in: scratch)
    let file = try scratch.write("params.json", #"{"a": ["file"]}"#)
    let run = try Guanxi.run(
      ["query", statement, "-w", place] + options.map { $0 == "PARAMS" ? file : $0 })
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.hasSuffix(#","values":[[\#(value)]]}"# + "\n"))
  }

  @Test func atADay() throws {
    let scratch = try Scratch()
    let place = try made(
      "CREATE (:Person)-[:OWNS {valid_from: date('2020-01-01'), valid_to: date('2021-01-01')}]->()",
      in: scratch)
    let count = "MATCH ()-[r:OWNS]->() RETURN count(r)"
    for (day, expected) in [("2020-06-01", 1), ("2021-01-01", 0), ("2019-01-01", 0)] {
      let run = try Guanxi.run("query", count, "-w", place, "--at", day)
      #expect(run.out.contains("[[\(expected)]]"))
    }
    #expect(try Guanxi.run("query", count, "-w", place).out.contains("[[1]]"))
    #expect(try Guanxi.run("query", count, "-w", place, "--at", "May").status == 64)
  }

  @Test func statementsRunInOrder() throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "all.cypher",
      """
      // Two persons; and a comment with a ;
      CREATE (:Person {name: 'a;b'});
      CREATE (:Person {name: "c"}); /* ; */ ;
      MATCH (p:Person) RETURN p.name ORDER BY p.name
      """)
    let place = scratch.file("new.gx")
    let run = try Guanxi.run(
      "query", "--file", file, "-w", place, "--write", "--format", "ndjson")
    #expect(run.status == 0 && run.out == "{\"p.name\":\"a;b\"}\n{\"p.name\":\"c\"}\n")
    let piped = try Guanxi.run(
      ["query", "-", "-w", place], input: "RETURN 1 AS x; RETURN 2 AS x")
    #expect(
      piped.out == #"{"fields":["x"],"values":[[1]]}"# + "\n"
        + #"{"fields":["x"],"values":[[2]]}"# + "\n")
    let stops = try Guanxi.run("query", "RETURN 1; RETURN x; RETURN 2", "-w", place)
    #expect(stops.status == 65 && stops.out.split(separator: "\n").count == 1)
  }

  // MARK: - Forms

  @Test(arguments: [
    ("ndjson", "{\"a\":1,\"b\":\"x,\\\"y\"}\n{\"a\":null,\"b\":\"漢|\\n\"}\n"),
    ("csv", "a,b\n1,\"x,\"\"y\"\n,\"漢|\n\"\n"),
    ("tsv", "a\tb\n1\tx,\"y\n\t漢|\\n\n"),
    ("markdown", "| a | b |\n| --- | --- |\n| 1 | x,\"y |\n| null | 漢\\|⏎ |\n"),
    ("table", "   a  b\n────  ────\n   1  x,\"y\nnull  漢|⏎\n"),
    ("json", "{\"fields\":[\"a\",\"b\"],\"values\":[[1,\"x,\\\"y\"],[null,\"漢|\\n\"]]}\n"),
  ])
  func forms(_ form: String, _ expected: String) throws {
    let scratch = try Scratch()
    let place = try made("CREATE ()", in: scratch)
    let statement = """
      UNWIND [{a: 1, b: 'x,"y'}, {b: '漢|\\n'}] AS m RETURN m.a AS a, m.b AS b
      """
    let run = try Guanxi.run("query", statement, "-w", place, "--format", form)
    #expect(run.out == expected && run.status == 0)
  }

  @Test func plansAreShownAndNothingRuns() throws {
    let scratch = try Scratch()
    let place = try made("CREATE (:Person)", in: scratch)
    let table = try Guanxi.run(
      "query", "EXPLAIN MATCH (p:Person) DELETE p", "-w", place, "--format", "table")
    #expect(table.status == 0 && table.out.contains("LabelScan (p:Person)"))
    let json = try Guanxi.run("query", "PROFILE MATCH (p:Person) RETURN p.name", "-w", place).json
    let plan = try #require(json["plan"] as? [String: Any])
    #expect(plan["rows"] as? Int == 1 && plan["children"] is [Any])
    #expect((json["values"] as? [Any])?.count == 1)
  }

  // MARK: - Errors

  @Test func errorsUnderlineTheirPlace() throws {
    let scratch = try Scratch()
    let place = try made("CREATE ()", in: scratch)
    let run = try Guanxi.run("query", "MATCH (人:Person)\nRETURN '漢字' + nobody", "-w", place)
    #expect(run.status == 65 && run.out.isEmpty)
    #expect(
      run.err.hasPrefix(
        """
        guanxi: line 2, column 15: UndefinedVariable: the variable `nobody` is not defined
          2 | RETURN '漢字' + nobody
            |                 ^^^^^^
        """))
  }

  static let failures: [(arguments: [String], status: Int32)] = [
    (["RETURN"], 65), (["RETURN 1 / 0"], 65), (["RETURN $missing"], 65),
    (["RETURN 1", "--timeout", "0"], 64), (["RETURN 1", "-p", "a"], 64), ([" ; "], 64),
    (["--file", "/none.cypher"], 66), (["RETURN 1", "--params", "/none.json"], 66),
    (["RETURN 1", "--format", "xml"], 64), ([], 64),
    (["UNWIND range(1, 9) AS x RETURN x", "--limit-rows", "3"], 1),
    (["UNWIND range(1, 900000) AS x RETURN DISTINCT x + '-'", "--memory", "1"], 1),
    ([endless, "--timeout", "0.2"], 1),
  ]
  private static let endless =
    "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * 0 + y * 0)"

  @Test(arguments: failures)
  func exitStatuses(_ arguments: [String], _ status: Int32) throws {
    let scratch = try Scratch()
    let place = try made("CREATE ()", in: scratch)
    let run = try Guanxi.run(["query"] + arguments + ["-w", place])
    #expect(run.status == status, "\(run.err)")
    #expect(!run.err.isEmpty)
  }

  @Test func ctrlCEndsWith130() throws {
    let scratch = try Scratch()
    let place = try made("CREATE ()", in: scratch)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Guanxi.program)
    process.arguments = ["query", Self.endless, "-w", place]
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: 1.5)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  // MARK: - Personal data

  @Test func idsAreHiddenUnlessAReasonIsGiven() throws {
    let scratch = try Scratch()
    let place = try made(Self.family, in: scratch)
    let statement = "MATCH (p:Person {id: '1'}) RETURN p, p.id_card, left(p.id_card, 6)"
    let masked = try Guanxi.run("query", statement, "-w", place)
    #expect(masked.status == 0 && !masked.out.contains("110105"))
    let refused = try Guanxi.run("query", statement, "-w", place, "--unmask")
    #expect(refused.status == 64 && refused.out.isEmpty)
    let shown = try Guanxi.run(
      "query", statement, "-w", place, "--unmask", "--reason", "check", "--case", "C-1")
    #expect(shown.out.contains(#""110105194912310097","110105""#))
    let audit = try Guanxi.run("audit", "-w", place).rows
    let last = try #require(audit.last)
    #expect(last["action"] as? String == "query" && last["what"] as? String == statement)
    #expect(last["reason"] as? String == "check" && last["case"] as? String == "C-1")
    #expect(last["count"] as? Int == 1 && last["unmasked"] as? Bool == true)
  }

  @Test func aSavedQuestionIsAskedByItsName() throws {
    let place = try Shipped.county.get()
    let hit = try #require(
      try Shipped.table("county", "truth").first { $0["kind"] == "CHANGED_AROUND_AWARD" })
    let run = try Guanxi.run(
      "query", "--question", "changes-around-the-award", "-p",
      "tender=tender:\(hit["tender_id"]!)", "-w", place, "--format", "json")
    #expect(run.status == 0)
    #expect(run.out.contains("company:\(hit["company_id"]!)") && run.out.contains("begins"))
    for (arguments, status, says) in [
      (["--question", "changes-around-the-awart"], 65, "changes-around-the-award"),
      (["--question", "changes-around-the-award", "-p", "day=9"], 65, "days"),
      (["--question", "related-on-a-day", "-p", "person=person:1"], 65, "company"),
      (["--question", "which-ties-are-there", "RETURN 1"], 64, "--question stands alone"),
    ] as [([String], Int32, String)] {
      let run = try Guanxi.run(["query", "-w", place] + arguments)
      #expect(run.status == status && run.err.contains(says), "\(arguments) \(run.err)")
    }
  }

  @Test func keptSourcesAreReadMasked() throws {
    let scratch = try Scratch()
    let place = try Shipped.copy(try Shipped.county.get(), to: scratch)
    let statement = "LOAD CSV WITH HEADERS FROM 'persons.csv' AS row RETURN row LIMIT 1"
    let run = try Guanxi.run("query", statement, "-w", place)
    #expect(run.status == 0 && run.out.contains(#""id_card":"…""#))
    let path = "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row"
    #expect(try Guanxi.run("query", path, "-w", place).status == 65)
  }

  // MARK: - Pictures

  @Test func whatAQueryFindsIsDrawn() throws {
    let scratch = try Scratch()
    let place = try Shipped.copy(try Shipped.county.get(), to: scratch)
    let statement = "MATCH p = (:Person)-[:OWNS]->(:Company)-[:BID_FOR]->() RETURN p LIMIT 3"
    let dot = scratch.file("found.dot")
    let run = try Guanxi.run("draw", "--query", statement, "-w", place, "-o", dot)
    #expect(run.status == 0, "\(run.err)")
    let text = try String(contentsOfFile: dot, encoding: .utf8)
    #expect(text.contains("shareholdings.csv") && text.contains("person A"))
    let last = try #require(try Guanxi.run("audit", "-w", place).rows.last)
    #expect(last["action"] as? String == "draw" && last["what"] as? String == statement)
    let nothing = try Guanxi.run("draw", "--query", "RETURN 1", "-w", place, "-o", dot)
    #expect(nothing.status == 65 && nothing.err.contains("no node"))
    let writing = try Guanxi.run("draw", "--query", "CREATE (n) RETURN n", "-w", place, "-o", dot)
    #expect(writing.status == 64)
  }
}
