import Declarations
import PropertyGraph
import Testing

@testable import GraphExchange

/// Made-up files through a mapping into a graph, listed line by line.
@Suite struct MappedImporterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let mapping: String
    let files: [String: String]
    var lines: [String] = []
    var rejects: [String] = []
    var warnings: [String] = []

    var testDescription: String { id }
  }

  static let persons =
    "files: [{file: p.csv, nodes: [{label: Person, key: id, properties: {name: name}}]}]"
  static let ties = """
    files:
      - {file: p.csv, nodes: [{label: Person, key: id}]}
      - file: t.csv
        ties:
          - type: CALLS
            from: {space: person, column: a, required: true}
            to: {space: person, column: b}
    """

  static let cases: [Case] = [
    Case(
      id: "nodes", mapping: persons, files: ["p.csv": "id,name\n1,Ann\n007,Bo\n"],
      lines: [
        "person:007 :Person {id: \"007\", name: \"Bo\"} @1.3",
        "person:1 :Person {id: \"1\", name: \"Ann\"} @1.2",
      ]),
    Case(
      id: "byte order mark, blank lines in front of the header, carriage returns",
      mapping: persons, files: ["p.csv": "\u{FEFF}\r\rid,name\r1,Ann\r\r2,Bo"],
      lines: [
        "person:1 :Person {id: \"1\", name: \"Ann\"} @1.4",
        "person:2 :Person {id: \"2\", name: \"Bo\"} @1.6",
      ]),
    Case(
      id: "several rows are one node, the first value stands", mapping: persons,
      files: ["p.csv": "id,name\n1,\n1,Ann\n1,Bo\n"],
      lines: ["person:1 :Person {id: \"1\", name: \"Ann\"} @1.2 @1.3 @1.4"]),
    Case(
      id: "a label added later",
      mapping: """
        files:
          - {file: p.csv, nodes: [{label: Person, key: id}]}
          - {file: o.csv, nodes: [{label: [Person, Official], key: who}]}
        """,
      files: ["p.csv": "id\n1\n2\n", "o.csv": "who\n2\n3\n"],
      lines: [
        "person:1 :Person {id: \"1\"} @1.2", "person:2 :Official:Person {id: \"2\"} @1.3 @2.2",
        "person:3 :Official:Person {id: \"3\"} @2.3",
      ]),
    Case(
      id: "nodes without a key",
      mapping: "files: [{file: p.csv, nodes: [{label: Person, properties: {name: n}}]}]",
      files: ["p.csv": "n\nAnn\nAnn\n"],
      lines: ["n:1 :Person {name: \"Ann\"} @1.2", "n:2 :Person {name: \"Ann\"} @1.3"]),
    Case(
      id: "types, constants, other words, derived texts",
      mapping: """
        files:
          - file: p.csv
            null: ["-"]
            nodes:
              - label: Person
                key: id
                properties:
                  d: {column: d, type: date}
                  i: {column: i, type: integer, multiply: 1000}
                  x: {column: x, type: decimal, divide: 100}
                  b: {column: b, type: boolean}
                  l: {column: l, type: list, split: "/"}
                  w: {column: w, values: {a: alpha, z: ""}, else: other}
                  k: {column: w, values: {a: alpha}}
                  c: {constant: CNY, beside: i}
                  sex: {column: card, derive: sex-from-resident-id}
                  woman: {column: card, derive: sex-from-resident-id, values: {F: "yes", M: "no"}}
        """,
      files: [
        "p.csv": """
        id,d,i,x,b,l,w,card
        1,2020年1月31日,1.3,48.46,是,甲/乙//丙,a,110101199001011237
        2,-,-,-,-,-,z,-
        3,20200131,"1,000",1e2,no,x,q,11010119900101122X
        4,,,,,,,x
        """
      ],
      lines: [
        "person:1 :Person {b: true, c: \"CNY\", d: 2020-01-31, i: 1300, id: \"1\", k: \"alpha\", l: [\"甲\", \"乙\", \"丙\"], sex: \"M\", w: \"alpha\", woman: \"no\", x: 0.4846} @1.2",
        "person:2 :Person {id: \"2\", k: \"z\"} @1.3",
        "person:3 :Person {b: false, c: \"CNY\", d: 2020-01-31, i: 1000000, id: \"3\", k: \"q\", l: [\"x\"], sex: \"F\", w: \"other\", woman: \"yes\", x: 1.0} @1.4",
        "person:4 :Person {id: \"4\", w: \"other\"} @1.5",
      ]),
    Case(
      id: "bad values name their column and hold no cell",
      mapping: """
        files:
          - file: p.csv
            nodes:
              - label: Person
                key: id
                properties:
                  d: {column: d, type: date}
                  i: {column: i, type: integer}
                  x: {column: x, type: decimal}
                  b: {column: b, type: boolean}
        """,
      files: [
        "p.csv":
          "id,d,i,x,b\n1,secret,,,\n2,,secret,,\n3,,,secret,\n4,,,,secret\n5\n6,,,,,secret\n,,,,\n7,,,,,\n"
      ],
      lines: ["person:7 :Person {id: \"7\"} @1.9"],
      rejects: [
        "p.csv 2: ‘d’ is not a date", "p.csv 3: ‘i’ is not a whole number",
        "p.csv 4: ‘x’ is not a number",
        "p.csv 5: ‘b’ is not a truth value", "p.csv 6: 1 cells, the header has 5",
        "p.csv 7: 6 cells, the header has 5", "p.csv 8: the key ‘id’ is empty",
      ]),
    Case(
      id: "labels by a cell, with else",
      mapping: """
        files:
          - file: p.csv
            nodes: [{label: {column: k, trim: true, values: {p: Person, f: Company}, else: Org}, key: id}]
        """,
      files: ["p.csv": "id,k\n1,p\n1, f \n1,x\n2,\n"],
      lines: [
        "company:1 :Company {id: \"1\"} @1.3", "org:1 :Org {id: \"1\"} @1.4",
        "org:2 :Org {id: \"2\"} @1.5",
        "person:1 :Person {id: \"1\"} @1.2",
      ]),
    Case(
      id: "labels by a cell, without else",
      mapping: """
        files:
          - file: p.csv
            nodes: [{label: {column: k, values: {p: Person}}, key: id}]
        """,
      files: ["p.csv": "id,k\n1,p\n2,q\n3,\n"], lines: ["person:1 :Person {id: \"1\"} @1.2"],
      rejects: [
        "p.csv 3: ‘k’ names no key space of the mapping",
        "p.csv 4: ‘k’ names no key space of the mapping",
      ]),
    Case(
      id: "labels and spaces out of cells",
      mapping: """
        files:
          - file: p.csv
            nodes: [{label: {column: l, split: ";"}, space: {column: s}, key: id}]
            ties:
              - type: LINKED_TO
                from: {space: {column: s}, column: id}
                to: {space: {column: s}, column: o}
        """,
      files: ["p.csv": "id,l,s,o\n1,A;B; C,x,2\n2,,x,\n3,A,,\n4,B;A,y,4\n"],
      lines: [
        "x:1 -LINKED_TO-> x:2 @1.2", "x:1 :A:B:C {id: \"1\"} @1.2", "x:2  {id: \"2\"} @1.3",
        "y:4 -LINKED_TO-> y:4 @1.5", "y:4 :A:B {id: \"4\"} @1.5",
      ],
      rejects: ["p.csv 4: ‘s’ names no key space of the mapping"]),
    Case(
      id: "optional nodes",
      mapping:
        "files: [{file: p.csv, nodes: [{label: Person, key: a}, {label: Company, key: b, optional: true}]}]",
      files: ["p.csv": "a,b\n1,\n,2\n3,4\n"],
      lines: [
        "company:4 :Company {id: \"4\"} @1.4", "person:1 :Person {id: \"1\"} @1.2",
        "person:3 :Person {id: \"3\"} @1.4",
      ],
      rejects: ["p.csv 3: the key ‘a’ is empty"]),
    Case(
      id: "required and optional ends", mapping: ties,
      files: ["p.csv": "id\n1\n2\n", "t.csv": "a,b\n1,2\n1,\n,2\n2,1\n9,1\n"],
      lines: [
        "person:1 -CALLS-> person:2 @2.2", "person:1 :Person {id: \"1\"} @1.2",
        "person:2 -CALLS-> person:1 @2.5", "person:2 :Person {id: \"2\"} @1.3",
      ],
      rejects: ["t.csv 4: the end ‘a’ is empty", "t.csv 6: the end ‘a’ is declared nowhere"]),
    Case(
      id: "orphans", mapping: "orphans: {label: Org, space: org}\n" + ties,
      files: ["p.csv": "id\n1\n", "t.csv": "a,b\n1,x\nx,y\nx,1\n"],
      lines: [
        "org:x -CALLS-> org:y @2.3", "org:x -CALLS-> person:1 @2.4",
        "org:x :Org {id: \"x\", name: \"x\"}", "org:y :Org {id: \"y\", name: \"y\"}",
        "person:1 -CALLS-> org:x @2.2", "person:1 :Person {id: \"1\"} @1.2",
      ], warnings: ["2 endpoints declared nowhere, taken as Org"]),
    Case(
      id: "lookup over several spaces, and by a property",
      mapping: """
        files:
          - {file: p.csv, nodes: [{label: Person, key: id, properties: {name: name, n: {column: n, type: integer}}}]}
          - {file: c.csv, nodes: [{label: Company, key: id}]}
          - file: t.csv
            ties:
              - type: LINKED_TO
                from: {lookup: [person, company], column: a}
                to: {lookup: person, by: name, column: b}
              - type: MET
                from: {lookup: [company, person], column: a}
                to: {lookup: person, by: n, column: b}
        """,
      files: [
        "p.csv": "id,name,n\n1,Ann,\n2,Bo,42\n3,Ann,\n", "c.csv": "id\n1\n9\n",
        "t.csv": "a,b\n1,Ann\n9,42\n",
      ],
      lines: [
        "company:1 :Company {id: \"1\"} @2.2", "company:9 :Company {id: \"9\"} @2.3",
        "person:1 :Person {id: \"1\", name: \"Ann\"} @1.2",
        "person:2 :Person {id: \"2\", n: 42, name: \"Bo\"} @1.3",
        "person:3 :Person {id: \"3\", name: \"Ann\"} @1.4",
      ],
      // A row is taken up whole: each row here has one end that is nowhere.
      rejects: [
        "t.csv 2: the end ‘b’ is declared nowhere", "t.csv 3: the end ‘b’ is declared nowhere",
      ],
      warnings: ["1 nodes share a value that ties are looked up by; the first one is taken"]),
    Case(
      id: "types by a cell, dates",
      mapping: """
        files:
          - {file: p.csv, nodes: [{label: Person, key: id}]}
          - file: t.csv
            ties:
              - type: {column: t, values: {m: MET, c: CALLS}}
                from: {space: person, column: a}
                to: {space: person, column: b}
                valid_from: since
                valid_to: {column: until, null: [now]}
        """,
      files: [
        "p.csv": "id\n1\n2\n",
        "t.csv":
          "a,b,t,since,until\n1,2,m,2020-01-01,2021-01-01\n2,1,c,2020/2/3,now\n1,1,x,,\n1,2,m,soon,\n1,1,,,\n",
      ],
      lines: [
        "person:1 -MET-> person:2 {valid_from: 2020-01-01, valid_to: 2021-01-01} @2.2",
        "person:1 :Person {id: \"1\"} @1.2",
        "person:2 -CALLS-> person:1 {valid_from: 2020-02-03} @2.3",
        "person:2 :Person {id: \"2\"} @1.3",
      ],
      rejects: [
        "t.csv 4: ‘t’ names no type of the mapping", "t.csv 5: ‘since’ is not a date",
        "t.csv 6: ‘t’ names no type of the mapping",
      ]),
    Case(
      id: "a row rejected as a node gives no ties",
      mapping: """
        files:
          - file: p.csv
            nodes: [{label: Person, key: id, properties: {d: {column: d, type: date}}}]
            ties: [{type: CALLS, from: {space: person, column: id}, to: {space: person, column: o}}]
        """,
      files: ["p.csv": "id,d,o\n1,,2\n2,,1\n2,bad,2\n1,,1\n"],
      lines: [
        "person:1 -CALLS-> person:1 @1.5", "person:1 -CALLS-> person:2 @1.2",
        "person:1 :Person {id: \"1\"} @1.2 @1.5", "person:2 -CALLS-> person:1 @1.3",
        "person:2 :Person {id: \"2\"} @1.3",
      ], rejects: ["p.csv 4: ‘d’ is not a date"]),
    Case(
      id: "without a header the first record is row 1",
      mapping:
        "header: false\nfiles: [{file: p.csv, nodes: [{label: Person, key: 2, properties: {name: 1}}]}]",
      files: ["p.csv": "Ann,1\n\nBo,2\nCy\n"],
      lines: [
        "person:1 :Person {id: \"1\", name: \"Ann\"} @1.1",
        "person:2 :Person {id: \"2\", name: \"Bo\"} @1.3",
      ], rejects: ["p.csv 4: the key ‘column 2’ is empty"]),
    Case(
      id: "names of columns given, with and without a header",
      mapping: """
        columns: [id, name]
        files:
          - {file: p.csv, nodes: [{label: Person, key: id, properties: {name: name}}]}
          - {file: q.csv, header: false, nodes: [{label: Person, key: id, properties: {name: name}}]}
        """,
      files: ["p.csv": "x,y\n1,Ann\n", "q.csv": "2,Bo\n3,Cy,x\n"],
      lines: [
        "person:1 :Person {id: \"1\", name: \"Ann\"} @1.2",
        "person:2 :Person {id: \"2\", name: \"Bo\"} @2.1",
      ], rejects: ["q.csv 2: 3 cells, the header has 2"]),
    Case(
      id: "faulty records", mapping: persons,
      files: ["p.csv": "id,name\n1,\"Ann\n2,Bo\n3,\"C\"x\n4,Di\n"],
      lines: [
        "person:2 :Person {id: \"2\", name: \"Bo\"} @1.3",
        "person:4 :Person {id: \"4\", name: \"Di\"} @1.5",
      ],
      rejects: ["p.csv 2: text behind a closing quote", "p.csv 4: text behind a closing quote"]),
    Case(
      id: "only a header", mapping: persons, files: ["p.csv": "id,name"], lines: []),
    Case(
      id: "trimmed keys", mapping: "trim: true\n" + persons,
      files: ["p.csv": "id, name \n 1 ,  Ann  \n1, \n"],
      lines: ["person:1 :Person {id: \"1\", name: \"Ann\"} @1.2 @1.3"]),
  ]

  @Test(arguments: cases)
  func graph(_ item: Case) throws {
    for (threads, size) in [(1, Chunks.size), (1, 1), (2, 1), (5, 3), (3, 16)] {
      let found = try ImportFixture(item.mapping, item.files, threads: threads, chunkSize: size)
      #expect(try found.lines == item.lines, "\(threads) threads, chunks of \(size)")
      #expect(found.rejects == item.rejects, "\(threads) threads, chunks of \(size)")
      #expect(found.report.warnings == item.warnings)
      #expect(!found.rejects.contains { $0.contains("secret") })
    }
  }

  @Test func mergedTiesKeepEveryCitation() throws {
    let found = try ImportFixture(
      """
      files:
        - file: t.csv
          nodes: [{label: Person, key: a}, {label: Person, key: b}]
          ties:
            - type: CALLS
              from: {space: person, column: a}
              to: {space: person, column: b}
              valid_from: since
              merge: true
              properties: {count: {column: n, type: integer}}
      """, ["t.csv": "a,b,since,n\n1,2,,5\n1,2,2020-01-01,5\n1,2,,5\n1,2,,6\n1,2,2020-01-01,5\n"])
    #expect(
      try found.lines.filter { $0.contains("CALLS") } == [
        "person:1 -CALLS-> person:2 {count: 5, valid_from: 2020-01-01} @1.3 @1.6",
        "person:1 -CALLS-> person:2 {count: 5} @1.2 @1.4",
        "person:1 -CALLS-> person:2 {count: 6} @1.5",
      ])
    #expect(found.built.merged == 2)
  }

  @Test func tiesWithAKey() throws {
    let found = try ImportFixture(
      """
      files:
        - file: t.csv
          nodes: [{label: Person, key: a}, {label: Person, key: b}]
          ties:
            - type: CALLS
              from: {space: person, column: a}
              to: {space: person, column: b}
              key: k
              properties: {count: {column: n, type: integer}}
      """, ["t.csv": "a,b,k,n\n1,2,x,5\n1,2,x,6\n1,2,,7\n1,2,,7\n1,2,007,\n1,2,7,8\n"],
      threads: 2, chunkSize: 9)
    #expect(
      try found.lines.filter { $0.contains("CALLS") } == [
        "person:1 -CALLS-> person:2 @1.6", "person:1 -CALLS-> person:2 {count: 5} @1.2 @1.3",
        "person:1 -CALLS-> person:2 {count: 7} @1.4", "person:1 -CALLS-> person:2 {count: 7} @1.5",
        "person:1 -CALLS-> person:2 {count: 8} @1.7",
      ])
  }

  @Test func prefixSparesGlobalSpaces() throws {
    let found = try ImportFixture(
      """
      spaces: {uscc: {global: true}}
      orphans: {label: Org, space: org}
      files:
        - file: t.csv
          nodes: [{label: Person, key: a}, {label: Company, space: uscc, key: b}]
          ties:
            - {type: OWNS, from: {space: person, column: a}, to: {space: uscc, column: b}}
            - {type: LINKED_TO, from: {lookup: [person, org], column: c}, to: {lookup: [uscc], column: b}}
      """, ["t.csv": "a,b,c\n1,2,3\n"], prefix: "xian")
    #expect(
      try found.lines == [
        "uscc:2 :Company {id: \"2\"} @1.2", "xian.org:3 -LINKED_TO-> uscc:2 @1.2",
        "xian.org:3 :Org {id: \"3\", name: \"3\"}", "xian.person:1 -OWNS-> uscc:2 @1.2",
        "xian.person:1 :Person {id: \"1\"} @1.2",
      ])
  }

  @Test func skippedTies() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.csv", "a,b\n1,2\n")
    let mapping = try Mapping(
      yaml: """
        name: m
        files:
          - file: t.csv
            nodes: [{label: Person, key: a}, {label: Person, key: b}]
            ties: [{type: CALLS, from: {space: person, column: a}, to: {space: person, column: b}}]
        """, file: "m", ontology: .builtIn())
    let builder = GraphBuilder()
    var shares: [Double] = []
    let importer = MappedImporter(mapping: mapping, into: builder, threads: 2) { shares.append($0) }
    let report = try importer.read([.init(name: "t.csv", path: path, number: 1, skipsTies: true)])
    #expect(builder.nodeCount == 2)
    #expect(report.files.map(\.rows) == [1])
    #expect(shares.allSatisfy { (0...1).contains($0) } && !shares.isEmpty)
    #expect(try builder.write(to: folder.path + "/g").relationships == 0)
  }

  // MARK: - Errors

  @Test(arguments: [
    ("nmae,id\n", "p.csv: there is no column ‘name’ (did you mean ‘nmae’?)"),
    ("id,name,name\n", "p.csv: 2 columns are called ‘name’ (name the columns in the mapping)"),
    ("", "p.csv: the file is empty, expected a header"),
    ("\n\n", "p.csv: the file is empty, expected a header"),
    ("id,\"name\n1,2", "p.csv: in the header: a quote that is never closed"),
    ("id,zzzzzzzz\n", "p.csv: there is no column ‘name’ (the header has id, zzzzzzzz)"),
  ])
  func brokenHeaders(_ text: String, _ message: String) throws {
    do {
      _ = try ImportFixture(Self.persons, ["p.csv": text])
      Issue.record("nothing was found wrong")
    } catch let error as ExchangeError {
      #expect(error.description == message)
    }
  }

  @Test func twiceTheSameNameIsHarmlessWhereNobodyReadsIt() throws {
    let found = try ImportFixture(Self.persons, ["p.csv": "id,name,x,x,,\n1,Ann,2,3,,\n"])
    #expect(try found.lines.count == 1)
  }

  @Test func moreColumnsNamedThanThereAre() throws {
    #expect(throws: ExchangeError.self) {
      try ImportFixture("columns: [id, name, x]\n" + Self.persons, ["p.csv": "id,name\n1,2\n"])
    }
  }

  @Test func malformedBytesUnderUTF8() throws {
    let mapping = try Mapping(
      yaml: "name: m\nencoding: utf-8\n" + Self.persons, file: "m", ontology: .builtIn())
    let bytes = Array("id,name\n1,张三\n2,".utf8) + [0xD5, 0xC5, 10] + Array("3,李四\n".utf8)
    let found = try ImportFixture(mapping: mapping, ["p.csv": bytes])
    #expect(try found.lines.count == 2)
    #expect(found.rejects == ["p.csv 3: bytes that are not UTF-8"])
    #expect(found.report.files.map(\.encoding) == ["UTF-8"])
  }

  @Test func freeTextIsNoLabel() throws {
    let rows = (0..<10_100).map { "\($0),label\($0)\n" }.joined()
    #expect(throws: ExchangeError.self) {
      try ImportFixture(
        "files: [{file: p.csv, nodes: [{label: {column: l}, space: x, key: id}]}]",
        ["p.csv": "id,l\n" + rows])
    }
  }
}
