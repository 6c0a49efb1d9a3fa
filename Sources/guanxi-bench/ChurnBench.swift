import Churn
import Foundation
import PropertyGraph
import Workspace

/// Does the steps of a churn on a workspace.
final class ChurnBench {
  /// The graph is not what it must be.
  struct Difference: Error { var text: String }

  private let folder: WorkspaceFolder
  private let scratch: String
  private let logBytesMax: Int
  private var writer: WorkspaceWriter?

  init(folder: WorkspaceFolder, scratch: String, logBytesMax: Int) {
    self.folder = folder
    self.scratch = scratch
    self.logBytesMax = logBytesMax
  }

  func perform(_ step: ChurnStep, _ number: Int, on state: ChurnState) throws {
    switch step {
    case .records(let records):
      writer = nil
      let place = "\(scratch)/\(number)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: place) }
      for file in records.files {
        try file.text.write(toFile: "\(place)/\(file.name)", atomically: false, encoding: .utf8)
      }
      let request = ImportRequest(paths: [place], threads: 1 + number % 2)
      let outcome = try folder.importFiles(request, at: Self.day)
      guard outcome.rejects.isEmpty, outcome.nodes == records.companies.count,
        outcome.relationships == records.owns.count
      else { throw Difference(text: "an import of other records than were given") }
    case .edits(let edits, _):
      try commit(edits, on: state)
      // A writer is kept over some commits, so that both are met: one who goes on, and a new one.
      if number % 3 == 0 { writer = nil }
    case .compact:
      writer = nil
      try folder.compact()
    case .read: try compare(with: state)
    }
  }

  /// Compares the graph with what it must be.
  func compare(with state: ChurnState) throws {
    let found = try ChurnState(
      reading: folder.snapshot(), imports: folder.contents().datasetNames)
    if let difference = found.difference(from: state) { throw Difference(text: difference) }
  }

  private func commit(_ edits: [ChurnEdit], on state: ChurnState) throws {
    let writer = try self.writer ?? folder.writer(who: "churn", now: { Self.day })
    writer.logBytesMax = logBytesMax
    self.writer = writer
    let graph = try folder.snapshot()
    let transaction = try writer.begin()
    var made: [String: NodeIndex] = [:]
    var related: [Int64: RelationshipIndex] = [:]
    func node(_ reference: String) throws -> NodeIndex {
      guard let node = try made[reference] ?? graph.node(reference: reference) else {
        throw Difference(text: "\(reference) is not there")
      }
      return node
    }
    func tie(_ number: Int64) throws -> RelationshipIndex {
      if let index = related[number] { return index }
      guard let known = state.ties[number] else {
        throw Difference(text: "relationship \(number) is not there")
      }
      let type = graph.type(known.type)
      var found: RelationshipIndex?
      try graph.forEachRelationship(
        of: node(known.from), types: type.map { [$0] }, directions: [.outgoing]
      ) { tie, _ in
        if try graph.value("number", of: tie.index) == .integer(number) { found = tie.index }
      }
      guard let found else { throw Difference(text: "relationship \(number) is not there") }
      return found
    }
    for edit in edits {
      switch edit {
      case .create(let key, let labels, let properties):
        made["churn:\(key)"] = try transaction.createNode(
          labels: labels, key: ("churn", "\(key)"), properties: properties)
      case .relate(let number, let type, let from, let to):
        related[number] = try transaction.createRelationship(
          type, from: node(from), to: node(to), properties: ["number": .integer(number)])
      case .set(let name, let reference, let value):
        try transaction.set(name, of: node(reference), to: value)
      case .setOfTie(let name, let number, let value):
        try transaction.set(name, of: tie(number), to: value)
      case .relabel(let reference, let labels):
        try transaction.setLabels(labels, of: node(reference))
      case .delete(let reference): try transaction.delete(node(reference), detaching: true)
      case .deleteTie(let number): try transaction.delete(tie(number))
      }
    }
    _ = try writer.commit(transaction)
  }

  private static let day = Date(timeIntervalSince1970: 1_750_000_000)
}
