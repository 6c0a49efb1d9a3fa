import BoltProtocol
import NIOCore

/// One Bolt connection: carries bytes between the socket and the session, and operations between
/// the session and the backend.
///
/// It lives on its event loop, which never waits. An operation runs on a thread of the pool, step
/// by step; the next step of a long result is not begun before the socket has taken the last, so a
/// client that reads slowly holds neither a thread nor memory.
final class BoltConnection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let configuration: BoltServerConfiguration
  private let backend: BackendConnection
  private let pool: WorkerPool
  /// Called once nothing of the connection is left, on a thread of the pool.
  private let whenReleased: @Sendable () -> Void
  private var session: BoltSession
  private var context: ChannelHandlerContext?
  /// The rest of an operation, held back until the socket can take more.
  private var heldBack: BoltAction?
  /// A read that was held back while too many requests were waiting.
  private var wantsToRead = false
  /// A thread is at work for this connection.
  private var isRunning = false
  private var isReleased = false
  private var isDraining = false
  private var wasWrittenTo = false
  private var keepAliveTimer: RepeatedTask?
  private var signInLimit: Scheduled<Void>?

  init(
    configuration: BoltServerConfiguration, session: BoltSessionConfiguration,
    backend: any QueryBackend, pool: WorkerPool, whenReleased: @escaping @Sendable () -> Void
  ) {
    self.configuration = configuration
    self.session = BoltSession(configuration: session)
    self.backend = BackendConnection(
      backend: backend, recordBytesAtOnce: configuration.recordBytesAtOnce)
    self.pool = pool
    self.whenReleased = whenReleased
  }

  // MARK: - The socket

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let this = NIOLoopBound(self, eventLoop: context.eventLoop)
    keepAliveTimer = context.eventLoop.scheduleRepeatedTask(
      initialDelay: .seconds(configuration.keepAliveSeconds),
      delay: .seconds(configuration.keepAliveSeconds)
    ) { _ in this.value.keepAlive() }
    signInLimit = context.eventLoop.scheduleTask(in: .seconds(configuration.signInSecondsMax)) {
      if !this.value.session.isSignedIn { this.value.abort() }
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    keepAliveTimer?.cancel()
    signInLimit?.cancel()
    // What runs is told to end; what must be given up is given up after it.
    backend.interrupt()
    if !isRunning { release() }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    perform(buffer.withUnsafeReadableBytes { session.receive($0) })
  }

  func read(context: ChannelHandlerContext) {
    if session.hasRoom {
      context.read()
    } else {
      wantsToRead = true
    }
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable, let action = heldBack {
      heldBack = nil
      submit(action)
    }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.context = nil
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A reset or timed-out socket: the client's business. The connection ends, nothing else does.
    context.close(promise: nil)
  }

  // MARK: - The session

  private func perform(_ actions: [BoltAction]) {
    guard let context else { return }
    for action in actions {
      switch action {
      case .send(let bytes):
        wasWrittenTo = true
        context.write(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      case .interrupt:
        backend.interrupt()
      case .close:
        context.flush()
        context.close(promise: nil)
        return
      case .signIn, .signOut, .run, .pull, .discard, .begin, .commit, .rollback, .reset:
        submit(action)
      }
    }
    context.flush()
    if wantsToRead, session.hasRoom {
      wantsToRead = false
      context.read()
    }
    closeIfDrained()
  }

  /// Hands an operation, or what is left of it, to a thread.
  private func submit(_ action: BoltAction) {
    guard let context else { return }
    let this = NIOLoopBound(self, eventLoop: context.eventLoop)
    let loop = context.eventLoop
    let writer = session.recordWriter
    isRunning = true
    pool.submit { [backend] in
      let step = backend.perform(action, writer: writer)
      loop.execute { this.value.take(step, of: action) }
    }
  }

  private func take(_ step: BackendConnection.Step, of action: BoltAction) {
    isRunning = false
    guard let context else { return release() }
    if !step.records.isEmpty { perform(session.handle(.records(step.records))) }
    if let event = step.event {
      perform(session.handle(event))
    } else if case .pull(let result, _) = action {
      let rest = BoltAction.pull(result: result, limit: step.left)
      if context.channel.isWritable {
        submit(rest)
      } else {
        heldBack = rest
      }
    }
  }

  private func release() {
    guard !isReleased else { return }
    isReleased = true
    pool.submit { [backend, whenReleased] in
      backend.close()
      whenReleased()
    }
  }

  private func keepAlive() {
    guard let context else { return }
    if !wasWrittenTo, context.channel.isWritable {
      let sign = session.keepAlive()
      if !sign.isEmpty {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: sign)), promise: nil)
      }
    }
    wasWrittenTo = false
  }

  // MARK: - The end

  /// Ends the connection as soon as nothing is open on it.
  func drain() {
    isDraining = true
    closeIfDrained()
  }

  private func closeIfDrained() {
    if isDraining, session.isIdle { context?.close(promise: nil) }
  }

  /// Ends the connection now.
  func abort() {
    context?.close(promise: nil)
  }
}
