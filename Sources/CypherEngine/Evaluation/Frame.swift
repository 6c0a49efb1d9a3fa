/// Where an expression finds its variables: one row of a batch, and locals.
///
/// One for a worker; the row moves on, the frame stays.
public final class Frame {
  public let context: EvaluationContext
  var batch: Batch
  var row = 0
  /// By number of ``Local``.
  var locals: [CypherValue]

  public init(_ context: EvaluationContext, batch: Batch, localCount: Int) {
    self.context = context
    self.batch = batch
    locals = Array(repeating: .null, count: localCount)
  }
}

/// An expression made ready for running.
///
/// The base class; each kind of expression is a subclass. Evaluating changes nothing but the
/// frame's locals.
public class CompiledExpression {
  init() {}

  /// The value in the frame's row.
  ///
  /// - Throws: ``CypherError`` of the run-time phase.
  public func value(_ frame: Frame) throws -> CypherValue {
    preconditionFailure("a kind of expression without a value")
  }

  /// The values in all rows of the frame's batch, where the kind of expression has a quicker way
  /// than row by row.
  func wholeColumn(_ frame: Frame) throws -> Column? { nil }

  /// Whether the value is true; null and false are not, anything else is a type error.
  public func isTrue(_ frame: Frame) throws -> Bool {
    switch try value(frame) {
    case .boolean(let flag): return flag
    case .null: return false
    default:
      throw CypherError.runtime(
        .type, "InvalidArgumentType", "a condition must be a truth value")
    }
  }
}
