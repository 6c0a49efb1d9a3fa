import Glibc
import ReferenceGraph

@testable import PropertyGraph

/// A segment file that can be damaged in place and mended again.
final class DamagedFile {
  let folder: TemporaryFolder
  let path: String
  let original: [UInt8]
  let header: SegmentFormat.Header
  private let descriptor: Int32

  init(_ script: GraphScript) throws {
    folder = try TemporaryFolder()
    path = folder.file("graph.gxs")
    try script.build().write(to: path)
    original = try contents(path)
    header = try original.withUnsafeBytes {
      try SegmentFormat.Header.read($0, size: $0.count, file: "original")
    }
    descriptor = open(path, O_RDWR)
  }

  deinit { close(descriptor) }

  var data: Range<Int> { SegmentFormat.pageSize..<Int(header.dataEnd) }
  var sums: Range<Int> { Int(header.sumsOffset)..<Int(header.catalogOffset) }
  var catalog: Range<Int> { Int(header.catalogOffset)..<original.count }

  /// Overwrites some bytes while `body` runs.
  func with(_ bytes: [UInt8], at offset: Int, _ body: () throws -> Void) rethrows {
    put(bytes, at: offset)
    defer { put(Array(original[offset..<offset + bytes.count]), at: offset) }
    try body()
  }

  /// Puts another catalogue of the same length in place, with sums that fit, while `body` runs.
  func with(catalog bytes: [UInt8], _ body: () throws -> Void) rethrows {
    precondition(bytes.count == catalog.count)
    var header = header
    header.catalogChecksum = bytes.withUnsafeBytes(Checksum.of)
    try with(header.page(), at: 0) { try with(bytes, at: catalog.lowerBound, body) }
  }

  /// Puts other data in place, with sums that fit, while `body` runs.
  func with(data bytes: [UInt8], _ body: () throws -> Void) rethrows {
    precondition(bytes.count == data.count)
    var writer = ByteWriter()
    for start in stride(from: 0, to: bytes.count, by: SegmentFormat.blockSize) {
      let block = bytes[start..<min(start + SegmentFormat.blockSize, bytes.count)]
      writer.put(block.withUnsafeBytes(Checksum.of))
    }
    var header = header
    header.sumsChecksum = writer.bytes.withUnsafeBytes(Checksum.of)
    try with(header.page(), at: 0) { try with(bytes + writer.bytes, at: data.lowerBound, body) }
  }

  /// A file of its own with another catalogue, of any length, and sums that fit.
  func rewritten(catalog: SegmentCatalog, as name: String = "rewritten.gxs") throws -> String {
    let bytes = catalog.encoded()
    var header = header
    header.catalogLength = UInt64(bytes.count)
    header.fileSize = header.catalogOffset + header.catalogLength
    header.catalogChecksum = bytes.withUnsafeBytes(Checksum.of)
    let whole =
      header.page() + original[SegmentFormat.pageSize..<self.catalog.lowerBound] + bytes
    try overwrite(folder.file(name), with: whole)
    return folder.file(name)
  }

  func decodedCatalog() throws -> SegmentCatalog {
    try original[catalog].withUnsafeBytes { try SegmentCatalog.decode($0) }
  }

  private func put(_ bytes: [UInt8], at offset: Int) {
    precondition(pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count)
  }
}

/// Asks a snapshot everything there is to ask, whatever it answers; errors are answers too.
func exercise(_ snapshot: GraphSnapshot) {
  func attempt(_ body: () throws -> Void) {
    do { try body() } catch { precondition(error is GraphError, "an error of another kind") }
  }
  attempt { try snapshot.verify() }
  let limit = snapshot.nodeIndexLimit
  let nodes = Array(0..<min(limit, 200)) + (limit > 200 ? [limit / 2, limit - 1] : [])
  for node in nodes.map(NodeIndex.init) {
    _ = snapshot.labels(of: node)
    for label in snapshot.labels { _ = snapshot.has(snapshot.label(label)!, node) }
    attempt {
      let reference = try snapshot.reference(of: node)
      attempt { _ = try snapshot.node(reference: reference) }
    }
    attempt { _ = try snapshot.properties(of: node) }
    attempt { _ = try snapshot.citations(of: node) }
    attempt { _ = try snapshot.degree(of: node) }
    attempt {
      try snapshot.forEachRelationship(of: node) { relationship, _ in
        let index = relationship.index
        attempt { _ = try snapshot.properties(of: index) }
        attempt { _ = try snapshot.interval(of: index) }
        attempt { _ = try snapshot.citations(of: index) }
      }
    }
  }
  for space in snapshot.keySpaces {
    for key in ["0", "7", "16777216", "王伟", ""] {
      attempt { _ = try snapshot.node(space: snapshot.keySpace(space)!, key: key) }
    }
  }
  for name in snapshot.properties {
    attempt {
      guard let column = try snapshot.column(name) else { return }
      for node in nodes { _ = (column.value(node), column.date(node), column.text(node)) }
    }
  }
  for type in snapshot.types.map({ snapshot.type($0)! }) {
    let positions = 0..<min(Int(snapshot.positionLimit(of: type)), 200)
    for name in snapshot.properties {
      attempt {
        guard let column = try snapshot.column(name, of: type) else { return }
        for at in positions { _ = (column.value(at), column.double(at), column.date(at)) }
      }
    }
    for at in positions {
      let index = RelationshipIndex(type: type, position: UInt32(at))
      attempt { _ = try snapshot.relationship(index) }
      attempt {
        let reference = try snapshot.reference(of: index)
        if at < 10 { _ = try snapshot.relationship(reference: reference) }
      }
    }
  }
  attempt { _ = try snapshot.relationshipCount() }
}
