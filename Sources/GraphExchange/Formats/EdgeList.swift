import Declarations

/// Makes a mapping for a list of edges without a header: two keys, and a weight where there is a
/// third column.
///
/// Lines that start with `#` or `%` are comments. Every key becomes a `Node` of the space `node`,
/// every line a `LINKED_TO`.
public enum EdgeList {
  /// The mapping for files whose first lines look like these cells.
  public static func mapping(
    _ tables: [(file: String, delimiter: Mapping.Delimiter, columns: Int, comment: UInt8?)],
    name: String
  ) -> Mapping {
    var mapping = Mapping(name: name, files: [])
    for table in tables {
      var file = Mapping.File(name: table.file, delimiter: table.delimiter, hasHeader: false)
      file.comment = table.comment
      let ends = (1...2).map { Mapping.Cell(.number($0), trims: true) }
      file.nodes = ends.map {
        Mapping.NodeRule(labels: .constant(["Node"]), space: .constant("node"), key: $0)
      }
      var properties: [Mapping.PropertySource] = []
      if table.columns >= 3 {
        properties.append(
          Mapping.PropertySource(
            name: "weight", origin: .cell(Mapping.Cell(.number(3), trims: true)), type: .decimal))
      }
      file.ties = [
        Mapping.TieRule(
          type: .constant("LINKED_TO"),
          from: Mapping.Endpoint(
            target: .space(.constant("node")), cell: ends[0], isRequired: true),
          to: Mapping.Endpoint(target: .space(.constant("node")), cell: ends[1], isRequired: true),
          properties: properties)
      ]
      mapping.files.append(file)
    }
    return mapping
  }
}
