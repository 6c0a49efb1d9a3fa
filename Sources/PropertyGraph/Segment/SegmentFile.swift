import Glibc
import Synchronization

/// A segment file mapped into memory. Its pages are shared with other processes and loaded by the
/// system when touched.
///
/// Opening checks header, block sums and catalogue. ``bytes(_:)`` checks the blocks of a section
/// the first time it is asked for, each block once, so that whoever holds the pointer may trust
/// what it reads.
final class SegmentFile: Sendable {
  let path: String
  let size: Int
  /// The catalogue's bytes, sum checked.
  var catalog: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: base + Int(header.catalogOffset), count: Int(header.catalogLength))
  }

  /// Tells this file from every other: the sum of its header, which covers all other sums.
  var identity: UInt64 {
    UInt64(
      littleEndian: base.loadUnaligned(
        fromByteOffset: SegmentFormat.headerSize - 8, as: UInt64.self))
  }

  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  private let header: SegmentFormat.Header
  /// One flag a block: 1 once its sum was found right.
  private nonisolated(unsafe) let isChecked: UnsafeMutablePointer<Atomic<UInt8>>
  private let blockCount: Int

  init(path: String) throws(GraphError) {
    func failure(_ what: String) -> GraphError {
      GraphError(.system, "\(what): \(String(cString: strerror(errno)))", file: path)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("cannot open") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure("cannot read the size") }
    let size = Int(status.st_size)
    guard size >= SegmentFormat.headerSize else {
      throw GraphError(.notASegment, "too short to be a segment", file: path)
    }
    guard let base = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0), base != MAP_FAILED
    else { throw failure("cannot map") }
    var isWhole = false
    defer { if !isWhole { munmap(base, size) } }
    let all = UnsafeRawBufferPointer(start: base, count: size)
    let header = try SegmentFormat.Header.read(all, size: size, file: path)
    let blockCount = SegmentFormat.blocks(dataEnd: Int(header.dataEnd))
    func region(_ offset: UInt64, _ length: UInt64) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: base + Int(offset), count: Int(length))
    }
    guard Checksum.of(region(header.sumsOffset, header.sumsLength)) == header.sumsChecksum else {
      throw GraphError(.corrupt, "the list of block sums is damaged", file: path)
    }
    guard
      Checksum.of(region(header.catalogOffset, header.catalogLength)) == header.catalogChecksum
    else { throw GraphError(.corrupt, "the catalogue is damaged", file: path) }
    madvise(base, size, MADV_HUGEPAGE)
    self.path = path
    self.size = size
    self.base = base
    self.header = header
    self.blockCount = blockCount
    isChecked = .allocate(capacity: max(blockCount, 1))
    for block in 0..<blockCount { (isChecked + block).initialize(to: Atomic(0)) }
    isWhole = true
  }

  deinit {
    munmap(base, size)
    isChecked.deinitialize(count: blockCount)
    isChecked.deallocate()
  }

  /// The bytes of a section, its blocks checked.
  func bytes(_ place: SectionPlace) throws(GraphError) -> UnsafeRawBufferPointer {
    guard place.length > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let end = place.offset.addingReportingOverflow(place.length)
    guard place.offset >= UInt64(SegmentFormat.pageSize), !end.overflow,
      end.partialValue <= header.dataEnd, place.offset % UInt64(SegmentFormat.alignment) == 0
    else { throw GraphError(.corrupt, "a section lies outside the data", file: path) }
    let first = (Int(place.offset) - SegmentFormat.pageSize) / SegmentFormat.blockSize
    let last = (Int(end.partialValue) - 1 - SegmentFormat.pageSize) / SegmentFormat.blockSize
    for block in first...last { try check(block) }
    return UnsafeRawBufferPointer(start: base + Int(place.offset), count: Int(place.length))
  }

  /// A section as items of one type; a length that does not divide is damage.
  func items<T: BitwiseCopyable>(
    _ place: SectionPlace, as type: T.Type
  ) throws(GraphError) -> UnsafeBufferPointer<T> {
    let bytes = try bytes(place)
    guard bytes.count % MemoryLayout<T>.stride == 0 else {
      throw GraphError(.corrupt, "a section of an odd length", file: path)
    }
    return UnsafeBufferPointer(
      start: bytes.baseAddress?.assumingMemoryBound(to: T.self),
      count: bytes.count / MemoryLayout<T>.stride)
  }

  /// Checks every block.
  func checkAll() throws(GraphError) {
    for block in 0..<blockCount { try check(block) }
  }

  private func check(_ block: Int) throws(GraphError) {
    if isChecked[block].load(ordering: .acquiring) == 1 { return }
    let start = SegmentFormat.pageSize + block * SegmentFormat.blockSize
    let count = min(SegmentFormat.blockSize, Int(header.dataEnd) - start)
    let found = Checksum.of(UnsafeRawBufferPointer(start: base + start, count: count))
    let expected = base.loadUnaligned(
      fromByteOffset: Int(header.sumsOffset) + block * 8, as: UInt64.self)
    guard found == UInt64(littleEndian: expected) else {
      throw GraphError(
        .corrupt, "the data is not what was written", file: path, block: block)
    }
    isChecked[block].store(1, ordering: .releasing)
  }
}
