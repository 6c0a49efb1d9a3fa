/// Where a session stands.
///
///     negotiation → greeting → signIn → ready ⇄ streaming
///                                         ⇅
///                                     transaction          any of these → failed → ready
///
/// Before Bolt 5.1 greeting leads to ready at once. An open transaction streams where results are
/// open; several may be.
enum BoltPhase {
  case negotiation
  case greeting
  case signIn
  case ready
  case streaming
  case transaction
  case failed
  case closed

  var isSignedIn: Bool {
    switch self {
    case .ready, .streaming, .transaction, .failed: true
    case .negotiation, .greeting, .signIn, .closed: false
    }
  }

  /// What the Bolt specification calls the state.
  func name(hasOpenResults: Bool) -> String {
    switch self {
    case .negotiation, .greeting: "NEGOTIATION"
    case .signIn: "AUTHENTICATION"
    case .ready: "READY"
    case .streaming: "STREAMING"
    case .transaction: hasOpenResults ? "TX_STREAMING" : "TX_READY"
    case .failed: "FAILED"
    case .closed: "DEFUNCT"
    }
  }
}
