/// One connection's side of Bolt as a pure state machine: bytes and events in, actions out.
///
/// It knows nothing of sockets, threads, clocks or engines, and nothing it is fed ends the process.
/// Requests are served in their order, one at a time; those that come meanwhile wait, except that a
/// RESET is noticed at once. It never throws: what a client does wrong becomes a FAILURE, and where
/// the connection cannot be trusted further, its end.
public struct BoltSession: Sendable {
  public let configuration: BoltSessionConfiguration
  var phase = BoltPhase.negotiation
  var version = BoltVersion(5, 0)
  var dialect = BoltDialect.bolt5
  /// The operation whose event is awaited.
  var operation: Operation?
  /// Results that have more rows, by number. Outside a transaction there is at most one.
  var openResults: Set<Int> = []
  var latestResult = -1
  /// RESETs that wait in the queue: whatever stands before the last of them is ignored.
  var resetsWaiting = 0
  /// An interrupt was sent and no reset has followed yet.
  var isInterrupted = false
  /// Something is open although the session has failed.
  var needsReset = false
  var sessionNotifications = NotificationFilter()
  var statementNotifications = NotificationFilter()

  private var negotiation = Negotiation()
  private var chunks: ChunkDecoder
  private var queue: [Waiting] = []
  /// Where the queue begins; what lies before was served.
  private var queueHead = 0
  private var queuedBytes = 0
  /// Nothing more is read: the bytes have stopped making sense.
  private var isDeaf = false
  var answers = MessageWriter(dialect: .bolt5)
  var actions: [BoltAction] = []

  /// An operation that a door performs.
  enum Operation {
    /// With what HELLO or LOGON will be answered.
    case signIn(answer: BoltMap)
    case signOut
    case run(result: Int)
    case pull(result: Int)
    case discard(result: Int)
    case begin
    case commit
    case rollback
    case reset

    /// Whether RESET may cut it short. What has begun to commit is let finish, so that the client
    /// is never told less than the truth.
    var isInterruptible: Bool {
      switch self {
      case .run, .pull, .discard, .begin: true
      case .signIn, .signOut, .commit, .rollback, .reset: false
      }
    }
  }

  /// A request in the queue, or what was wrong with it.
  private struct Waiting {
    var request: Result<BoltRequest, BoltError>
    var byteCount: Int
  }

  public init(configuration: BoltSessionConfiguration = .init()) {
    self.configuration = configuration
    chunks = ChunkDecoder(messageBytesMax: configuration.messageBytesBeforeSignInMax)
  }

  // MARK: - What a door may ask

  /// An operation is under way.
  public var isAwaitingEvent: Bool { operation != nil }

  /// The client owes the next word and nothing is open that closing would lose.
  public var isIdle: Bool {
    guard operation == nil, queueHead == queue.count else { return false }
    return phase != .streaming && phase != .transaction
  }

  public var isSignedIn: Bool { phase.isSignedIn }

  public var isClosed: Bool { phase == .closed }

  /// Whether a door should go on reading; requests that wait are bounded this way.
  public var hasRoom: Bool {
    queue.count - queueHead < configuration.queueMax
      && queuedBytes <= configuration.messageBytesMax
  }

  /// Writes records in the dialect of this connection, on whatever thread.
  public var recordWriter: MessageWriter { MessageWriter(dialect: dialect) }

  // MARK: - What comes in

  /// Takes bytes from the client, however they are cut.
  public mutating func receive(_ bytes: UnsafeRawBufferPointer) -> [BoltAction] {
    var bytes = bytes
    if phase == .negotiation {
      let taken = negotiation.decode(bytes)
      bytes = UnsafeRawBufferPointer(rebasing: bytes[taken...])
      finishNegotiation()
    }
    if phase != .negotiation, phase != .closed, !isDeaf {
      var messages: [[UInt8]] = []
      var fault: BoltError?
      do {
        try chunks.decode(bytes) { messages.append($0) }
      } catch {
        fault = error
      }
      for message in messages { take(message) }
      if let fault { enqueue(.failure(fault), byteCount: 0) }
    }
    return finishActions()
  }

  public mutating func receive(_ bytes: [UInt8]) -> [BoltAction] {
    bytes.withUnsafeBytes { receive($0) }
  }

  /// Takes what has come of the operation under way.
  public mutating func handle(_ event: BoltEvent) -> [BoltAction] {
    if phase != .closed {
      apply(event)
      advance()
    }
    return finishActions()
  }

  /// A sign of life while a long operation is under way; empty where none may be sent.
  public func keepAlive() -> [UInt8] {
    operation != nil && phase != .negotiation && phase != .closed ? [0, 0] : []
  }

  // MARK: - Within

  private mutating func finishNegotiation() {
    if let answer = negotiation.answer { actions.append(.send(answer)) }
    switch negotiation.outcome {
    case .open: break
    case .agreed(let version):
      self.version = version
      dialect = version.dialect
      phase = .greeting
    case .noCommonVersion, .notBolt: close()
    }
  }

  private mutating func take(_ message: [UInt8]) {
    guard phase != .closed, !isDeaf else { return }
    do {
      let request = try BoltRequest(
        message, version: version, dialect: dialect, limits: configuration.limits)
      enqueue(.success(request), byteCount: message.count)
    } catch {
      enqueue(.failure(error), byteCount: message.count)
    }
  }

  private mutating func enqueue(_ request: Result<BoltRequest, BoltError>, byteCount: Int) {
    switch request {
    case .success(.reset):
      resetsWaiting += 1
      if let operation, operation.isInterruptible, !isInterrupted {
        isInterrupted = true
        actions.append(.interrupt)
      }
    case .success: break
    case .failure(let error): isDeaf = !error.isRecoverable
    }
    queue.append(Waiting(request: request, byteCount: byteCount))
    queuedBytes += byteCount
    advance()
  }

  /// Serves what waits until an operation must be awaited.
  private mutating func advance() {
    while operation == nil, phase != .closed, queueHead < queue.count {
      let waiting = queue[queueHead]
      queueHead += 1
      queuedBytes -= waiting.byteCount
      if queueHead == queue.count {
        queue.removeAll(keepingCapacity: true)
        queueHead = 0
      } else if queueHead >= 512 {
        queue.removeFirst(queueHead)
        queueHead = 0
      }
      switch waiting.request {
      case .success(let request): serve(request)
      case .failure(let error): serve(error)
      }
    }
  }

  /// Limits a message by whether we know who sends it.
  mutating func allowLargeMessages(_ allowed: Bool) {
    chunks.messageBytesMax =
      allowed ? configuration.messageBytesMax : configuration.messageBytesBeforeSignInMax
  }

  mutating func close() {
    phase = .closed
    queue = []
    queueHead = 0
    flushAnswers()
    actions.append(.close)
  }

  mutating func start(_ operation: Operation, _ action: BoltAction) {
    self.operation = operation
    flushAnswers()
    actions.append(action)
  }

  mutating func flushAnswers() {
    if answers.byteCount > 0 { actions.append(.send(answers.take())) }
  }

  private mutating func finishActions() -> [BoltAction] {
    flushAnswers()
    defer { actions = [] }
    return actions
  }
}
