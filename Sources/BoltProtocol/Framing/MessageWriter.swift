/// Writes answers in their chunks, one behind the other, into one run of bytes.
///
/// A worker thread fills one with the records of a result while the session goes on listening.
public struct MessageWriter: Sendable {
  private var encoder: PackStreamEncoder

  /// The largest size that the two bytes before a chunk can say.
  private static let chunkBytesMax = 0xFFFF

  init(dialect: BoltDialect) {
    encoder = PackStreamEncoder(dialect: dialect)
  }

  /// How many bytes stand ready to be taken.
  public var byteCount: Int { encoder.bytes.count }

  /// Appends one message; where a value cannot be written, nothing of the message stays and the
  /// writer can go on.
  public mutating func append(_ answer: some BoltAnswer) throws(BoltError) {
    let start = encoder.bytes.count
    let dialect = encoder.dialect
    encoder.bytes.append(contentsOf: [0, 0])
    encoder.beginStructure(answer.tag, fields: answer.fieldCount)
    do {
      try answer.appendFields(to: &encoder)
    } catch {
      var written = take()
      written.removeSubrange(start...)
      encoder = PackStreamEncoder(dialect: dialect)
      encoder.bytes = written
      throw error
    }
    finishMessage(at: start)
  }

  /// Takes what was written, leaving the writer empty.
  public mutating func take() -> [UInt8] {
    let written = encoder.bytes
    encoder.bytes = []
    return written
  }

  /// Fills in the size of the chunk that begins at `start`, or cuts what follows into several.
  private mutating func finishMessage(at start: Int) {
    let count = encoder.bytes.count - start - 2
    if count <= Self.chunkBytesMax {
      setSize(count, at: start)
    } else {
      let message = Array(encoder.bytes[(start + 2)...])
      encoder.bytes.removeSubrange(start...)
      var at = 0
      while at < message.count {
        let size = min(Self.chunkBytesMax, message.count - at)
        encoder.bytes.append(contentsOf: [0, 0])
        setSize(size, at: encoder.bytes.count - 2)
        encoder.bytes.append(contentsOf: message[at..<at + size])
        at += size
      }
    }
    encoder.bytes.append(contentsOf: [0, 0])
  }

  private mutating func setSize(_ size: Int, at: Int) {
    encoder.bytes[at] = UInt8(truncatingIfNeeded: size >> 8)
    encoder.bytes[at + 1] = UInt8(truncatingIfNeeded: size)
  }
}
