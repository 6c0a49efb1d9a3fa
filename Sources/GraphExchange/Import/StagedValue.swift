import Declarations
import PropertyGraph

/// A value read from a record, not yet in a column. Plain bytes: it owns nothing.
enum StagedValue {
  case absent
  case number(Int64)
  case double(Double)
  /// Bytes of the record at hand, of the plan, or of the stage.
  case text(UnsafeRawBufferPointer)
}

extension ColumnBuffer {
  /// Appends a value read from a record.
  @inline(__always)
  func append(_ staged: StagedValue, _ plan: PropertyPlan) {
    switch staged {
    case .absent: appendAbsent()
    case .number(let number): append(number: number)
    case .double(let number): append(double: number)
    case .text(let bytes):
      if plan.type == .list { append(plan.list(bytes)) } else { append(bytes: bytes) }
    }
  }
}
