import Testing

@testable import BoltProtocol

@Suite struct ChunkDecoderTests {
  /// Three messages in several chunks, NOOPs before, between and after.
  static let stream = hex(
    "0000 0003 b101a0 0000 0000 0000 0001 b0 0002 0fc0 0001 c0 0000 0002 b002 0000")
  static let messages = [hex("b101a0"), hex("b0 0fc0 c0"), hex("b002")]

  static func decode(_ pieces: [ArraySlice<UInt8>], limit: Int = 100) throws -> [[UInt8]] {
    var decoder = ChunkDecoder(messageBytesMax: limit)
    var messages: [[UInt8]] = []
    for piece in pieces {
      try Array(piece).withUnsafeBytes { try decoder.decode($0) { messages.append($0) } }
    }
    return messages
  }

  /// Every way of cutting the stream in three gives the same messages, and so does byte by byte.
  @Test func anyCutGivesTheSame() throws {
    let stream = Self.stream
    for first in 0...stream.count {
      for second in first...stream.count {
        let pieces = [stream[..<first], stream[first..<second], stream[second...]]
        #expect(try Self.decode(pieces) == Self.messages)
      }
    }
    #expect(try Self.decode(stream.indices.map { stream[$0...$0] }) == Self.messages)
  }

  /// A message of the size allowed passes, one byte more is refused at its chunk's head.
  @Test(arguments: [[10], [4, 6], [1, 9]] as [[Int]]) func boundsMessages(chunks: [Int]) throws {
    let whole = chunks.flatMap { [0, UInt8($0)] + [UInt8](repeating: 7, count: $0) }
    #expect(try Self.decode([whole[...] + [0, 0]], limit: 10).map(\.count) == [10])
    let last = UInt8(chunks[chunks.count - 1] + 1)
    var longer = whole
    longer[whole.count - chunks[chunks.count - 1] - 1] = last
    #expect(throws: BoltError(.tooLarge, "a message is longer than 10 bytes")) {
      try Self.decode([longer[...]], limit: 10)
    }
  }
}
