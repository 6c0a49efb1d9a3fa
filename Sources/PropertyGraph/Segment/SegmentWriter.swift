import Glibc

/// Something that stands ready in memory: told where to, it is written and says where it lies.
///
/// Many are prepared side by side; writing them in one order makes the file the same whatever the
/// number of threads.
typealias Prepared<Place> = (SegmentWriter) throws(GraphError) -> Place

/// Writes a segment file front to back, summing blocks as they pass, and puts the header on last.
///
/// Until ``finish(catalog:)`` has returned the file has no valid header, so a half-written segment
/// never opens.
/// *Memory:* one block.
final class SegmentWriter {
  private let path: String
  private let descriptor: Int32
  private var block: [UInt8] = []
  private var sums: [UInt64] = []
  /// Where the next byte of data goes.
  private(set) var position = SegmentFormat.pageSize

  /// Makes the file; an existing one is an error.
  convenience init(path: String) throws(GraphError) {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw GraphError(.system, Self.reason("cannot create"), file: path) }
    try self.init(owning: descriptor, path: path)
  }

  /// Writes to an open file, which is closed in the end.
  init(owning descriptor: Int32, path: String) throws(GraphError) {
    self.path = path
    self.descriptor = descriptor
    block.reserveCapacity(SegmentFormat.blockSize)
    try write([UInt8](repeating: 0, count: SegmentFormat.pageSize))
  }

  deinit { close(descriptor) }

  /// Appends a section and says where it lies. An empty section takes no place.
  func section(_ bytes: UnsafeRawBufferPointer) throws(GraphError) -> SectionPlace {
    guard bytes.count > 0 else { return .none }
    let isLong = bytes.count >= SegmentFormat.pageSize
    try align(isLong ? SegmentFormat.pageSize : SegmentFormat.alignment)
    let place = SectionPlace(offset: UInt64(position), length: UInt64(bytes.count))
    try append(bytes)
    return place
  }

  func section<T: BitwiseCopyable>(_ items: [T]) throws(GraphError) -> SectionPlace {
    try items.span.withUnsafeBytes { bytes throws(GraphError) in try section(bytes) }
  }

  /// Writes block sums, catalogue and header, and waits until all of it is on the disk.
  func finish(catalog: [UInt8]) throws(GraphError) {
    let dataEnd = position
    try write(block)
    sumBlock()
    var sumBytes = ByteWriter()
    for sum in sums { sumBytes.put(sum) }
    try write(sumBytes.bytes)
    try write(catalog)
    let header = SegmentFormat.Header(
      fileSize: UInt64(dataEnd + sumBytes.bytes.count + catalog.count), dataEnd: UInt64(dataEnd),
      sumsOffset: UInt64(dataEnd), sumsLength: UInt64(sumBytes.bytes.count),
      sumsChecksum: sumBytes.bytes.withUnsafeBytes(Checksum.of),
      catalogOffset: UInt64(dataEnd + sumBytes.bytes.count), catalogLength: UInt64(catalog.count),
      catalogChecksum: catalog.withUnsafeBytes(Checksum.of))
    guard fsync(descriptor) == 0 else {
      throw GraphError(.system, Self.reason("cannot sync"), file: path)
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw GraphError(.system, Self.reason("cannot seek"), file: path)
    }
    try write(header.page())
    guard fsync(descriptor) == 0 else {
      throw GraphError(.system, Self.reason("cannot sync"), file: path)
    }
  }

  private func align(_ boundary: Int) throws(GraphError) {
    let padding = (boundary - position % boundary) % boundary
    if padding > 0 {
      let zeros = [UInt8](repeating: 0, count: padding)
      try zeros.span.withUnsafeBytes { bytes throws(GraphError) in try append(bytes) }
    }
  }

  private func append(_ bytes: UnsafeRawBufferPointer) throws(GraphError) {
    var rest = bytes
    while rest.count > 0 {
      let room = SegmentFormat.blockSize - block.count
      let piece = UnsafeRawBufferPointer(rebasing: rest[0..<min(room, rest.count)])
      block.append(contentsOf: piece)
      rest = UnsafeRawBufferPointer(rebasing: rest[piece.count...])
      position += piece.count
      if block.count == SegmentFormat.blockSize {
        try write(block)
        sumBlock()
      }
    }
  }

  /// Sums the block at hand, once it is written, and starts the next.
  private func sumBlock() {
    guard !block.isEmpty else { return }
    sums.append(block.withUnsafeBytes(Checksum.of))
    block.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: [UInt8]) throws(GraphError) {
    var failed = false
    bytes.withUnsafeBytes { buffer in
      var at = 0
      while at < buffer.count {
        let written = Glibc.write(descriptor, buffer.baseAddress! + at, buffer.count - at)
        if written < 0 {
          if errno == EINTR { continue }
          failed = true
          return
        }
        at += written
      }
    }
    if failed { throw GraphError(.system, Self.reason("cannot write"), file: path) }
  }

  private static func reason(_ what: String) -> String {
    "\(what): \(String(cString: strerror(errno)))"
  }
}
