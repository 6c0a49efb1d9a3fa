/// RECORD: one row of a result, its values in the order of the result's fields.
public struct RecordMessage: BoltAnswer {
  public var values: [BoltValue]

  public init(_ values: [BoltValue]) {
    self.values = values
  }

  public var tag: UInt8 { MessageTag.record }
  public var fieldCount: UInt8 { 1 }

  public func appendFields(to encoder: inout PackStreamEncoder) throws(BoltError) {
    try encoder.encode(.list(values))
  }
}
