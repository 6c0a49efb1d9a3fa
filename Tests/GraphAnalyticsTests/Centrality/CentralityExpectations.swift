import GraphAnalytics
import Testing

/// Expects an error that names a parameter.
func expectParameter(_ name: String, _ body: () throws(AnalyticsError) -> Void) {
  do {
    try body()
    Issue.record("nothing was thrown for \(name)")
  } catch {
    guard case .parameter(let found, _, _) = error else {
      Issue.record("\(error) was thrown for \(name)")
      return
    }
    #expect(found == name)
  }
}

/// Expects a kernel to end when it is stopped, at the start and later on, on any number of threads.
func expectStopped(_ body: (KernelRun) throws(AnalyticsError) -> Void) {
  for threadCount in [1, 3] {
    for allowed in 0..<3 {
      let asked = Countdown(allowed)
      let run = KernelRun(threadCount: threadCount, shouldStop: { asked.isOver() })
      #expect(throws: AnalyticsError.cancelled) { try body(run) }
    }
  }
}

/// Expects a kernel to ask for memory before it takes any.
func expectBounded(_ body: (KernelRun) throws(AnalyticsError) -> Void) {
  do {
    try body(KernelRun(threadCount: 1, byteLimit: 8))
    Issue.record("8 bytes were enough")
  } catch {
    guard case .memory(_, 8) = error else {
      Issue.record("\(error) was thrown")
      return
    }
  }
}
