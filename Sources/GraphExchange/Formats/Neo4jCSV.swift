import Declarations

/// Makes a mapping out of the headers of files written for Neo4j's bulk import, or exported by APOC.
///
/// Two dialects are read:
///
/// ```text
///   neo4j-admin   person_id:ID(Executive),name,age:int,:LABEL        :START_ID(A),jobs,:END_ID(B),:TYPE
///   APOC          _id,_labels,name,_start,_end,_type,since           nodes and relationships in one file
/// ```
///
/// An id space in parentheses becomes a key space of that name, in lower case; without one it is `node`. The id is kept as the
/// property its column names. A header in a file of its own (`persons-header.csv` beside `persons.csv`) is found by name.
public enum Neo4jCSV {
  /// A header and the data file it belongs to.
  public struct Table: Sendable {
    public var file: String
    public var header: [String]
    /// Whether the data file itself starts with the header.
    public var hasHeader: Bool

    public init(file: String, header: [String], hasHeader: Bool) {
      self.file = file
      self.header = header
      self.hasHeader = hasHeader
    }
  }

  /// Whether a header is of either dialect.
  public static func accepts(_ header: [String]) -> Bool {
    let names = header.map { $0.lowercased() }
    return names.contains { Field($0).role != nil }
  }

  /// The mapping for some tables.
  public static func mapping(_ tables: [Table], name: String) throws(ExchangeError) -> Mapping {
    var mapping = Mapping(name: name, files: [])
    for table in tables {
      mapping.files.append(try file(table))
    }
    return mapping
  }

  /// One cell of a header: `name:type(space){options}`.
  struct Field {
    enum Role: Equatable { case id, label, start, end, type, ignore }

    var name: String
    var type: String
    var space: String?
    var role: Role?

    init(_ text: String) {
      let apoc: [String: Role] = [
        "_id": .id, "_labels": .label, "_start": .start, "_end": .end, "_type": .type,
      ]
      let bare = text.prefix { $0 != ":" && $0 != "{" }
      if let role = apoc[String(bare).lowercased()] {
        self.init(name: String(bare), type: "string", space: nil, role: role)
        return
      }
      // The type follows the last colon in front of any parenthesis; names may hold colons.
      let head = text.prefix { $0 != "(" && $0 != "{" }
      guard let colon = head.lastIndex(of: ":") else {
        self.init(name: text, type: "string", space: nil, role: nil)
        return
      }
      let type = String(head[head.index(after: colon)...]).lowercased()
      var space: String?
      if let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")") {
        space = String(text[text.index(after: open)..<close]).lowercased()
      }
      let roles: [String: Role] = [
        "id": .id, "label": .label, "start_id": .start, "end_id": .end, "type": .type,
        "ignore": .ignore,
      ]
      self.init(
        name: String(text[..<colon]), type: type, space: space?.isEmpty == true ? nil : space,
        role: roles[type])
    }

    private init(name: String, type: String, space: String?, role: Role?) {
      self.name = name
      self.type = type
      self.space = space
      self.role = role
    }
  }

  private static func file(_ table: Table) throws(ExchangeError) -> Mapping.File {
    let fields = table.header.map { Field($0) }
    func column(_ role: Field.Role) -> (cell: Mapping.Cell, field: Field)? {
      guard let at = fields.firstIndex(where: { $0.role == role }) else { return nil }
      return (Mapping.Cell(.name(table.header[at])), fields[at])
    }
    let isMixed = column(.id) != nil && column(.start) != nil
    var file = Mapping.File(
      name: table.file, hasHeader: table.hasHeader, columns: table.header)
    let properties = try self.properties(fields, table)
    if let (key, field) = column(.id) {
      var own = properties
      if !field.name.isEmpty, !field.name.hasPrefix("_"), field.name != "id" {
        own.append(Mapping.PropertySource(name: field.name, origin: .cell(key)))
      }
      let labels: Mapping.LabelSource =
        if let (cell, field) = column(.label) {
          .cell(cell, separator: field.name == "_labels" ? ":" : ";")
        } else {
          .constant(field.space.map { [$0.capitalized] } ?? [])
        }
      file.nodes = [
        Mapping.NodeRule(
          labels: labels, space: .constant(field.space ?? "node"), key: key,
          isOptional: isMixed, properties: own)
      ]
    }
    if let (start, startField) = column(.start), let (end, endField) = column(.end) {
      let type: Mapping.TextSource =
        if let (cell, _) = column(.type) { .cell(cell) } else { .constant("RELATED_TO") }
      file.ties = [
        Mapping.TieRule(
          type: type,
          from: Mapping.Endpoint(
            target: .space(.constant(startField.space ?? "node")), cell: start,
            isRequired: !isMixed),
          to: Mapping.Endpoint(
            target: .space(.constant(endField.space ?? "node")), cell: end, isRequired: !isMixed),
          properties: properties)
      ]
    }
    guard !file.nodes.isEmpty || !file.ties.isEmpty else {
      throw ExchangeError(
        .unknownFormat, "the header has neither :ID nor :START_ID and :END_ID", file: table.file)
    }
    return file
  }

  private static func properties(
    _ fields: [Field], _ table: Table
  ) throws(ExchangeError) -> [Mapping.PropertySource] {
    var result: [Mapping.PropertySource] = []
    for (at, field) in fields.enumerated() where field.role == nil && !field.name.isEmpty {
      var source = Mapping.PropertySource(
        name: field.name, origin: .cell(Mapping.Cell(.name(table.header[at]))))
      switch field.type {
      case "int", "long", "short", "byte": source.type = .integer
      case "float", "double": source.type = .decimal
      case "boolean": source.type = .boolean
      case "date": source.type = .date
      case let type where type.hasSuffix("[]"):
        source.type = .list
        source.separator = ";"
      default: source.type = .string
      }
      result.append(source)
    }
    return result
  }
}
