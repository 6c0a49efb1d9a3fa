import Testing

@testable import BoltProtocol

@Suite struct MessageWriterTests {
  /// Around the size of a chunk, what is written is read as the same messages.
  @Test(arguments: [0, 1, 100, 65_520, 65_529, 65_530, 65_531, 65_532, 200_000])
  func chunks(size: Int) throws {
    var writer = MessageWriter(dialect: .bolt5)
    try writer.append(RecordMessage([1]))
    let text = String(repeating: "x", count: size)
    try writer.append(RecordMessage([.string(text)]))
    try writer.append(IgnoredMessage())
    let messages = try ChunkDecoderTests.decode([writer.take()[...]], limit: 1_000_000)
    #expect(messages.map { $0[1] } == [0x71, 0x71, 0x7E])
    #expect(messages[0] == hex("b1 71 91 01"))
    var encoder = PackStreamEncoder()
    try encoder.encode(.list([.string(text)]))
    #expect(Array(messages[1].dropFirst(2)) == encoder.bytes)
  }

  @Test func goldens() throws {
    var writer = MessageWriter(dialect: .bolt5)
    try writer.append(SuccessMessage(metadata: ["server": "Neo4j/4.0.0"]))
    #expect(
      writer.take()
        == hex("0016 b1 70 a1 86 736572766572 8b 4e656f346a2f342e302e30 0000"))
    try writer.append(RecordMessage([1, 2, 3]))
    #expect(writer.take() == hex("0006 b1 71 93 01 02 03 0000"))
    try writer.append(IgnoredMessage())
    #expect(writer.take() == hex("0002 b0 7e 0000"))
    try writer.append(FailureMessage(failure: BoltFailure(code: "C", message: "m")))
    #expect(
      writer.take() == hex("0014 b1 7f a2 84 636f6465 81 43 87 6d657373616765 81 6d 0000"))
    #expect(writer.byteCount == 0)
  }

  /// What could not be written leaves nothing behind, not even half of it.
  @Test func failsCleanly() throws {
    let deep = (0..<2_000).reduce(BoltValue.list([])) { inner, _ in .list([inner]) }
    var writer = MessageWriter(dialect: .bolt5)
    try writer.append(RecordMessage([1]))
    #expect(throws: BoltError.self) { try writer.append(RecordMessage(["before", deep])) }
    try writer.append(RecordMessage([2]))
    #expect(writer.take() == hex("0004 b1719101 0000 0004 b1719102 0000"))
  }
}
