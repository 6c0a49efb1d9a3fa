import Foundation
import PropertyGraph

/// Writes a graph as the delimited files that Neo4j's bulk import reads, and Guanxi with `--as
/// neo4j-csv`.
///
/// ```text
///   Person.person.csv       id:ID(person),name:string,born:date,:LABEL
///   OWNS.person.company.csv :START_ID(person),:END_ID(company),share:double,valid_from:date,:TYPE
/// ```
///
/// One file for each label set and key space, one for each type and pair of key spaces, since a
/// header names its spaces. Importing the files gives the same graph, but for citations, and for
/// what ``ExportReport/warnings`` counts: a cell holds no empty text, no infinite number, and no
/// list of several kinds or with `;` in its items. Key spaces come back in lower case. A property
/// that holds several kinds has a column for each.
///
/// *Complexity:* two passes over the values, one over the relationships for each pair of key spaces
/// that they join.
/// *Memory:* a few buffers. *Determinism:* the same snapshot gives the same bytes.
public struct CSVExport {
  private let graph: ExportedGraph
  private let folder: String
  private var report = ExportReport()
  private var losses = ExportLosses()

  /// Writes the visible part of a snapshot into a folder, which is made, or must be empty.
  @discardableResult
  public static func write(
    _ snapshot: GraphSnapshot, to folder: String, transform: ExportTransform? = nil
  ) throws -> ExportReport {
    let files = FileManager.default
    if let content = try? files.contentsOfDirectory(atPath: folder), !content.isEmpty {
      throw ExchangeError(
        .system, "the folder is not empty", file: folder, hint: "name a new folder")
    }
    do {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ExchangeError(.system, "cannot make the folder", file: folder)
    }
    var export = CSVExport(
      graph: ExportedGraph(snapshot: snapshot, transform: transform), folder: folder)
    for group in export.graph.groups() { try export.writeNodes(group) }
    for type in snapshot.types { try export.writeRelationships(snapshot.type(type)!) }
    export.report.warnings = export.losses.warnings
    return export.report
  }

  private init(graph: ExportedGraph, folder: String) {
    self.graph = graph
    self.folder = folder
  }

  // MARK: - Nodes

  private mutating func writeNodes(_ group: ExportedGraph.Group) throws {
    var spaces: [String] = []
    for node in group.nodes {
      let space = try graph.key(of: NodeIndex(node)).space
      if !spaces.contains(space) { spaces.append(space) }
    }
    let labels = group.labels
    let columns = try graph.columns(ofNodesWith: labels)
    let labelCell = csvCell(labels.joined(separator: CSVForm.separator))
    for space in spaces {
      let nodes = try group.nodes.filter { try graph.key(of: NodeIndex($0)).space == space }
      let cells = forms(columns, places: nodes.map { Int($0) })
      let file = try open((labels.isEmpty ? ["nodes"] : labels) + [space])
      let idName = cells.contains { columns[$0.column].name == "id" } ? "" : "id"
      let heads = cells.map { csvCell("\(columns[$0.column].name):\($0.form.rawValue)") }
      try file.write(
        ([csvCell("\(idName):ID(\(space))")] + heads + [":LABEL"]).joined(separator: ",") + "\n")
      for node in nodes {
        var line = csvCell(try graph.key(of: NodeIndex(node)).key)
        line += text(columns, cells, Int(node))
        try file.write("\(line),\(labelCell)\n")
      }
      try file.finish()
      report.nodes += nodes.count
    }
  }

  // MARK: - Relationships

  private mutating func writeRelationships(_ type: TypeID) throws {
    let columns = try graph.columns(of: type)
    var pairs: [(from: String, to: String, places: [Int])] = []
    try graph.forEachRelationship(of: type) { place, from, to in
      let (start, end) = (try graph.key(of: from).space, try graph.key(of: to).space)
      if let at = pairs.firstIndex(where: { $0.from == start && $0.to == end }) {
        pairs[at].places.append(place)
      } else {
        pairs.append((start, end, [place]))
      }
    }
    let name = graph.snapshot.name(of: type)
    for (start, end, places) in pairs {
      let cells = forms(columns, places: places)
      let file = try open([name, start, end])
      let heads = cells.map { csvCell("\(columns[$0.column].name):\($0.form.rawValue)") }
      let ends = [csvCell(":START_ID(\(start))"), csvCell(":END_ID(\(end))")]
      try file.write((ends + heads + [":TYPE"]).joined(separator: ",") + "\n")
      var next = 0
      var lines = LossyLines(losses: losses)
      try graph.forEachRelationship(of: type) { place, from, to in
        guard next < places.count, places[next] == place else { return }
        next += 1
        let keys = [csvCell(try graph.key(of: from).key), csvCell(try graph.key(of: to).key)]
        let properties = lines.text(columns, cells, place)
        try file.write("\(keys[0]),\(keys[1])\(properties),\(csvCell(name))\n")
      }
      losses = lines.losses
      try file.finish()
      report.relationships += places.count
    }
  }

  // MARK: - Cells

  /// Which column of the graph, in which form, stands in a column of the file.
  private struct FormedColumn {
    var column: Int
    var form: CSVForm
  }

  /// The columns of a file: each property in each form that one of its values has.
  private func forms(_ columns: [ExportedColumn], places: [Int]) -> [FormedColumn] {
    columns.indices.flatMap { at -> [FormedColumn] in
      var found: Set<CSVForm> = []
      for place in places {
        if let value = columns[at].value(place) { found.insert(CSVForm(value)) }
      }
      return CSVForm.allCases.filter(found.contains).map { FormedColumn(column: at, form: $0) }
    }
  }

  private mutating func text(
    _ columns: [ExportedColumn], _ cells: [FormedColumn], _ place: Int
  ) -> String {
    var lines = LossyLines(losses: losses)
    defer { losses = lines.losses }
    return lines.text(columns, cells, place)
  }

  /// Puts cells together and counts what they cannot hold.
  private struct LossyLines {
    var losses: ExportLosses

    mutating func text(
      _ columns: [ExportedColumn], _ cells: [FormedColumn], _ place: Int
    ) -> String {
      var line = ""
      for cell in cells {
        line += ","
        guard let value = columns[cell.column].value(place), CSVForm(value) == cell.form,
          let text = value.cellText(&losses)
        else { continue }
        line += csvCell(text)
      }
      return line
    }
  }

  /// Opens a file named for some labels or types and key spaces.
  private mutating func open(_ parts: [String]) throws(ExchangeError) -> OutputFile {
    let stem = parts.map { part in
      String(part.map { "/\\:*?\"<>|\0\n\r\t".contains($0) ? "_" : $0 })
    }.joined(separator: ".")
    // A name of a file has at most 255 bytes on most systems.
    var short = stem
    while short.utf8.count > 200 { short.removeLast() }
    var name = "\(short).csv"
    var number = 2
    while report.files.contains(where: { $0.lowercased() == name.lowercased() }) {
      name = "\(short)-\(number).csv"
      number += 1
    }
    report.files.append(name)
    return try OutputFile(path: "\(folder)/\(name)")
  }
}
