/// The entry that libFuzzer calls: the bytes of a client that has said its name, or not.
///
/// The first byte chooses how the bytes are cut, the second what the door answers. Built from the
/// sources as one module, so the session is not imported.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBolt(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 2 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: data + 2, count: count - 2))
  decodeAgain(bytes)
  converse(bytes, cut: Int(data[0] >> 1) + 1, signedIn: data[0] & 1 == 1, choices: data[1])
  return 0
}

/// What can be read can be written and is then read as the same value.
private func decodeAgain(_ bytes: [UInt8]) {
  for dialect in [BoltDialect.bolt5, .bolt4] {
    var decoder = PackStreamDecoder(
      bytes, dialect: dialect, limits: .init(takesGraphValues: true))
    guard let value = try? decoder.decodeValue() else { continue }
    var encoder = PackStreamEncoder(dialect: dialect)
    try! encoder.encode(value)
    precondition(encoder.bytes.count <= decoder.position, "the smallest form is not the smallest")
    var again = PackStreamDecoder(
      encoder.bytes, dialect: dialect, limits: .init(takesGraphValues: true))
    var second = PackStreamEncoder(dialect: dialect)
    try! second.encode(try! again.decodeValue())
    precondition(second.bytes == encoder.bytes, "what was written is read as something else")
  }
}

private func converse(_ bytes: [UInt8], cut: Int, signedIn: Bool, choices: UInt8) {
  var session = BoltSession()
  var choice = choices
  var isClosed = false

  func perform(_ actions: [BoltAction]) {
    var waiting = actions[...]
    while let action = waiting.popFirst() {
      precondition(!isClosed, "something follows a close")
      if case .close = action { isClosed = true }
      if case .send(let bytes) = action { precondition(!bytes.isEmpty, "nothing was sent") }
      guard var event = agreeable(action) else { continue }
      // Now and then the operation fails, or a door gives an event that makes no sense.
      choice = choice &* 167 &+ 13
      if choice % 8 == 0 { event = .failed(BoltFailure(code: "c", message: "m")) }
      if choice == 255 { event = .wasReset }
      waiting += session.handle(event)
    }
  }

  if signedIn {
    perform(session.receive([0x60, 0x60, 0xB0, 0x17, 0, 4, 4, 5] + .init(repeating: 0, count: 12)))
    perform(session.receive([0, 3, 0xB1, 1, 0xA0, 0, 0, 0, 3, 0xB1, 0x6A, 0xA0, 0, 0]))
  }
  for start in stride(from: 0, to: bytes.count, by: cut) {
    perform(session.receive(Array(bytes[start..<min(start + cut, bytes.count)])))
  }
}

private func agreeable(_ action: BoltAction) -> BoltEvent? {
  switch action {
  case .signIn: .signedIn
  case .signOut: .signedOut
  case .run: .started(fields: ["n"], millisToFirst: 0)
  case .pull(_, let limit):
    limit == nil ? .finished(BoltSummary(type: .read, database: "d")) : .paused
  case .discard: .finished(BoltSummary(type: .write, database: "d"))
  case .begin: .begun
  case .commit: .committed(bookmark: "b")
  case .rollback: .rolledBack
  case .reset: .wasReset
  case .send, .interrupt, .close: nil
  }
}
