import Testing

@testable import BoltProtocol

/// Conversations as drivers lead them, each step with everything the session does.
@Suite struct BoltSessionTests {
  static let finished = "SUCCESS {type: r, t_last: 0, db: neo4j}"
  static let began = "SUCCESS {fields: [n], t_first: 0}"
  static let failure = "FAILURE {code: Code, message: text}"

  @Test func opening() {
    var talk = Conversation(signedIn: false)
    #expect(
      talk.hear(.hello()) == [
        "SUCCESS {server: Neo4j/5.26.0 compatible (Guanxi), connection_id: bolt-0, "
          + "hints: {telemetry.enabled: false}}"
      ])
    #expect(
      talk.hear(.logon(["scheme": "basic", "principal": "anna", "credentials": "x"])) == [
        "> sign in basic anna"
      ])
    #expect(talk.happen(.signedIn) == ["SUCCESS {}"])
    #expect(talk.hear(.reset) == ["SUCCESS {}"])
    #expect(talk.hear(.goodbye) == ["> close"])
    #expect(talk.hear(.run("RETURN 1")) == [])
  }

  /// Before Bolt 5.1 HELLO says who the user is, and is answered once that is settled.
  @Test(arguments: [BoltVersion(5, 0), BoltVersion(4, 4)]) func openingBefore51(
    version: BoltVersion
  ) {
    var talk = Conversation(version: version, signedIn: false)
    let hello = Request.hello([
      "user_agent": "x", "scheme": "basic", "principal": "anna", "credentials": "x",
      "patch_bolt": ["utc"],
    ])
    #expect(talk.hear(hello) == ["> sign in basic anna"])
    let patch = version.major == 4 ? ", patch_bolt: [utc]" : ""
    #expect(
      talk.happen(.signedIn) == [
        "SUCCESS {server: Neo4j/5.26.0 compatible (Guanxi), connection_id: bolt-0, "
          + "hints: {telemetry.enabled: false}\(patch)}"
      ])
    #expect(talk.session.dialect.countsSecondsInUTC)
    #expect(talk.session.dialect.hasElementIdentifiers == (version.major == 5))
  }

  @Test func signingInFails() {
    var talk = Conversation(signedIn: false)
    #expect(talk.hear(.hello(), .logon(), .run("x"), .pull()).last == "> sign in none -")
    #expect(talk.happen(.failure) == [Self.failure, "> close"])
  }

  @Test func changingTheUser() {
    var talk = Conversation()
    #expect(talk.hear(.logoff, .logon(["scheme": "bearer"])) == ["> sign out"])
    #expect(talk.happen(.signedOut) == ["SUCCESS {}", "> sign in bearer -"])
    #expect(talk.happen(.signedIn) == ["SUCCESS {}"])
  }

  @Test func autoCommit() {
    var talk = Conversation()
    let options: BoltValue = ["mode": "r", "db": "county", "tx_timeout": 500]
    #expect(
      talk.hear(.run("RETURN $a", ["a": 1], options), .pull(1_000)) == [
        "> run 0 RETURN $a {a: 1} read county 500"
      ])
    #expect(talk.happen(.began) == [Self.began, "> pull 0 1000"])
    #expect(talk.happen(.rows(1, 2, of: talk.session)) == ["RECORD [1]", "RECORD [2]"])
    #expect(talk.happen(.rows(3, of: talk.session)) == ["RECORD [3]"])
    #expect(talk.happen(.paused) == ["SUCCESS {has_more: true}"])
    #expect(talk.hear(.discard(-1)) == ["> discard 0 all"])
    var summary = BoltSummary(type: .readWrite, database: "county")
    summary.bookmark = "b:1"
    summary.counters.nodesCreated = 2
    summary.millisToLast = 5
    #expect(
      talk.happen(.finished(summary)) == [
        "SUCCESS {type: rw, t_last: 5, db: county, bookmark: b:1, "
          + "stats: {nodes-created: 2, contains-updates: true}}"
      ])
    #expect(talk.hear(.run("x")) == ["> run 0 x {} write - -"])
  }

  /// `BEGIN RUN PULL | COMMIT`, as execute_query does it.
  @Test func transaction() {
    var talk = Conversation()
    #expect(talk.hear(.begin(["mode": "r"]), .run("x"), .pull(1_000)) == ["> begin read"])
    #expect(talk.happen(.begun) == ["SUCCESS {}", "> run 0 x {} inside"])
    #expect(
      talk.happen(.began) == ["SUCCESS {fields: [n], t_first: 0, qid: 0}", "> pull 0 1000"])
    #expect(talk.happen(.ended) == [Self.finished])
    #expect(talk.hear(.commit) == ["> commit"])
    #expect(talk.happen(.committed(bookmark: "b:2")) == ["SUCCESS {bookmark: b:2}"])
    #expect(talk.hear(.begin()) == ["> begin write"])
    #expect(talk.happen(.begun) == ["SUCCESS {}"])
    #expect(talk.hear(.rollback) == ["> rollback"])
    #expect(talk.happen(.rolledBack) == ["SUCCESS {}"])
    #expect(talk.session.isIdle)
  }

  @Test func severalOpenResults() {
    var talk = Conversation()
    _ = talk.hear(.begin())
    _ = talk.happen(.begun)
    for number in 0..<3 {
      #expect(talk.hear(.run("q")) == ["> run \(number) q {} inside"])
      #expect(talk.happen(.began) == ["SUCCESS {fields: [n], t_first: 0, qid: \(number)}"])
    }
    #expect(talk.hear(.pull(2, of: 0)) == ["> pull 0 2"])
    #expect(talk.happen(.paused) == ["SUCCESS {has_more: true}"])
    #expect(talk.hear(.pull(2)) == ["> pull 2 2"])
    #expect(talk.happen(.ended) == [Self.finished])
    #expect(talk.hear(.discard(-1, of: 1)) == ["> discard 1 all"])
    #expect(talk.happen(.ended) == [Self.finished])
    #expect(talk.hear(.pull(-1, of: 0)) == ["> pull 0 all"])
    #expect(talk.happen(.ended) == [Self.finished])
    let missing = talk.hear(.pull(-1, of: 0), .commit)
    #expect(
      missing == [
        "FAILURE {code: Neo.ClientError.Request.Invalid, message: no result of the number 0 is open}",
        "IGNORED",
      ])
    #expect(talk.hear(.reset) == ["> reset"])
    #expect(talk.happen(.wasReset) == ["SUCCESS {}"])
  }

  /// After a failure everything up to RESET is ignored, also what was sent before it was known.
  @Test func failures() {
    var talk = Conversation()
    #expect(talk.hear(.run("wrong"), .pull()) == ["> run 0 wrong {} write - -"])
    #expect(talk.happen(.failure) == [Self.failure, "IGNORED"])
    #expect(talk.hear(.run("x"), .commit, .begin()) == ["IGNORED", "IGNORED", "IGNORED"])
    #expect(talk.hear(.reset) == ["SUCCESS {}"])
    #expect(talk.hear(.run("x"), .pull()) == ["> run 0 x {} write - -"])
    #expect(talk.happen(.began) == [Self.began, "> pull 0 all"])
    #expect(talk.happen(.rows(1, of: talk.session)) == ["RECORD [1]"])
    #expect(talk.happen(.failure) == [Self.failure])
    #expect(talk.hear(.pull()) == ["IGNORED"])
    #expect(talk.hear(.reset, .begin()) == ["SUCCESS {}", "> begin write"])
    #expect(talk.happen(.failure) == [Self.failure])
  }

  @Test func failingCommit() {
    var talk = Conversation()
    _ = talk.hear(.begin())
    _ = talk.happen(.begun)
    #expect(talk.hear(.commit) == ["> commit"])
    #expect(talk.happen(.failure) == [Self.failure])
    #expect(talk.hear(.rollback, .reset) == ["IGNORED", "SUCCESS {}"])
  }

  /// RESET stops what runs, what waits before it is ignored, what comes after it is served.
  @Test func resetOvertakes() {
    var talk = Conversation()
    #expect(talk.hear(.run("long"), .pull()) == ["> run 0 long {} write - -"])
    #expect(talk.hear(.reset, .run("next")) == ["> interrupt"])
    #expect(talk.hear(.pull()) == [])
    #expect(talk.happen(.failure) == ["IGNORED", "IGNORED", "> reset"])
    #expect(talk.happen(.wasReset) == ["SUCCESS {}", "> run 0 next {} write - -"])
    #expect(talk.happen(.began) == [Self.began, "> pull 0 all"])
  }

  /// What was over before it could be stopped is answered as it went.
  @Test func resetComesTooLate() {
    var talk = Conversation()
    _ = talk.hear(.run("quick"))
    _ = talk.happen(.began)
    #expect(talk.hear(.pull(1)) == ["> pull 0 1"])
    #expect(talk.hear(.reset) == ["> interrupt"])
    #expect(talk.happen(.rows(1, of: talk.session)) == ["RECORD [1]"])
    #expect(talk.happen(.paused) == ["SUCCESS {has_more: true}", "> reset"])
    #expect(talk.happen(.wasReset) == ["SUCCESS {}"])
    #expect(talk.session.isIdle)
  }

  /// What has begun to commit is not stopped, and the client hears how it went.
  @Test(arguments: [true, false]) func resetDuringCommit(succeeds: Bool) {
    var talk = Conversation()
    _ = talk.hear(.begin())
    _ = talk.happen(.begun)
    #expect(talk.hear(.commit) == ["> commit"])
    #expect(talk.hear(.reset) == [])
    if succeeds {
      #expect(talk.happen(.committed(bookmark: nil)) == ["SUCCESS {}", "SUCCESS {}"])
    } else {
      #expect(talk.happen(.failure) == [Self.failure, "SUCCESS {}"])
    }
  }

  @Test func resetDropsWhatIsOpen() {
    var talk = Conversation()
    _ = talk.hear(.begin())
    _ = talk.happen(.begun)
    #expect(talk.hear(.reset, .reset) == ["> reset"])
    #expect(talk.happen(.wasReset) == ["SUCCESS {}", "SUCCESS {}"])
    _ = talk.hear(.run("x"))
    _ = talk.happen(.began)
    #expect(talk.hear(.reset) == ["> reset"])
    #expect(talk.happen(.wasReset) == ["SUCCESS {}"])
    #expect(talk.hear(.begin()) == ["> begin write"])
  }

  /// A RESET that waits must not make the LOGON before it be ignored.
  @Test func resetBehindSigningIn() {
    var talk = Conversation(signedIn: false)
    #expect(talk.hear(.hello(), .logon(), .reset).last == "> sign in none -")
    #expect(talk.happen(.signedIn) == ["SUCCESS {}", "SUCCESS {}"])
  }

  @Test func routing() {
    var talk = Conversation()
    let servers = "[{role: ROUTE, addresses: [h:1]}, {role: READ, addresses: [h:1]}, "
    #expect(
      talk.hear(.route(["address": "h:1"], ["db": "county"])) == [
        "SUCCESS {rt: {ttl: 300, db: county, servers: \(servers){role: WRITE, addresses: [h:1]}]}}"
      ])
    #expect(talk.hear(.route([:]))[0].contains("db: neo4j"))
    #expect(talk.hear(.route([:]))[0].contains("[localhost:7687]"))
    #expect(talk.hear(.telemetry(2)) == ["SUCCESS {}"])
  }

  /// The session's filter holds where the statement has none of its own.
  @Test func notificationFilters() {
    let remark = BoltNotification(
      code: "c", title: "t", text: "d", severity: .information, category: "HINT")
    var summary = BoltSummary(type: .read, database: "neo4j")
    summary.notifications = [remark]
    var talk = Conversation(signedIn: false)
    _ = talk.hear(.hello(["notifications_minimum_severity": "WARNING"]), .logon())
    _ = talk.happen(.signedIn)
    for (extra, isKept) in [
      ([:], false), (["notifications_minimum_severity": "INFORMATION"], true),
    ] as [(BoltValue, Bool)] {
      _ = talk.hear(.run("x", [:], extra), .pull())
      _ = talk.happen(.began)
      #expect(talk.happen(.finished(summary))[0].contains("notifications") == isKept)
    }
  }

  @Test func signsOfLife() {
    var talk = Conversation()
    #expect(talk.session.keepAlive() == [])
    _ = talk.hear(.run("long"))
    #expect(talk.session.keepAlive() == [0, 0])
    #expect(BoltSession().keepAlive() == [])
  }

  @Test func roomIsBounded() {
    var configuration = BoltSessionConfiguration()
    configuration.queueMax = 10
    var talk = Conversation(configuration: configuration)
    _ = talk.hear(.run("long"))
    for _ in 0..<9 { _ = talk.hear(.pull()) }
    #expect(talk.session.hasRoom)
    _ = talk.hear(.pull())
    #expect(!talk.session.hasRoom)
    _ = talk.happen(.failure)
    #expect(talk.session.hasRoom)
  }
}
