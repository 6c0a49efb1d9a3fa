import CypherEngine
import PropertyGraph

/// One statement as it is asked: its text, its parameters and how it may run.
public struct QueryRequest: Sendable {
  public var text: String
  public var parameters: [ByteString: CypherValue]
  /// The day on which ties must hold, where the statement names none.
  public var day: CalendarDate?
  public var limits: QueryLimits
  public var threadCount: Int
  /// Stops it from another thread.
  public var cancellation: Cancellation?

  public init(
    _ text: String, parameters: [ByteString: CypherValue] = [:], day: CalendarDate? = nil,
    limits: QueryLimits = .standard, threadCount: Int = 2, cancellation: Cancellation? = nil
  ) {
    self.text = text
    self.parameters = parameters
    self.day = day
    self.limits = limits
    self.threadCount = threadCount
    self.cancellation = cancellation
  }
}
