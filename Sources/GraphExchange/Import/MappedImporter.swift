import Declarations
import Foundation
import PropertyGraph

/// Reads delimited files into a graph under construction, as a mapping says.
///
/// First every node of every file, then every tie, so that the order of files does not matter to
/// lookups. Chunks are read on several threads and taken up in order: the graph is the same
/// whatever the number of threads.
///
/// *Complexity:* one pass over files of nodes or of ties, two over files of both. *Memory:* what
/// the builder keeps, and a few chunks.
public final class MappedImporter {
  /// A file to read: what the mapping calls it, where it lies, which number its citations carry.
  public struct Source {
    public var name: String
    public var path: String
    public var number: UInt32
    /// The ties of this very file stand in the graph already; only its nodes are of use.
    public var skipsTies: Bool

    public init(name: String, path: String, number: UInt32, skipsTies: Bool = false) {
      self.name = name
      self.path = path
      self.number = number
      self.skipsTies = skipsTies
    }
  }

  let mapping: Mapping
  let builder: GraphBuilder
  let prefix: String?
  private let threads: Int
  private let chunkSize: Int
  private let progress: ((Double) -> Void)?
  var report = ImportReport()
  /// What makes the rest of the work pointless.
  var failure: ExchangeError?
  /// Distinct names met in open cells.
  var openNames: Set<String> = []
  var orphanCount = 0
  private var indexes: [PropertyIndex] = []
  private var bytesTotal = 1
  private var bytesDone = 0

  /// - Parameters:
  ///   - prefix: put as `prefix.` before every key space that is not global.
  ///   - threads: at least 1; changes the time and nothing else.
  ///   - progress: told the share that is done, 0…1, on the calling thread.
  public convenience init(
    mapping: Mapping, into builder: GraphBuilder, prefix: String? = nil,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: ((Double) -> Void)? = nil
  ) {
    self.init(
      mapping: mapping, into: builder, prefix: prefix, threads: threads, chunkSize: Chunks.size,
      progress: progress)
  }

  /// - Parameter chunkSize: about how many bytes one thread reads at a time.
  init(
    mapping: Mapping, into builder: GraphBuilder, prefix: String? = nil, threads: Int,
    chunkSize: Int, progress: ((Double) -> Void)? = nil
  ) {
    self.mapping = mapping
    self.builder = builder
    self.prefix = prefix
    self.threads = max(1, threads)
    self.chunkSize = chunkSize
    self.progress = progress
  }

  /// Reads the files, which must be those of the mapping; optional ones may be left out.
  public func read(_ sources: [Source]) throws(ExchangeError) -> ImportReport {
    try makeIndexes()
    var files: [ImportedFile] = []
    for source in sources {
      guard let file = mapping.files.first(where: { $0.name == source.name }) else { continue }
      files.append(
        try ImportedFile(
          source, file, mapping: mapping, builder: builder, prefix: prefix, indexes: indexes,
          chunkSize: chunkSize))
    }
    bytesTotal = max(
      1,
      files.reduce(0) { sum, file in
        let passes = (file.plan.nodes.isEmpty ? 0 : 1) + (file.plan.ties.isEmpty ? 0 : 1)
        return sum + file.byteCount * passes
      })
    for file in files where !file.plan.nodes.isEmpty { try run(.nodes, file, declared: 0) }
    let declared = UInt32(builder.nodeCount)
    for file in files where !file.plan.ties.isEmpty && !file.source.skipsTies {
      try run(.ties, file, declared: declared)
    }
    finish(files)
    return report
  }

