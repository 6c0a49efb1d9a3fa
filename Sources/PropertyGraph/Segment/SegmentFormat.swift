/// The layout of a segment file, version 2.
///
/// ```text
///   page 0      header: magic, version, byte order, sizes, places and sums, its own sum last
///   page 1 …    data: sections end to end, each aligned to 64 bytes (4096 when a page or longer),
///               cut into blocks of 1 MiB, the last one short
///   then        block sums: one XXH64 a block
///   then        catalogue: names, label ranges, columns, adjacencies, and where their sections lie
/// ```
///
/// Open reads header, block sums and catalogue, and checks their sums. Data is checked block by
/// block on the first touch of a section; padding between sections is covered by the block sums
/// too.
enum SegmentFormat {
  static let magic: UInt64 = 0x4753_5849_4E41_5547  // "GUANIXSG" in file order
  static let version: UInt32 = 2
  /// Written in the machine's own order, as the data is; everything else in header and catalogue is
  /// little-endian.
  static let byteOrder: UInt32 = 0x0102_0304
  static let pageSize = 4096
  /// Every section begins at a multiple of this.
  static let alignment = 64
  static let blockSize = 1 << 20
  /// How much of page 0 is used; the rest is zero and covered by the header's sum.
  static let headerSize = 4096

  /// What page 0 says.
  struct Header {
    var fileSize: UInt64
    var dataEnd: UInt64
    var sumsOffset: UInt64
    var sumsLength: UInt64
    var sumsChecksum: UInt64
    var catalogOffset: UInt64
    var catalogLength: UInt64
    var catalogChecksum: UInt64

    func page() -> [UInt8] {
      var writer = ByteWriter()
      writer.put(magic)
      writer.put(version)
      writer.put(UInt32(littleEndian: byteOrder))
      for number in [
        fileSize, dataEnd, sumsOffset, sumsLength, sumsChecksum, catalogOffset, catalogLength,
        catalogChecksum,
      ] { writer.put(number) }
      var page = writer.bytes
      page.append(contentsOf: repeatElement(0, count: headerSize - 8 - page.count))
      let sum = page.withUnsafeBytes(Checksum.of)
      withUnsafeBytes(of: sum.littleEndian) { page.append(contentsOf: $0) }
      return page
    }

    /// Reads and checks page 0 of a file of `size` bytes.
    static func read(
      _ bytes: UnsafeRawBufferPointer, size: Int, file: String
    ) throws(GraphError) -> Header {
      guard bytes.count >= headerSize else {
        throw GraphError(.notASegment, "too short to be a segment", file: file)
      }
      var reader = ByteReader(UnsafeRawBufferPointer(rebasing: bytes[0..<headerSize]))
      guard try reader.integer(UInt64.self) == magic else {
        throw GraphError(
          .notASegment, "not a segment of Guanxi (or its header is damaged)", file: file)
      }
      let body = UnsafeRawBufferPointer(rebasing: bytes[0..<headerSize - 8])
      let sum = bytes.loadUnaligned(fromByteOffset: headerSize - 8, as: UInt64.self)
      guard Checksum.of(body) == UInt64(littleEndian: sum) else {
        throw GraphError(.corrupt, "the header is damaged", file: file)
      }
      let found = try reader.integer(UInt32.self)
      guard found == version else {
        throw GraphError(
          .notASegment, "segment version \(found), this program reads version \(version)",
          file: file)
      }
      guard try reader.integer(UInt32.self) == UInt32(littleEndian: byteOrder) else {
        throw GraphError(.notASegment, "written on a machine of another byte order", file: file)
      }
      var numbers: [UInt64] = []
      for _ in 0..<8 { numbers.append(try reader.integer(UInt64.self)) }
      let header = Header(
        fileSize: numbers[0], dataEnd: numbers[1], sumsOffset: numbers[2], sumsLength: numbers[3],
        sumsChecksum: numbers[4], catalogOffset: numbers[5], catalogLength: numbers[6],
        catalogChecksum: numbers[7])
      guard header.fileSize == UInt64(size) else {
        throw GraphError(
          .corrupt, "\(size) bytes long, its header says \(header.fileSize)", file: file)
      }
      // The parts follow one another without a gap, so no byte of the file goes unchecked.
      guard header.dataEnd >= UInt64(pageSize), header.dataEnd <= header.fileSize,
        header.sumsOffset == header.dataEnd,
        header.sumsLength == UInt64(blocks(dataEnd: Int(header.dataEnd)) * 8),
        header.catalogOffset == header.sumsOffset + header.sumsLength,
        header.catalogOffset <= header.fileSize,
        header.catalogLength == header.fileSize - header.catalogOffset
      else { throw GraphError(.corrupt, "the header's places are out of order", file: file) }
      return header
    }
  }

  /// How many blocks data that ends at `dataEnd` has.
  static func blocks(dataEnd: Int) -> Int { (dataEnd - pageSize + blockSize - 1) / blockSize }
}

/// Where a section lies in the file.
struct SectionPlace: Hashable, Sendable {
  var offset: UInt64
  var length: UInt64

  static let none = SectionPlace(offset: 0, length: 0)

  func write(_ writer: inout ByteWriter) {
    writer.put(offset)
    writer.put(length)
  }

  static func read(_ reader: inout ByteReader) throws(GraphError) -> SectionPlace {
    SectionPlace(
      offset: try reader.integer(UInt64.self), length: try reader.integer(UInt64.self))
  }
}
