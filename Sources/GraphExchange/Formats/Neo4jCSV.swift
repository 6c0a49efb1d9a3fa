import Declarations

/// Makes a mapping out of the headers of files written for Neo4j's bulk import, or exported by
/// APOC.
///
/// Two dialects are read:
///
/// ```text
///   neo4j-admin   person_id:ID(Executive),name,age:int,:LABEL   :START_ID(A),jobs,:END_ID(B),:TYPE
///   APOC          _id,_labels,name,_start,_end,_type,since     nodes and relationships in one file
/// ```
///
/// An id space in parentheses becomes a key space of that name, in lower case; without one it is
/// `node`. The id is kept as the property its column names. A header in a file of its own
/// (`persons-header.csv` beside `persons.csv`) is found by name.
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
    let roles = header.map { Field($0) }.filter { $0.role != nil }
    let isAPOC = roles.contains { $0.name == "_labels" || $0.name == "_start" }
    return roles.contains { field in
      switch field.role {
      case .id: field.name != "_id" || isAPOC
      case .start, .end: true
      default: false
      }
    }
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
      if let role = apoc[text.lowercased()] {
        self.init(name: text.lowercased(), type: "string", space: nil, role: role)
        return
      }
      for colon in text.indices where text[colon] == ":" {
        let rest = text[text.index(after: colon)...]
        let type = rest.prefix { $0 != "(" && $0 != "{" }.lowercased()
        guard Self.types.contains(type), let space = Self.space(rest.dropFirst(type.count)) else {
          continue
        }
        self.init(
          name: String(text[..<colon]), type: type, space: space.isEmpty ? nil : space,
          role: Self.roles[type])
        return
      }
      self.init(name: text, type: "string", space: nil, role: nil)
    }

    private static let roles: [String: Role] = [
      "id": .id, "label": .label, "start_id": .start, "end_id": .end, "type": .type,
      "ignore": .ignore,
    ]
    private static let scalars = [
      "int", "long", "short", "byte", "float", "double", "boolean", "char", "string", "date",
      "localtime", "time", "localdatetime", "datetime", "duration", "point",
    ]
    private static let types = Set(roles.keys).union(scalars).union(scalars.map { "\($0)[]" })

    /// The key space in the text behind a type, `(space)` and then `{options}`; empty without one,
    /// nil where the text is something else.
    private static func space(_ text: Substring) -> String? {
      var rest = text
      var space = ""
      if rest.first == "(" {
        guard let close = rest.firstIndex(of: ")") else { return nil }
        space = rest[..<close].dropFirst().lowercased()
        rest = rest[rest.index(after: close)...]
      }
      return rest.isEmpty || (rest.first == "{" && rest.last == "}") ? space : nil
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
      source.type = Self.type(field.type)
      if field.type.hasSuffix("[]") {
        source.itemType = Self.type(String(field.type.dropLast(2)))
        source.type = .list
        source.separator = ";"
      }
      result.append(source)
    }
    return result
  }

  private static func type(_ name: String) -> PropertyType {
    switch name {
    case "int", "long", "short", "byte": .integer
    case "float", "double": .decimal
    case "boolean": .boolean
    case "date": .date
    default: .string
    }
  }
}
