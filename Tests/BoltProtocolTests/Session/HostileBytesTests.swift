import Testing

@testable import BoltProtocol

/// Conversations cut and damaged in every way, from fixed seeds.
@Suite struct HostileBytesTests {
  /// A whole conversation as a client writes it, if it writes all at once. There is no RESET in it,
  /// since what that overtakes depends on when it comes.
  static let requests: [Request] = [
    .hello(), .logon(), .run("a", ["x": [1, "text", ["y": 2.5]]]), .pull(10), .pull(),
    .begin(["mode": "r"]), .run("b"), .run("c"), .pull(1, of: 0), .discard(-1, of: 1),
    .pull(-1, of: 0),
    .commit, .route([:]), .telemetry(1), .logoff, .logon(), .run("wrong"), .pull(), .goodbye,
  ]

  static func bytes(_ requests: [Request]) -> [UInt8] {
    hex("6060b017 000001ff 00080805 00020404 00000003") + requests.flatMap(\.chunked)
  }

  /// Plays a door that answers every operation, and tells everything that was done.
  static func play(_ pieces: [[UInt8]], answer: (BoltAction) -> [BoltEvent]) -> [String] {
    var session = BoltSession()
    let describer = Conversation()
    var lines: [String] = []
    for piece in pieces {
      var waiting = session.receive(piece)[...]
      while let action = waiting.popFirst() {
        // The answer to the negotiation is no message.
        if case .send(let bytes) = action, bytes.count == 4 { continue }
        lines += describer.describe([action])
        for event in answer(action) { waiting += session.handle(event) }
      }
    }
    return lines
  }

  static func agreeable(_ action: BoltAction) -> [BoltEvent] {
    switch action {
    case .signIn: [.signedIn]
    case .signOut: [.signedOut]
    case .run(let query, _): query.text == "wrong" ? [.failure] : [.began]
    case .pull(_, let limit): limit == nil ? [.ended] : [.paused]
    case .discard: [.ended]
    case .begin: [.begun]
    case .commit: [.committed(bookmark: nil)]
    case .rollback: [.rolledBack]
    case .reset: [.wasReset]
    case .send, .interrupt, .close: []
    }
  }

  @Test func everySplitTellsTheSame() {
    let bytes = Self.bytes(Self.requests)
    let whole = Self.play([bytes], answer: Self.agreeable)
    #expect(whole.last == "> close")
    #expect(whole.filter { $0.hasPrefix("SUCCESS") }.count == 16)
    #expect(whole.filter { $0.hasPrefix("FAILURE") }.count == 1)
    #expect(whole.filter { $0 == "IGNORED" }.count == 1)
    for cut in 1..<bytes.count {
      let pieces = [Array(bytes[..<cut]), Array(bytes[cut...])]
      #expect(Self.play(pieces, answer: Self.agreeable) == whole)
    }
    #expect(Self.play(bytes.map { [$0] }, answer: Self.agreeable) == whole)
  }

  /// Damaged bytes never trap, and are answered in whole messages that end with at most one close.
  @Test(arguments: 0..<400 as Range<UInt64>) func damaged(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var bytes = Self.bytes(Self.requests + [.reset, .run("d"), .pull(), .reset])
    for _ in 0...Int.random(in: 0..<6, using: &random) {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.remove(at: at)
      default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
      }
    }
    for pieces in [[bytes], bytes.map { [$0] }] {
      let lines = Self.play(pieces, answer: Self.agreeable)
      #expect(lines.filter { $0 == "> close" }.count <= 1)
      if let close = lines.firstIndex(of: "> close") { #expect(close == lines.count - 1) }
    }
  }

  /// Whatever events a door gives, in whatever order, the session ends in good order.
  @Test(arguments: 0..<200 as Range<UInt64>) func anyEvents(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let events: [BoltEvent] = [
      .signedIn, .began, .ended, .paused, .begun, .committed(bookmark: "b"), .rolledBack, .wasReset,
      .failure, .records([]), .signedOut,
    ]
    let lines = Self.play([Self.bytes(Self.requests)]) { action in
      if case .send = action { return [] }
      guard Int.random(in: 0..<8, using: &random) == 0 else { return Self.agreeable(action) }
      return [events.randomElement(using: &random)!]
    }
    #expect(lines.filter { $0 == "> close" }.count <= 1)
  }
}
