@testable import BoltProtocol

/// A session talked to by hand; what it does is told in lines that a test can list.
///
///     SUCCESS {fields: [n], t_first: 0}      an answer
///     > run 0 RETURN 1                       an operation or another action
struct Conversation {
  var session: BoltSession
  private let version: BoltVersion

  init(
    version: BoltVersion = BoltVersion(5, 4), configuration: BoltSessionConfiguration = .init(),
    signedIn: Bool = true
  ) {
    session = BoltSession(configuration: configuration)
    self.version = version
    let proposal: [UInt8] = [0, 0, version.minor, version.major]
    let empty = [UInt8](repeating: 0, count: 12)
    _ = session.receive([0x60, 0x60, 0xB0, 0x17] + proposal + empty)
    if signedIn {
      if version.hasLogon {
        _ = hear(.hello(), .logon())
      } else {
        _ = hear(.hello())
      }
      _ = happen(.signedIn)
    }
  }

  mutating func hear(_ requests: Request...) -> [String] {
    hear(requests.flatMap(\.chunked))
  }

  mutating func hear(_ bytes: [UInt8]) -> [String] {
    describe(session.receive(bytes))
  }

  mutating func happen(_ event: BoltEvent) -> [String] {
    describe(session.handle(event))
  }

  func describe(_ actions: [BoltAction]) -> [String] {
    actions.flatMap { action -> [String] in
      switch action {
      case .send(let bytes): return answers(bytes)
      case .signIn(let signIn):
        return ["> sign in \(signIn.scheme) \(signIn.principal ?? "-")"]
      case .signOut: return ["> sign out"]
      case .run(let query, let result):
        let way =
          query.options.map {
            "\($0.accessMode) \($0.database ?? "-") \($0.timeoutMillis.map(String.init) ?? "-")"
          } ?? "inside"
        return ["> run \(result) \(query.text) \(text(.map(query.parameters))) \(way)"]
      case .pull(let result, let limit):
        return ["> pull \(result) \(limit.map(String.init) ?? "all")"]
      case .discard(let result, let limit):
        return ["> discard \(result) \(limit.map(String.init) ?? "all")"]
      case .begin(let options): return ["> begin \(options.accessMode)"]
      case .commit: return ["> commit"]
      case .rollback: return ["> rollback"]
      case .reset: return ["> reset"]
      case .interrupt: return ["> interrupt"]
      case .close: return ["> close"]
      }
    }
  }

  private func answers(_ bytes: [UInt8]) -> [String] {
    var chunks = ChunkDecoder(messageBytesMax: .max / 2)
    var messages: [[UInt8]] = []
    bytes.withUnsafeBytes { try! chunks.decode($0) { messages.append($0) } }
    return messages.map { message in
      var decoder = PackStreamDecoder(
        message, dialect: version.dialect, limits: .init(takesGraphValues: true))
      let (tag, count) = try! decoder.decodeMessageHead()
      let names: [UInt8: String] = [
        0x70: "SUCCESS", 0x71: "RECORD", 0x7E: "IGNORED", 0x7F: "FAILURE",
      ]
      let fields = (0..<count).map { _ in text(try! decoder.decodeValue()) }
      precondition(decoder.isAtEnd)
      return ([names[tag]!] + fields).joined(separator: " ")
    }
  }

  private func text(_ value: BoltValue) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let value): value
    case .list(let values): "[" + values.map(text).joined(separator: ", ") + "]"
    case .map(let map):
      "{" + map.entries.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
    default: value.kind
    }
  }
}

/// A request by its tag and fields, as a client writes it.
struct Request: Sendable {
  var tag: UInt8
  var fields: [BoltValue]

  var bytes: [UInt8] {
    var encoder = PackStreamEncoder()
    encoder.beginStructure(tag, fields: UInt8(fields.count))
    for field in fields { try! encoder.encode(field) }
    return encoder.bytes
  }

  var chunked: [UInt8] {
    var output: [UInt8] = []
    var left = bytes[...]
    while !left.isEmpty {
      let chunk = left.prefix(0xFFFF)
      output += [UInt8(chunk.count >> 8), UInt8(truncatingIfNeeded: chunk.count)] + chunk
      left = left.dropFirst(chunk.count)
    }
    return output + [0, 0]
  }

  static func hello(_ extra: BoltValue = ["user_agent": "test/1"]) -> Request {
    Request(tag: MessageTag.hello, fields: [extra])
  }
  static func logon(_ extra: BoltValue = ["scheme": "none"]) -> Request {
    Request(tag: MessageTag.logon, fields: [extra])
  }
  static func run(
    _ text: String, _ parameters: BoltValue = [:], _ extra: BoltValue = [:]
  ) -> Request {
    Request(tag: MessageTag.run, fields: [.string(text), parameters, extra])
  }
  static func pull(_ n: Int64 = -1, of result: Int64? = nil) -> Request {
    Request(tag: MessageTag.pull, fields: [demand(n, result)])
  }
  static func discard(_ n: Int64 = -1, of result: Int64? = nil) -> Request {
    Request(tag: MessageTag.discard, fields: [demand(n, result)])
  }
  private static func demand(_ n: Int64, _ result: Int64?) -> BoltValue {
    guard let result else { return ["n": .integer(n)] }
    return ["n": .integer(n), "qid": .integer(result)]
  }
  static func begin(_ extra: BoltValue = [:]) -> Request {
    Request(tag: MessageTag.begin, fields: [extra])
  }
  static func route(_ context: BoltValue, _ extra: BoltValue = [:]) -> Request {
    Request(tag: MessageTag.route, fields: [context, [], extra])
  }
  static func telemetry(_ number: Int64) -> Request {
    Request(tag: MessageTag.telemetry, fields: [.integer(number)])
  }
  static let commit = Request(tag: MessageTag.commit, fields: [])
  static let rollback = Request(tag: MessageTag.rollback, fields: [])
  static let reset = Request(tag: MessageTag.reset, fields: [])
  static let goodbye = Request(tag: MessageTag.goodbye, fields: [])
  static let logoff = Request(tag: MessageTag.logoff, fields: [])
}

extension BoltEvent {
  /// Rows as a door would send them.
  static func rows(_ values: BoltValue..., of session: BoltSession) -> BoltEvent {
    var writer = session.recordWriter
    for value in values { try! writer.append(RecordMessage([value])) }
    return .records(writer.take())
  }

  static let began = BoltEvent.started(fields: ["n"], millisToFirst: 0)
  static let ended = BoltEvent.finished(BoltSummary(type: .read, database: "neo4j"))
  static let failure = BoltEvent.failed(BoltFailure(code: "Code", message: "text"))
}
