import Declarations

/// Writes the first draft of a mapping for files that have none.
///
/// Types, keys and ties are guessed from the names of the columns and from the first records; every
/// guess has a comment, and the text loads as a ``Mapping`` as it stands. It holds names of columns
/// and no cell.
public enum MappingSuggestion {
  /// The YAML text of a mapping.
  ///
  /// - Parameters:
  ///   - files: what the mapping is to call each file, and where it lies.
  ///   - name: of the mapping.
  ///   - recordsMax: how many records of each file are looked at.
  public static func text(
    for files: [(name: String, path: String)], name: String, recordsMax: Int = 1_000,
    ontology: Ontology
  ) throws(ExchangeError) -> String {
    var tables: [SampledTable] = []
    for file in files {
      tables.append(try SampledTable(file: file.name, path: file.path, recordsMax: recordsMax))
    }
    guard !tables.isEmpty else {
      throw ExchangeError(.notFound, "no delimited file to look at")
    }
    return SuggestedMapping(tables: tables, ontology: ontology).text(name: name)
  }
}

/// What some tables seem to say together.
struct SuggestedMapping {
  private let ontology: Ontology
  private var drafts: [Draft] = []

  /// One file: what it is about, its key, and the columns that name rows of other files.
  private struct Draft {
    let table: SampledTable
    let kind: SuggestedKind
    var key: Int?
    var references: [(column: Int, space: String)] = []
  }

  init(tables: [SampledTable], ontology: Ontology) {
    self.ontology = ontology
    let kinds = tables.map { table in
      let stem = table.file.split(separator: ".").first.map(String.init) ?? table.file
      return SuggestedKind(stem, ontology: ontology)
    }
    drafts = zip(tables, kinds).map { table, kind in
      let others = Set(kinds.map(\.space)).subtracting([kind.space])
      let key = Self.key(of: table, kind, others: others, ontology)
      return Draft(table: table, kind: kind, key: key)
    }
    for at in drafts.indices { findReferences(at) }
  }

  /// The first column that is unique and named as a key, and not as the key of another file; its
  /// own name or plain `id` goes before `parent_id`.
  private static func key(
    of table: SampledTable, _ kind: SuggestedKind, others: Set<String>, _ ontology: Ontology
  ) -> Int? {
    let fits = table.columns.indices.filter {
      let column = table.columns[$0]
      let named = SuggestedKind(referenceStem(column.title), ontology: ontology).space
      return column.isUnique && column.namesKey && !column.isNameless && !others.contains(named)
    }
    return fits.first { column in
      let stem = referenceStem(table.columns[column].title)
      return stem.isEmpty || SuggestedKind(stem, ontology: ontology).space == kind.space
    } ?? fits.first
  }

  /// `company` of `company_id`, `企业` of `企业编号`, nothing of `id`.
  private static func referenceStem(_ title: String) -> String {
    let text = title.lowercased()
    for ending in ["_id", " id", "_key", "_no", "编号", "编码", "代码", "id"]
    where text.hasSuffix(ending) {
      return String(text.dropLast(ending.count))
    }
    return text
  }

  private mutating func findReferences(_ at: Int) {
    let table = drafts[at].table
    for (place, column) in table.columns.enumerated()
    where place != drafts[at].key && !column.isNameless {
      let stem = Self.referenceStem(column.title)
      let named = SuggestedKind(stem, ontology: ontology).space
      let owner =
        drafts.first { column.namesKey && $0.key != nil && $0.kind.space == named }
        ?? drafts.first { Self.holds($0, column) }
      if let owner { drafts[at].references.append((place, owner.kind.space)) }
    }
  }

  /// Whether most of the values of a column are keys of a file. Small numbers are keys of every
  /// file and prove nothing.
  private static func holds(_ owner: Draft, _ column: SampledTable.Column) -> Bool {
    guard let key = owner.key else { return false }
    let values = Set(column.values.filter { $0.count > 3 })
    guard values.count >= 3, column.type == .string else { return false }
    let keys = Set(owner.table.columns[key].values)
    return values.intersection(keys).count * 2 >= values.count
  }

  // MARK: - Text

