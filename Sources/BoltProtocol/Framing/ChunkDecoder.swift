/// Puts messages together from the chunks they come in, whatever way the bytes are cut.
///
///     00 03  b1 01 a0  00 00      one message of three bytes
///     00 00                       a NOOP: nothing, between messages
///
/// A message that grows beyond `messageBytesMax` is refused when the size of its next chunk is
/// read, so no more than that is ever held.
struct ChunkDecoder {
  var messageBytesMax: Int
  private var message: [UInt8] = []
  /// The first byte of a chunk's size, where the bytes were cut between the two.
  private var firstOfSize: UInt8?
  /// Bytes of the current chunk that are still to come.
  private var chunkLeft = 0

  init(messageBytesMax: Int) {
    self.messageBytesMax = messageBytesMax
  }

  /// Takes bytes in and hands each finished message to `body`.
  mutating func decode(
    _ bytes: UnsafeRawBufferPointer, _ body: ([UInt8]) -> Void
  ) throws(BoltError) {
    var at = 0
    while at < bytes.count {
      if chunkLeft > 0 {
        let count = min(chunkLeft, bytes.count - at)
        message.append(contentsOf: bytes[at..<at + count])
        at += count
        chunkLeft -= count
      } else if let first = firstOfSize {
        firstOfSize = nil
        try begin(chunk: Int(first) << 8 | Int(bytes[at]), body)
        at += 1
      } else {
        firstOfSize = bytes[at]
        at += 1
      }
    }
  }

  private mutating func begin(chunk size: Int, _ body: ([UInt8]) -> Void) throws(BoltError) {
    if size > 0 {
      if message.count + size > messageBytesMax {
        throw BoltError(.tooLarge, "a message is longer than \(messageBytesMax) bytes")
      }
      chunkLeft = size
    } else if !message.isEmpty {
      body(message)
      message = []
    }
  }
}
