import Testing

@testable import BoltProtocol

/// What a client does wrong is answered once, and the connection ends.
@Suite struct BoltSessionRefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var version = BoltVersion(5, 4)
    var signedIn = true
    var bytes: [UInt8]
    var message: String

    init(
      _ name: String, _ bytes: [UInt8], _ message: String, signedIn: Bool = true,
      version: BoltVersion = BoltVersion(5, 4)
    ) {
      testDescription = name
      self.bytes = bytes
      self.message = message
      self.signedIn = signedIn
      self.version = version
    }

    init(
      _ name: String, _ requests: [Request], _ message: String, signedIn: Bool = true,
      version: BoltVersion = BoltVersion(5, 4)
    ) {
      self.init(
        name, requests.flatMap(\.chunked), message, signedIn: signedIn, version: version)
    }
  }

  static let cases: [Case] = [
    .init("PULL without a result", [.pull()], "PULL is not allowed in the state READY"),
    .init("COMMIT without BEGIN", [.commit], "COMMIT is not allowed in the state READY"),
    .init("HELLO twice", [.hello()], "HELLO is not allowed in the state READY"),
    .init("LOGON twice", [.logon()], "LOGON is not allowed in the state READY"),
    .init(
      "RUN first", [.run("x")], "RUN is not allowed in the state NEGOTIATION", signedIn: false),
    .init(
      "RESET first", [.reset], "RESET is not allowed in the state NEGOTIATION", signedIn: false),
    .init(
      "LOGON before 5.1", [.logon()], "Bolt 5.0 has no request with the tag 6a",
      version: BoltVersion(5, 0)),
    .init(
      "TELEMETRY before 5.4", [.telemetry(1)], "Bolt 5.3 has no request with the tag 54",
      version: BoltVersion(5, 3)),
    .init("unknown", [Request(tag: 0x55, fields: [])], "Bolt 5.4 has no request with the tag 55"),
    .init("no structure", hex("0001 01 0000"), "a message must be a structure"),
    .init("cut", hex("0001 b1 0000"), "a message ends inside a value"),
    .init("more than the message", hex("0003 b00f01 0000"), "RESET is followed by 1 bytes"),
    .init("no fields", hex("0002 b010 0000"), "RUN has 0 fields where 3 are expected"),
    .init("a field too many", hex("0003 b112c0 0000"), "COMMIT has 1 fields where 0 are expected"),
    .init(
      "wrong field", [Request(tag: 0x10, fields: [1, [:], [:]])],
      "field 1 of RUN is an integer where a string is expected"),
    .init(
      "wrong entry", [.begin(["db": 1])],
      "db of BEGIN is an integer where a string is expected"),
    .init(
      "wrong list", [.begin(["bookmarks": [1]])],
      "bookmarks of BEGIN is an integer where a list of strings is expected"),
    .init("PULL 0", [.pull(0)], "n of PULL must be -1 or a positive number"),
    .init("PULL -2", [.pull(-2)], "n of PULL must be -1 or a positive number"),
    .init(
      "DISCARD nothing", [Request(tag: 0x2F, fields: [[:]])],
      "n of DISCARD must be -1 or a positive number"),
    .init("PULL of -2", [.pull(1, of: -2)], "qid of PULL must be -1 or the number of a result"),
    .init("TELEMETRY 4", [.telemetry(4)], "TELEMETRY knows the interfaces 0 to 3"),
    .init(
      "too long", [.hello(["user_agent": .string(String(repeating: "x", count: 70_000))])],
      "a message is longer than 65536 bytes", signedIn: false),
  ]

  @Test(arguments: cases) func refuses(refusal: Case) {
    var talk = Conversation(version: refusal.version, signedIn: refusal.signedIn)
    #expect(
      talk.hear(refusal.bytes) == [
        "FAILURE {code: Neo.ClientError.Request.Invalid, message: \(refusal.message)}", "> close",
      ])
    #expect(talk.hear(.reset) == [])
    #expect(talk.session.isClosed)
  }

  /// The requests before the wrong one are still served, and nothing after it is read.
  @Test func inItsTurn() {
    var talk = Conversation()
    #expect(
      talk.hear(Request.run("x").chunked + hex("0001 01 0000 0001")) == ["> run 0 x {} write - -"])
    #expect(talk.hear(.reset) == [])
    #expect(
      talk.happen(.began) == [
        BoltSessionTests.began,
        "FAILURE {code: Neo.ClientError.Request.Invalid, message: a message must be a structure}",
        "> close",
      ])
  }

  /// A value that does not exist fails its statement alone.
  @Test(arguments: [
    Request.run("x", ["t": .localTime(BoltLocalTime(nanoseconds: -1))]),
    Request.run("x", ["n": .node(PackStreamEncoderTests.node)]),
    Request.run("x", [:], ["mode": "q"]),
    Request.begin(["tx_timeout": -1]),
    Request.begin(["notifications_minimum_severity": "LOUD"]),
  ])
  func recovers(request: Request) {
    var talk = Conversation()
    let answers = talk.hear(request, .pull())
    #expect(answers.count == 2)
    #expect(answers[0].hasPrefix("FAILURE {code: Neo.ClientError.Request.Invalid"))
    #expect(answers[1] == "IGNORED")
    #expect(talk.hear(.reset, .run("x")) == ["SUCCESS {}", "> run 0 x {} write - -"])
  }

  /// Inside a transaction such a failure leaves it to RESET to roll back.
  @Test func recoversInsideATransaction() {
    var talk = Conversation()
    _ = talk.hear(.begin())
    _ = talk.happen(.begun)
    _ = talk.hear(.run("x", ["t": .localTime(BoltLocalTime(nanoseconds: -1))]))
    #expect(talk.hear(.reset) == ["> reset"])
  }

  @Test func largeMessagesOnlyFromUsers() {
    let text = String(repeating: "x", count: 100_000)
    var talk = Conversation()
    #expect(talk.hear(.run(text)).count == 1)
    _ = talk.happen(.failure)
    var configuration = BoltSessionConfiguration()
    configuration.messageBytesMax = 90_000
    talk = Conversation(configuration: configuration)
    #expect(talk.hear(.run(text)).last == "> close")
  }

  @Test func strangers() {
    for bytes in ["GET / HTTP/1.1\r\n\r\n", "\u{16}\u{3}\u{1}"] {
      var session = BoltSession()
      let talk = Conversation()
      #expect(talk.describe(session.receive(Array(bytes.utf8))) == ["> close"])
      #expect(talk.describe(session.receive(Array(bytes.utf8))) == [])
    }
  }

  /// An event that nobody asked for is the door's fault: the client hears of it, nothing traps.
  @Test func strayEvents() {
    var talk = Conversation()
    #expect(talk.happen(.begun).last == "> close")
    talk = Conversation()
    _ = talk.hear(.begin())
    #expect(talk.happen(.rolledBack).last == "> close")
    talk = Conversation()
    _ = talk.hear(.begin())
    #expect(talk.happen(.records([])).last == "> close")
  }
}