  func text(name: String) -> String {
    var lines = [
      "# A first draft, guessed from the names of the columns and the first records.",
      "# Check the keys, say what each tie is, and take out what you do not need.",
      "# Datasets/mappings/README.md explains every word.",
      "", "name: \(quoted(name))", "",
    ]
    lines += ontologyLines() + ["files:"]
    for draft in drafts { lines += fileLines(draft) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Declarations of the labels that the ontology does not know.
  private func ontologyLines() -> [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    for kind in drafts.map(\.kind) where !kind.isKnown && seen.insert(kind.label).inserted {
      let name = quoted(kind.label)
      lines += [
        "    - label: \(name)", "      category: topic",
        "      key: {space: \(quoted(kind.space)), property: id}",
        "      name: {en: \(name), zh: \(name)}", "      plural: {en: \(name), zh: \(name)}",
      ]
    }
    if lines.isEmpty { return [] }
    return ["# Kinds that only this source has.", "ontology:", "  nodes:"] + lines + [""]
  }

  private func fileLines(_ draft: Draft) -> [String] {
    let table = draft.table
    var lines = ["  - file: \(quoted(table.file))"]
    if let delimiter = Mapping.Delimiter.allCases.first(where: { $0.byte == table.delimiter }) {
      lines.append("    delimiter: \(quoted(delimiter.rawValue))")
    }
    if !table.hasHeader { lines.append("    header: false") }
    for column in table.columns where column.isNameless {
      let title = column.title.isEmpty ? "without a name" : "called \(quoted(column.title)) twice"
      lines.append("    # A column \(title) is left out.")
    }
    let isTie = draft.key == nil && draft.references.count >= 2
    if !isTie {
      lines += nodeLines(draft)
      if draft.key != nil, !draft.references.isEmpty { lines += ownTieLines(draft) }
    } else {
      lines += tieFileLines(draft)
    }
    return lines + [""]
  }

  private func nodeLines(_ draft: Draft) -> [String] {
    var lines = ["    nodes:", "      - label: \(quoted(draft.kind.label))"]
    if let key = draft.key {
      lines.append("        space: \(quoted(draft.kind.space))")
      lines.append("        key: \(title(draft, key))")
    } else {
      lines.append("        # No column looked like a key: each row is a node of its own.")
    }
    let places = draft.table.columns.indices.filter { place in
      place != draft.key && !draft.references.contains { $0.column == place }
    }
    return lines
      + propertyLines(draft, places) {
        ontology.property($0, ofLabels: [draft.kind.label])?.type
      }
  }

  private func ownTieLines(_ draft: Draft) -> [String] {
    var lines = ["    ties:"]
    for (column, space) in draft.references {
      lines += [
        "      # LINKED_TO says nothing: choose a type of the ontology, or declare one.",
        "      - type: LINKED_TO",
        "        from: {space: \(quoted(draft.kind.space)), column: \(title(draft, draft.key!))}",
        "        to: {space: \(quoted(space)), column: \(title(draft, column))}",
      ]
    }
    return lines
  }

  private func tieFileLines(_ draft: Draft) -> [String] {
    let (from, to) = (draft.references[0], draft.references[1])
    var lines = [
      "    ties:",
      "      # LINKED_TO says nothing: choose a type of the ontology, or declare one.",
      "      - type: LINKED_TO",
      "        from: {space: \(quoted(from.space)), column: \(title(draft, from.column)), "
        + "required: true}",
      "        to: {space: \(quoted(to.space)), column: \(title(draft, to.column)), "
        + "required: true}",
    ]
    var rest = draft.table.columns.indices.filter { $0 != from.column && $0 != to.column }
    for (name, words) in [
      ("valid_from", ["from", "since", "start", "开始", "起"]),
      ("valid_to", ["to", "until", "end", "结束", "止"]),
    ] {
      let found = rest.first { place in
        let column = draft.table.columns[place]
        return column.type == .date && !column.isNameless
          && words.contains { column.title.lowercased().contains($0) }
      }
      guard let found else { continue }
      lines.append("        \(name): \(title(draft, found))")
      rest.removeAll { $0 == found }
    }
    return lines + propertyLines(draft, rest) { ontology.property($0, ofType: "LINKED_TO")?.type }
  }

  private func propertyLines(
    _ draft: Draft, _ places: [Int], declared: (String) -> PropertyType?
  ) -> [String] {
    var lines: [String] = []
    var taken: Set<String> = ["id", "valid_from", "valid_to"]
    for place in places where !draft.table.columns[place].isNameless {
      let column = draft.table.columns[place]
      var name = Self.propertyName(column.title)
      var type = column.type
      if let known = declared(name), known != type, !(known == .decimal && type == .integer) {
        // The ontology's own texts stay texts; otherwise its name is not free for other things.
        if known == .string { type = .string } else { name += "_text" }
      }
      while !taken.insert(name).inserted { name += "_" }
      let suffix = type == .string ? "" : ", type: \(type.rawValue)"
      lines.append("          \(quoted(name)): {column: \(title(draft, place))\(suffix)}")
    }
    return lines.isEmpty ? [] : ["        properties:"] + lines
  }

  /// The word the ontology uses where a column means the name; else the column's own.
  private static func propertyName(_ title: String) -> String {
    let names = ["姓名", "名称", "title", "full_name", "企业名称", "单位名称"]
    if names.contains(title.lowercased()) { return "name" }
    return Int(title) == nil ? title : "column_\(title)"
  }

  private func title(_ draft: Draft, _ place: Int) -> String {
    quoted(draft.table.columns[place].title)
  }

  /// A text as YAML reads it whatever stands in it.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case _ where Self.isUnprintable(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// What YAML does not take as it is, even between quotes; all of it lies below U+10000.
  private static func isUnprintable(_ scalar: UInt32) -> Bool {
    scalar < 0x20 || (0x7F..<0xA1).contains(scalar) || [0x2028, 0x2029, 0xFEFF].contains(scalar)
      || (0xFFFE...0xFFFF).contains(scalar)
  }
}
