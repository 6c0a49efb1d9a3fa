/// SUCCESS: the request was served; the metadata depends on which it was.
struct SuccessMessage: BoltAnswer {
  var metadata: BoltMap = [:]

  var tag: UInt8 { MessageTag.success }
  var fieldCount: UInt8 { 1 }

  func appendFields(to encoder: inout PackStreamEncoder) throws(BoltError) {
    try encoder.encode(.map(metadata))
  }
}
