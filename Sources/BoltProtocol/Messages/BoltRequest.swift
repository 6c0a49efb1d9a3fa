/// A message from the client, read.
enum BoltRequest {
  case hello(HelloMessage)
  case logon(LogonMessage)
  case logoff
  case goodbye
  case reset
  case run(RunMessage)
  case pull(PullMessage)
  case discard(DiscardMessage)
  case begin(BeginMessage)
  case commit
  case rollback
  case route(RouteMessage)
  case telemetry(TelemetryMessage)

  /// Reads one whole message. Throws where it is no message that this version knows.
  init(
    _ bytes: [UInt8], version: BoltVersion, dialect: BoltDialect, limits: PackStreamLimits
  ) throws(BoltError) {
    var decoder = PackStreamDecoder(bytes, dialect: dialect, limits: limits)
    let (tag, count) = try decoder.decodeMessageHead()
    let name = try Self.name(of: tag, version: version)
    var values: [BoltValue] = []
    for _ in 0..<count { values.append(try decoder.decodeValue()) }
    guard decoder.isAtEnd else {
      throw BoltError(.malformed, "\(name) is followed by \(bytes.count - decoder.position) bytes")
    }
    let fields = FieldReader(owner: name, fields: values)
    switch tag {
    case MessageTag.hello: self = .hello(try HelloMessage(fields, version: version))
    case MessageTag.logon: self = .logon(try LogonMessage(fields))
    case MessageTag.run: self = .run(try RunMessage(fields, version: version))
    case MessageTag.pull: self = .pull(try PullMessage(fields))
    case MessageTag.discard: self = .discard(try DiscardMessage(fields))
    case MessageTag.begin: self = .begin(try BeginMessage(fields, version: version))
    case MessageTag.route: self = .route(try RouteMessage(fields))
    case MessageTag.telemetry: self = .telemetry(try TelemetryMessage(fields))
    default:
      try fields.expect(count: 0)
      switch tag {
      case MessageTag.logoff: self = .logoff
      case MessageTag.goodbye: self = .goodbye
      case MessageTag.reset: self = .reset
      case MessageTag.commit: self = .commit
      default: self = .rollback
      }
    }
  }

  /// The name of a message that a client may send in this version.
  private static func name(of tag: UInt8, version: BoltVersion) throws(BoltError) -> String {
    switch tag {
    case MessageTag.hello: return "HELLO"
    case MessageTag.goodbye: return "GOODBYE"
    case MessageTag.reset: return "RESET"
    case MessageTag.run: return "RUN"
    case MessageTag.begin: return "BEGIN"
    case MessageTag.commit: return "COMMIT"
    case MessageTag.rollback: return "ROLLBACK"
    case MessageTag.discard: return "DISCARD"
    case MessageTag.pull: return "PULL"
    case MessageTag.route: return "ROUTE"
    case MessageTag.logon where version.hasLogon: return "LOGON"
    case MessageTag.logoff where version.hasLogon: return "LOGOFF"
    case MessageTag.telemetry where version.hasTelemetry: return "TELEMETRY"
    default:
      throw BoltError(
        .unexpected, "Bolt \(version) has no request with the tag \(String(tag, radix: 16))")
    }
  }

  /// What the protocol calls the message.
  var name: String {
    switch self {
    case .hello: "HELLO"
    case .logon: "LOGON"
    case .logoff: "LOGOFF"
    case .goodbye: "GOODBYE"
    case .reset: "RESET"
    case .run: "RUN"
    case .pull: "PULL"
    case .discard: "DISCARD"
    case .begin: "BEGIN"
    case .commit: "COMMIT"
    case .rollback: "ROLLBACK"
    case .route: "ROUTE"
    case .telemetry: "TELEMETRY"
    }
  }
}
