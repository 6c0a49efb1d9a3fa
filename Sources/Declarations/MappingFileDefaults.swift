/// How files are written: said once for the whole mapping, and again where one file differs.
struct MappingFileDefaults {
  var encoding = Mapping.Encoding.auto
  var delimiter = Mapping.Delimiter.auto
  var hasHeader = true
  var columns: [String]?
  var trims = false
  var nulls: Set<String> = []

  static let keys = ["encoding", "delimiter", "header", "columns", "trim", "null"]

  /// These, with whatever a part of the mapping says otherwise.
  func overridden(by value: YAMLValue) throws(DeclarationError) -> MappingFileDefaults {
    var result = self
    if let value = value["encoding"] { result.encoding = try value.oneOf(Mapping.Encoding.self) }
    if let value = value["delimiter"] { result.delimiter = try value.oneOf(Mapping.Delimiter.self) }
    if let value = value["header"] { result.hasHeader = try value.bool() }
    if let value = value["columns"] {
      let columns = try value.strings()
      for (place, name) in columns.enumerated() where columns[..<place].contains(name) {
        throw value.error(.invalid, "the column ‘\(name)’ is named twice")
      }
      result.columns = columns
    }
    if let value = value["trim"] { result.trims = try value.bool() }
    if let value = value["null"] { result.nulls = Set(try value.strings()) }
    return result
  }
}
