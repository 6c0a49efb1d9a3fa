/// FAILURE: the request could not be served. Everything up to RESET will be ignored.
///
/// This is the form up to Bolt 5.6: a code and a message.
struct FailureMessage: BoltAnswer {
  var failure: BoltFailure

  var tag: UInt8 { MessageTag.failure }
  var fieldCount: UInt8 { 1 }

  func appendFields(to encoder: inout PackStreamEncoder) throws(BoltError) {
    try encoder.encode([
      "code": .string(failure.code), "message": .string(failure.message),
    ])
  }
}