  private func finish(_ files: [ImportedFile]) {
    for file in files {
      report.files.append(
        ImportReport.File(
          name: file.source.name, rows: file.rows, bytes: file.byteCount,
          encoding: file.text.encodingName))
    }
    if orphanCount > 0 {
      let labels = mapping.orphans?.labels.joined(separator: ", ") ?? ""
      report.warnings.append(
        "\(orphanCount) endpoint\(orphanCount == 1 ? "" : "s") declared nowhere, taken as \(labels)"
      )
    }
    for index in indexes where index.ambiguous > 0 {
      report.warnings.append(
        "\(index.ambiguous) nodes share a value that ties are looked up by; the first one is taken")
    }
    report.rejects.sort { ($0.file, $0.row, $0.reason) < ($1.file, $1.row, $1.reason) }
  }

  /// An index for each lookup by property in any rule.
  private func makeIndexes() throws(ExchangeError) {
    for file in mapping.files {
      for rule in file.ties {
        for endpoint in [rule.from, rule.to] {
          guard case .lookupBy(let name, let property) = endpoint.target else { continue }
          let space = builder.keySpace(mapping.space(name, prefix: prefix))
          let number = builder.property(property)
          if !indexes.contains(where: { $0.space == space && $0.property == number }) {
            let index = PropertyIndex(space: space, property: number)
            // What earlier imports said can be looked up too.
            try standing { () throws(GraphError) in
              try builder.forEachValue(of: number, inSpace: space) { fill(index, $0, $1) }
            }
            indexes.append(index)
          }
        }
      }
    }
  }

  /// Reads the graph that stands; a fault of it stops the import.
  private func standing(_ read: () throws(GraphError) -> Void) throws(ExchangeError) {
    do throws(GraphError) { try read() } catch {
      throw ExchangeError(.badData, error.message, file: error.file)
    }
  }

  /// Reads all chunks of a file for one pass.
  private func run(
    _ pass: ChunkReader.Pass, _ file: ImportedFile, declared: UInt32
  ) throws(ExchangeError) {
    file.text.withBytes { bytes in
      let reader = ChunkReader(
        text: bytes, file: file, builder: builder, declaredCount: declared)
      let state = PassState(row: file.firstRow)
      // Taking up ties changes neither nodes nor keys, which is all that readers look at.
      let chunks = file.chunks
      let skipped = file.rejectedRows
      let work = OrderedWork(count: chunks.count, threads: threads) { at in
        reader.read(chunks[at], pass: pass, skipping: at < skipped.count ? skipped[at] : [])
      }
      work.run { at, output in
        if output.isOpenAtEnd, chunks[at].upperBound < bytes.count {
          // A quote deceived the cutting: this chunk is the whole rest of the text.
          file.joinChunks(from: at)
          let rest = reader.read(file.chunks[at], pass: pass, skipping: [])
          take(rest, at, pass, file, state)
          return false
        }
        take(output, at, pass, file, state)
        return failure == nil
      }
      if failure == nil { resolve(state.deferred, file, reader) }
      file.rows = state.rows
    }
    if let failure { throw failure }
  }

  /// How far a pass over one file has come.
  private final class PassState {
    var row: UInt32
    var rows = 0
    var deferred: [(start: Int, row: UInt32)] = []

    init(row: UInt32) { self.row = row }
  }

  private func take(
    _ output: ChunkOutput, _ at: Int, _ pass: ChunkReader.Pass, _ file: ImportedFile,
    _ state: PassState
  ) {
    if pass == .nodes { file.rejectedRows.append(output.rejects.map(\.row)) }
    for (row, reason) in output.rejects { reject(state.row + row, reason, of: file) }
    takeNodes(output, file, state.row)
    takeTies(output, file, state.row)
    state.deferred += output.deferred.map { ($0.start, state.row + $0.row) }
    state.row += output.recordCount
    state.rows += output.dataCount
    bytesDone += file.chunks[at].count
    progress?(min(1, Double(bytesDone) / Double(bytesTotal)))
  }

  func reject(_ row: UInt32, _ reason: String, of file: ImportedFile) {
    report.rejects.append(
      ImportReport.Reject(file: file.source.name, row: row, reason: reason))
  }
}
