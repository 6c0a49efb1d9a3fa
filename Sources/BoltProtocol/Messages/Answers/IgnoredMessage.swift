/// IGNORED: the request was not looked at, because an earlier one failed or a RESET overtook it.
struct IgnoredMessage: BoltAnswer {
  var tag: UInt8 { MessageTag.ignored }
  var fieldCount: UInt8 { 0 }

  func appendFields(to encoder: inout PackStreamEncoder) throws(BoltError) {}
}
