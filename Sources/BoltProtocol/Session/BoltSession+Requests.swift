extension BoltSession {
  /// Serves one request, no operation being under way.
  mutating func serve(_ request: BoltRequest) {
    switch request {
    case .goodbye: return close()
    case .reset where phase.isSignedIn: return serveReset()
    default: break
    }
    if phase == .failed || (phase.isSignedIn && resetsWaiting > 0) { return ignore() }

    switch (phase, request) {
    case (.greeting, .hello(let hello)): serve(hello)
    case (.signIn, .logon(let logon)):
      start(.signIn(answer: [:]), .signIn(logon.signIn))
    case (.ready, .logoff): start(.signOut, .signOut)
    case (.ready, .route(let route)): serve(route)
    case (.ready, .telemetry): succeed()
    case (.ready, .begin(let begin)):
      statementNotifications = begin.options.notifications.within(sessionNotifications)
      start(.begin, .begin(begin.options))
    case (.ready, .run(let run)), (.transaction, .run(let run)): serve(run)
    case (.streaming, .pull(let pull)), (.transaction, .pull(let pull)):
      guard let result = result(of: pull.demand) else { return }
      start(.pull(result: result), .pull(result: result, limit: pull.demand.limit))
    case (.streaming, .discard(let discard)), (.transaction, .discard(let discard)):
      guard let result = result(of: discard.demand) else { return }
      start(.discard(result: result), .discard(result: result, limit: discard.demand.limit))
    case (.transaction, .commit): start(.commit, .commit)
    case (.transaction, .rollback): start(.rollback, .rollback)
    default:
      let state = phase.name(hasOpenResults: !openResults.isEmpty)
      refuse(.invalidRequest("\(request.name) is not allowed in the state \(state)"))
    }
  }

  /// Answers a message that could not be read.
  mutating func serve(_ error: BoltError) {
    guard error.isRecoverable, phase.isSignedIn else {
      return refuse(.invalidRequest(error.message))
    }
    if phase == .failed || resetsWaiting > 0 { return ignore() }
    failWithin(.invalidRequest(error.message))
  }

  /// Fails for a reason that the door does not know of, so that what is open stays until RESET.
  private mutating func failWithin(_ failure: BoltFailure) {
    needsReset = phase == .streaming || phase == .transaction
    fail(failure)
  }

  private mutating func serve(_ hello: HelloMessage) {
    sessionNotifications = hello.notifications
    var answer: BoltMap = [
      "server": .string(configuration.serverAgent),
      "connection_id": .string(configuration.connectionIdentifier),
    ]
    var hints: BoltMap = ["telemetry.enabled": false]
    if let seconds = configuration.receiveTimeoutSeconds {
      hints["connection.recv_timeout_seconds"] = .integer(seconds)
    }
    answer["hints"] = .map(hints)
    if version.major < 5, hello.wantsUTC {
      dialect.countsSecondsInUTC = true
      answer["patch_bolt"] = ["utc"]
    }
    if let signIn = hello.signIn {
      start(.signIn(answer: answer), .signIn(signIn))
    } else {
      phase = .signIn
      succeed(answer)
    }
  }

  private mutating func serve(_ run: RunMessage) {
    let isAlone = phase == .ready
    if isAlone {
      latestResult = -1
      statementNotifications = run.options.notifications.within(sessionNotifications)
    }
    latestResult += 1
    let query = BoltQuery(
      text: run.text, parameters: run.parameters, options: isAlone ? run.options : nil)
    start(.run(result: latestResult), .run(query, result: latestResult))
  }

  /// The result that PULL or DISCARD means; where there is none, the request fails.
  private mutating func result(of demand: ResultDemand) -> Int? {
    let number = demand.result ?? latestResult
    if openResults.contains(number) { return number }
    failWithin(.invalidRequest("no result of the number \(demand.result ?? -1) is open"))
    return nil
  }

  private mutating func serve(_ route: RouteMessage) {
    let addresses: BoltValue = [.string(route.address ?? configuration.advertisedAddress)]
    succeed([
      "rt": [
        "ttl": 300, "db": .string(route.database ?? configuration.defaultDatabase),
        "servers": .list(
          ["ROUTE", "READ", "WRITE"].map {
            ["role": .string($0), "addresses": addresses]
          }),
      ]
    ])
  }

  private mutating func serveReset() {
    resetsWaiting -= 1
    if phase == .streaming || phase == .transaction || needsReset || isInterrupted {
      start(.reset, .reset)
    } else {
      phase = .ready
      succeed()
    }
  }
}
