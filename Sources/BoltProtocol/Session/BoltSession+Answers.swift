extension BoltSession {
  mutating func succeed(_ metadata: BoltMap = [:]) {
    send(SuccessMessage(metadata: metadata))
  }

  mutating func ignore() {
    send(IgnoredMessage())
  }

  /// Answers with a failure; everything up to RESET will be ignored.
  mutating func fail(_ failure: BoltFailure) {
    send(FailureMessage(failure: failure))
    phase = .failed
  }

  /// Answers with a failure and ends the connection.
  mutating func refuse(_ failure: BoltFailure) {
    send(FailureMessage(failure: failure))
    close()
  }

  private mutating func send(_ answer: some BoltAnswer) {
    do {
      try answers.append(answer)
    } catch {
      // Only a plan can be too deep to be written. The client would wait for ever for what is
      // missing, so it is told in words that always fit.
      let failure = BoltFailure.ours("an answer could not be written: \(error.message)")
      try? answers.append(FailureMessage(failure: failure))
      close()
    }
  }
}
