import Declarations
import Dispatch
import Foundation
import PropertyGraph
import Synchronization

/// Reads delimited files into a graph under construction, as a mapping says.
///
/// First every node of every file, then every tie, so that the order of files does not matter to lookups. Chunks are read
/// on several threads and taken up in order: the graph is the same whatever the number of threads.
///
/// *Complexity:* one pass over files of nodes or of ties, two over files of both. *Memory:* what the builder keeps, and a
/// few chunks.
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

  private let mapping: Mapping
  private let builder: GraphBuilder
  private let prefix: String?
  private let threads: Int
  private let progress: ((Double) -> Void)?
  private var report = ImportReport()
  private var indexes: [PropertyIndex] = []
  private var bytesTotal = 1
  private var bytesDone = 0
  private var orphanCount = 0

  /// - Parameters:
  ///   - prefix: put as `prefix.` before every key space that is not global.
  ///   - threads: at least 1; changes the time and nothing else.
  ///   - progress: told the share that is done, 0…1, on the calling thread.
  public init(
    mapping: Mapping, into builder: GraphBuilder, prefix: String? = nil,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: ((Double) -> Void)? = nil
  ) {
    self.mapping = mapping
    self.builder = builder
    self.prefix = prefix
    self.threads = max(1, threads)
    self.progress = progress
  }

  /// One file while it is being read.
  private struct OpenFile {
    let source: Source
    let text: TextBytes
    let plan: FilePlan
    let delimiter: UInt8
    let comment: UInt8?
    /// Where the data starts, behind a header.
    let start: Int
    /// Rows in front of the data: 1 for a header.
    let firstRow: UInt32
    var rejectedRows: Set<UInt32> = []
    var rows = 0
  }

  /// Reads the files, which must be those of the mapping; optional ones may be left out.
  public func read(_ sources: [Source]) throws(ExchangeError) -> ImportReport {
    makeIndexes()
    var files: [OpenFile] = []
    for source in sources {
      guard let file = mapping.files.first(where: { $0.name == source.name }) else { continue }
      files.append(try open(source, file))
    }
    bytesTotal = max(
      1,
      files.reduce(0) { sum, file in
        let size = file.text.withBytes(\.count)
        return sum + size * ((file.plan.nodes.isEmpty ? 0 : 1) + (file.plan.ties.isEmpty ? 0 : 1))
      })
    for at in files.indices where !files[at].plan.nodes.isEmpty { run(.nodes, &files[at]) }
    for at in files.indices where !files[at].plan.ties.isEmpty && !files[at].source.skipsTies {
      run(.ties, &files[at])
    }
    for file in files {
      report.files.append(
        ImportReport.File(
          name: file.source.name, rows: file.rows, bytes: file.text.withBytes(\.count),
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
    return report
  }

  /// An index for each lookup by property in any rule.
  private func makeIndexes() {
    for file in mapping.files {
      for rule in file.ties {
        for endpoint in [rule.from, rule.to] {
          guard case .lookupBy(let name, let property) = endpoint.target else { continue }
          let space = builder.keySpace(mapping.space(name, prefix: prefix))
          let number = builder.property(property)
          if !indexes.contains(where: { $0.space == space && $0.property == number }) {
            indexes.append(PropertyIndex(space: space, property: number))
          }
        }
      }
    }
  }

  private func open(_ source: Source, _ file: Mapping.File) throws(ExchangeError) -> OpenFile {
    let text = try TextBytes(FileBytes(path: source.path), encoding: file.encoding)
    let opened = text.withBytes { bytes -> Result<OpenFile, ExchangeError> in
      do throws(ExchangeError) {
        let delimiter = file.delimiter.byte ?? Delimiters.guess(bytes)
        var names = file.columns ?? []
        var width: Int?
        var start = 0
        if file.hasHeader {
          let header = CSVScanner(bytes, delimiter: delimiter, checksUTF8: false)
          guard header.next() else {
            throw ExchangeError(.badData, "the file is empty, expected a header", file: source.name)
          }
          if let fault = header.fault {
            throw ExchangeError(.badData, "in the header: \(fault.rawValue)", file: source.name)
          }
          let found = (0..<header.cellCount).map {
            String(decoding: CellReading.trimmed(header.cell($0)), as: UTF8.self)
          }
          if file.columns == nil { names = found }
          width = found.count
          start = header.end
        }
        let planner = FilePlanner(
          mapping: mapping, builder: builder, prefix: prefix, indexes: indexes)
        let plan = try planner.plan(
          file, columns: ColumnNames(names, file: source.name), width: width)
        return .success(
          OpenFile(
            source: source, text: text, plan: plan, delimiter: delimiter, comment: file.comment,
            start: start, firstRow: file.hasHeader ? 1 : 0))
      } catch {
        return .failure(error)
      }
    }
    return try opened.get()
  }

  /// Reads all chunks of a file for one pass.
  private func run(_ pass: ChunkReader.Pass, _ file: inout OpenFile) {
    let (source, plan, firstRow) = (file.source, file.plan, file.firstRow)
    var row = firstRow
    var rows = 0
    var rejected = file.rejectedRows
    file.text.withBytes { bytes in
      let reader = ChunkReader(
        text: bytes, delimiter: file.delimiter, comment: file.comment, plan: plan,
        builder: builder)
      let chunks = Chunks.bounds(of: bytes, from: file.start)
      // Rejected rows are rare; with any, chunks are read one at a time so that row numbers are known.
      let width = rejected.isEmpty ? threads * 2 : 1
      var next = 0
      while next < chunks.count {
        let window = Array(chunks[next..<min(next + width, chunks.count)])
        let base = row
        let skipping =
          rejected.isEmpty ? [] : Set(rejected.compactMap { $0 > base ? $0 - base : nil })
        for output in readSideBySide(window, reader, pass, skipping) {
          take(output, source, plan, row, reader, &rejected)
          row += output.recordCount
          rows += output.dataCount
        }
        next += window.count
        bytesDone += window.reduce(0) { $0 + $1.count }
        progress?(min(1, Double(bytesDone) / Double(bytesTotal)))
      }
    }
    file.rejectedRows = rejected
    file.rows = rows
  }

  private func readSideBySide(
    _ window: [Range<Int>], _ reader: ChunkReader, _ pass: ChunkReader.Pass,
    _ skipping: Set<UInt32>
  ) -> [ChunkOutput] {
    guard window.count > 1, threads > 1 else {
      return window.map { reader.read($0, pass: pass, skipping: skipping) }
    }
    // Each worker takes the next chunk; readers only read what the builder holds.
    nonisolated(unsafe) let reader = reader
    nonisolated(unsafe) var outputs = [ChunkOutput?](repeating: nil, count: window.count)
    let cursor = Atomic<Int>(0)
    outputs.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: min(threads, window.count)) { _ in
        while true {
          let at = cursor.wrappingAdd(1, ordering: .relaxed).oldValue
          guard at < window.count else { return }
          buffer[at] = reader.read(window[at], pass: pass, skipping: skipping)
        }
      }
    }
    return outputs.map { $0! }
  }

  // MARK: - Taking up

  private func take(
    _ output: ChunkOutput, _ source: Source, _ plan: FilePlan, _ base: UInt32,
    _ reader: ChunkReader, _ rejected: inout Set<UInt32>
  ) {
    for (row, reason) in output.rejects {
      rejected.insert(base + row)
      report.rejects.append(
        ImportReport.Reject(file: source.name, row: base + row, reason: reason))
    }
    for (at, nodes) in output.nodes.enumerated() {
      take(nodes, plan.nodes[at], output, source, base)
    }
    takeTies(output, plan, source, base)
    guard !output.deferred.isEmpty else { return }
    let late = ChunkOutput()
    late.ties = plan.ties.map { _ in [] }
    for (rule, start, row) in output.deferred {
      if let reason = readAgain(rule, start, row, reader, into: late) {
        if rejected.insert(base + row).inserted {
          report.rejects.append(
            ImportReport.Reject(file: source.name, row: base + row, reason: reason))
        }
      }
    }
    takeTies(late, plan, source, base)
  }

  private func take(
    _ nodes: ChunkOutput.Nodes, _ rule: FilePlan.NodeRule, _ output: ChunkOutput,
    _ source: Source, _ base: UInt32
  ) {
    guard !nodes.rows.isEmpty else { return }
    var labelSets = [Int](repeating: -1, count: output.names.count)
    var spaces = [Int](repeating: -1, count: output.names.count)
    func labelSet(_ code: Int) -> Int {
      guard code < 0 else { return code }
      let name = -1 - code
      if labelSets[name] < 0 {
        let text = output.names.withText(name) { String(decoding: $0, as: UTF8.self) }
        let labels =
          rule.labelSeparator.map { text.split(separator: $0).map(String.init) }
          ?? [text]
        labelSets[name] = builder.labelSet(labels.filter { !$0.isEmpty })
      }
      return labelSets[name]
    }
    func space(_ code: Int) -> Int {
      guard code < 0 else { return code }
      let name = -1 - code
      if spaces[name] < 0 {
        let text = output.names.withText(name) { String(decoding: $0, as: UTF8.self) }
        spaces[name] = builder.keySpace(mapping.space(text, prefix: prefix))
      }
      return spaces[name]
    }
    var constantSpace = 0
    var constantLabels = 0
    if case .constant(let number)? = rule.space { constantSpace = number }
    if case .constant(let number) = rule.labels { constantLabels = number }
    var made: [UInt32] = []
    made.reserveCapacity(nodes.rows.count)
    for (entry, row) in nodes.rows.enumerated() {
      let node: UInt32
      if rule.key == nil {
        node = builder.nodeWithoutKey()
      } else {
        let space = nodes.spaces.isEmpty ? constantSpace : space(nodes.spaces[entry])
        node = nodes.keys.withText(entry) { builder.node(space: space, key: $0).node }
      }
      builder.add(
        labels: nodes.labels.isEmpty ? constantLabels : labelSet(nodes.labels[entry]), to: node)
      builder.cite(Citation(source: source.number, row: base + row), for: node)
      made.append(node)
    }
    for (place, plan) in rule.properties.enumerated() {
      builder.set(property: plan.property, of: made, to: nodes.columns[place])
    }
    for (place, index) in rule.indexes {
      fill(index, made, nodes.columns[place])
    }
  }

  private func fill(_ index: PropertyIndex, _ nodes: [UInt32], _ column: ColumnBuffer) {
    for (entry, node) in nodes.enumerated() where builder.space(of: node) == index.space {
      guard case .string(let text)? = column.value(entry) else { continue }
      var bytes = text.text
      bytes.withUTF8 { bytes in
        let key = UnsafeRawBufferPointer(bytes)
        if let there = index.table.find(key) {
          if there != node { index.ambiguous += 1 }
        } else {
          index.table.insert(key, node: node)
        }
      }
    }
  }

  private func takeTies(_ output: ChunkOutput, _ plan: FilePlan, _ source: Source, _ base: UInt32) {
    for (at, groups) in output.ties.enumerated() {
      for group in groups where !group.from.isEmpty {
        take(group, plan.ties[at], output, source, base)
      }
    }
  }

  private func take(
    _ ties: ChunkOutput.Ties, _ rule: FilePlan.TieRule, _ output: ChunkOutput, _ source: Source,
    _ base: UInt32
  ) {
    let type =
      ties.type >= 0
      ? ties.type
      : builder.type(output.names.withText(-1 - ties.type) { String(decoding: $0, as: UTF8.self) })
    var batch = GraphBuilder.Relationships(type: type, source: source.number)
    batch.merges = rule.merges
    guard let keys = rule.keys else {
      batch.from = ties.from
      batch.to = ties.to
      batch.rows = ties.rows.map { base + $0 }
      batch.columns = rule.properties.enumerated().map { ($1.property, ties.columns[$0]) }
      builder.append(batch)
      return
    }
    // Ties with a key: a row whose key was seen before is a further citation of that tie.
    for entry in ties.from.indices {
      let seen = ties.keys.withText(entry) { $0.count > 0 ? keys.table.find($0) : nil }
      if let seen {
        let (type, arrival) = keys.arrivals[Int(seen)]
        builder.cite(
          Citation(source: source.number, row: base + ties.rows[entry]),
          forRelationship: arrival, ofType: type)
        continue
      }
      batch.from = [ties.from[entry]]
      batch.to = [ties.to[entry]]
      batch.rows = [base + ties.rows[entry]]
      batch.columns = rule.properties.enumerated().map { place, plan in
        let one = ColumnBuffer(plan.kind)
        if let value = ties.columns[place].value(entry) {
          one.append(value)
        } else {
          one.appendAbsent()
        }
        return (plan.property, one)
      }
      let arrival = builder.append(batch)
      ties.keys.withText(entry) { key in
        guard key.count > 0 else { return }
        keys.table.insert(key, node: UInt32(keys.arrivals.count))
        keys.arrivals.append((type, arrival))
      }
    }
  }

  // MARK: - Ends declared nowhere

  /// Reads a tie again, now making nodes for ends that are declared nowhere.
  ///
  /// - Returns: why the row is rejected, or nil.
  private func readAgain(
    _ rule: Int, _ start: Int, _ row: UInt32, _ reader: ChunkReader, into output: ChunkOutput
  ) -> String? {
    let record = CSVScanner(
      reader.text, from: start, delimiter: reader.delimiter, checksUTF8: false)
    guard record.next() else { return nil }
    var stage = ChunkReader.Stage(plan: reader.plan)
    var reason = ""
    var missing: String?
    let plan = reader.plan.ties[rule]
    let isRead = reader.readTie(
      plan, record, &stage.ties[rule],
      find: { endpoint, record, key in
        if let node = self.findOrMake(endpoint, record, key) { return .node(node) }
        missing = "the end ‘\(endpoint.cell.name)’ is declared nowhere"
        return .nowhere
      }, reason: &reason)
    guard isRead else { return reason }
    if let missing { return missing }
    if stage.ties[rule].isThere { reader.append(stage.ties[rule], plan, rule, row, output) }
    return nil
  }

  private func findOrMake(
    _ endpoint: FilePlan.Endpoint, _ record: CSVScanner, _ key: UnsafeRawBufferPointer
  ) -> UInt32? {
    var space: Int?
    switch endpoint.target {
    case .space(let category):
      switch category.choose(record) {
      case .number(let number): space = number
      case .name(let text):
        let name = text.map { String(decoding: $0, as: UTF8.self) } ?? ""
        space = name.isEmpty ? nil : builder.keySpace(mapping.space(name, prefix: prefix))
      case .unknown: return nil
      }
      if let space, let node = builder.find(space: space, key: key) { return node }
    case .lookup(let spaces):
      for space in spaces { if let node = builder.find(space: space, key: key) { return node } }
    case .lookupBy(let index):
      if let node = index.table.find(key) { return node }
      space = index.space
    }
    guard let orphans = mapping.orphans else { return nil }
    let home = builder.keySpace(mapping.space(orphans.space, prefix: prefix))
    let (node, isNew) = builder.node(space: home, key: key)
    if isNew {
      orphanCount += 1
      builder.add(labels: builder.labelSet(orphans.labels), to: node)
      let name = ColumnBuffer(.string)
      name.append(bytes: key)
      builder.set(property: builder.property("name"), of: [node], to: name)
    }
    return node
  }
}
