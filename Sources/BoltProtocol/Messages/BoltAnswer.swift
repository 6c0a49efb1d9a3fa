/// A message from the server.
public protocol BoltAnswer: Sendable {
  var tag: UInt8 { get }
  var fieldCount: UInt8 { get }
  func appendFields(to encoder: inout PackStreamEncoder) throws(BoltError)
}
