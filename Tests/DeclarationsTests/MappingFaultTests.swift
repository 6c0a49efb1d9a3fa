import Declarations
import Testing

@Suite struct MappingFaultTests {
  /// A mapping with one file; the text stands below `- file: a.csv`.
  private static func inFile(_ yaml: String) -> String {
    let lines = yaml.split(separator: "\n").map { "    \($0)" }
    return "name: m\nfiles:\n  - file: a.csv\n" + lines.joined(separator: "\n")
  }

  private static func node(_ yaml: String) -> String {
    inFile("nodes:\n  - label: Person\n    key: id\n    \(yaml) #!")
  }

  private static func property(_ yaml: String) -> String {
    inFile("nodes:\n  - label: Person\n    key: id\n    properties:\n      \(yaml) #!")
  }

  private static func tie(_ yaml: String) -> String {
    inFile("ties:\n  - type: MET\n    \(yaml) #!")
  }

  private static func from(_ yaml: String) -> String {
    inFile(
      """
      ties:
        - type: MET
          from: \(yaml) #!
          to: {space: org, column: o}
      """)
  }

  private static let firstNode = "files.[0].nodes.[0]"
  private static let firstTie = "files.[0].ties.[0]"
  private static let firstFrom = "files.[0].ties.[0].from"

  static let heads = [
    Fault("no files", "name: m #!", "‘files’ is missing"),
    Fault("empty files", "files: [] #!", "‘files’ names no file"),
    Fault(
      "no name", "files: #!\n  - {file: a.csv, nodes: [{label: Person}]}", "‘name’ is missing"),
    Fault("slip", "nmae: m #!", "‘nmae’ is not known here (did you mean ‘name’?)"),
    Fault(
      "encoding", "encoding: utf8 #!",
      "encoding: ‘utf8’ is none of auto, utf-8, gb18030 (did you mean ‘utf-8’?)"),
    Fault(
      "delimiter", "delimiter: ':' #!",
      "delimiter: ‘:’ is none of auto, ‘,’, space, tab, ‘;’, ‘|’"),
    Fault("header", "header: maybe #!", "header: expected true or false"),
    Fault(
      "column twice", "columns: [a, b, a] #!", "columns: the column ‘a’ is named twice"),
    Fault(
      "orphans without space",
      "orphans: {space: org} #!\nfiles: [{file: a.csv, nodes: [{label: Person}]}]\nname: m",
      "orphans: ‘label’ is missing"),
    Fault(
      "body",
      "name: m\nfiles: [{file: a.csv, nodes: [{label: Person}]}]\nbodies: {public: [Ministry]} #!",
      """
      bodies.public.[0]: ‘Ministry’ is not a reference (expected space:key, as in org:12)
      """),
    Fault(
      "body of an unknown space",
      "name: m\nfiles: [{file: a.csv, nodes: [{label: Person}]}]\nbodies: {public: ['orgs:1']} #!",
      "bodies.public.[0]: nobody declares the key space ‘orgs’ (did you mean ‘org’?)"),
    Fault(
      "conflicting kind",
      """
      ontology:
        nodes:
          - {label: Person, category: asset, name: thing} #!
      """,
      """
      the label ‘Person’ is already declared in other words \
      (leave it out, or give it a name of its own)
      """),
  ]

  static let files = [
    Fault("no name of a file", "files:\n  - optional: true #!", "files.[0]: ‘file’ is missing"),
    Fault(
      "path", "files:\n  - file: ../a.csv #!",
      """
      files.[0].file: ‘../a.csv’ is not the name of a file \
      (files lie in the folder that is imported, not below it)
      """),
    Fault(
      "neither nodes nor ties", "files:\n  - file: a.csv #!",
      "files.[0]: the rows of ‘a.csv’ become neither nodes nor ties"),
    Fault(
      "file twice",
      """
      files:
        - {file: a.csv, nodes: [{label: Person}]}
        - {file: a.csv, nodes: [{label: Person}]} #!
      """,
      "files.[1]: the file ‘a.csv’ is named twice"),
    Fault(
      "slip in a file", inFile("edges: [] #!"), "files.[0]: ‘edges’ is not known here"),
  ]

  static let nodes = [
    Fault(
      "slip in a node", node("keys: x"),
      "\(firstNode): ‘keys’ is not known here (did you mean ‘key’?)"),
    Fault(
      "label", inFile("nodes:\n  - label: Persn #!"),
      "\(firstNode).label: nobody declares the label ‘Persn’ (did you mean ‘Person’?)"),
    Fault(
      "foreign label", inFile("nodes:\n  - label: Spaceship #!"),
      """
      \(firstNode).label: nobody declares the label ‘Spaceship’ \
      (declare it in this mapping under ontology.nodes)
      """),
    Fault(
      "label in values", inFile("nodes:\n  - label: {column: t, values: {x: Compny}} #!"),
      "\(firstNode).label.values.x: nobody declares the label ‘Compny’ (did you mean ‘Company’?)"),
    Fault(
      "space without key", inFile("nodes:\n  - label: Person\n    space: person #!"),
      "\(firstNode).space: a node without a key has no key space (add ‘key’)"),
    Fault(
      "no space", inFile("nodes:\n  - label: {column: t} #!\n    key: id"),
      "\(firstNode): ‘space’ is missing, and the label does not imply one"),
    Fault(
      "colon in a space", node("space: a:b"),
      """
      \(firstNode).space: ‘a:b’ cannot name a key space \
      (letters, digits, dot, dash and underline; n and r are taken)
      """),
    Fault(
      "column", inFile("columns: [name, born]\nnodes:\n  - label: Person\n    key: nmae #!"),
      "\(firstNode).key: there is no column ‘nmae’ (did you mean ‘name’?)"),
    Fault(
      "number of a column", inFile("header: false\nnodes:\n  - label: Person\n    key: id #!"),
      """
      \(firstNode).key: ‘id’ is not the number of a column \
      (a file without header and ‘columns’ counts its columns from 1)
      """),
  ]

  static let properties = [
    Fault(
      "id", property("id: id"),
      "\(firstNode).properties.id: ‘id’ is not set this way (it is the text of ‘key’)"),
    Fault(
      "interval", property("valid_to: until"),
      """
      \(firstNode).properties.valid_to: ‘valid_to’ is not set this way \
      (‘valid_to’ stands beside ‘from’ and ‘to’)
      """),
    Fault(
      "type", property("age: {column: age, type: number}"),
      """
      \(firstNode).properties.age.type: ‘number’ is none of \
      string, integer, decimal, boolean, date, list
      """),
    Fault(
      "type against the ontology", property("birth_date: {column: b, type: string}"),
      """
      \(firstNode).properties.birth_date.type: the ontology declares a date, not a string \
      (leave ‘type’ out, or choose another name)
      """),
    Fault(
      "no origin", property("age: {type: integer}"),
      "\(firstNode).properties.age: expected one of ‘column’ and ‘constant’"),
    Fault(
      "two origins", property("age: {column: a, constant: 1}"),
      "\(firstNode).properties.age: expected one of ‘column’ and ‘constant’"),
    Fault(
      "factor", property("age: {column: a, type: decimal, divide: 12}"),
      """
      \(firstNode).properties.age.divide: expected a power of ten \
      (10, 100, 1000 … keep every digit exact)
      """),
    Fault(
      "factor zero", property("age: {column: a, type: decimal, multiply: 0}"),
      """
      \(firstNode).properties.age.multiply: expected a power of ten \
      (10, 100, 1000 … keep every digit exact)
      """),
    Fault(
      "both factors", property("age: {column: a, type: decimal, divide: 10, multiply: 10}"),
      "\(firstNode).properties.age: expected one of ‘multiply’ and ‘divide’, not both"),
    Fault(
      "factor of a text", property("age: {column: a, divide: 10}"),
      """
      \(firstNode).properties.age.divide: a string has no decimal point to move \
      (add ‘type: decimal’)
      """),
    Fault(
      "split", property("tags: {column: t, split: ';'}"),
      "\(firstNode).properties.tags.split: only a list can be split (add ‘type: list’)"),
    Fault(
      "derive", property("sex: {column: c, derive: sex}"),
      """
      \(firstNode).properties.sex.derive: ‘sex’ is none of \
      sex-from-resident-id, birth-date-from-resident-id (did you mean ‘sex-from-resident-id’?)
      """),
    Fault(
      "else alone", property("sex: {column: c, else: M}"),
      "\(firstNode).properties.sex.else: ‘else’ belongs to ‘values’"),
    Fault(
      "constant of another type", property("birth_date: {constant: 1990-02-30}"),
      "\(firstNode).properties.birth_date.constant: ‘1990-02-30’ is no date"),
    Fault(
      "constant with column options", property("currency: {constant: CNY, divide: 10}"),
      "\(firstNode).properties.currency: ‘divide’ is not known here"),
  ]

  static let ties = [
    Fault(
      "tie type", inFile("ties:\n  - type: OWN #!"),
      "\(firstTie).type: nobody declares the type ‘OWN’ (did you mean ‘OWNS’?)"),
    Fault(
      "foreign tie type", inFile("ties:\n  - type: BEFRIENDS #!"),
      """
      \(firstTie).type: nobody declares the type ‘BEFRIENDS’ \
      (declare it in this mapping under ontology.ties)
      """),
    Fault(
      "tie type in values", inFile("ties:\n  - type: {column: r, values: {D: DIRECTR}} #!"),
      "\(firstTie).type.values.D: nobody declares the type ‘DIRECTR’ (did you mean ‘DIRECTOR’?)"),
    Fault("no from", inFile("ties:\n  - type: MET #!"), "\(firstTie): ‘from’ is missing"),
    Fault(
      "slip in a tie", tie("valid_form: since"),
      "\(firstTie): ‘valid_form’ is not known here (did you mean ‘valid_from’?)"),
    Fault(
      "key and merge", inFile("ties:\n  - type: MET\n    merge: true\n    key: id #!"),
      "\(firstTie).key: a tie has a ‘key’ or it says ‘merge’, not both"),
    Fault("no column", from("{space: person}"), "\(firstFrom): ‘column’ is missing"),
    Fault(
      "no target", from("{column: x}"), "\(firstFrom): expected one of ‘space’ and ‘lookup’"),
    Fault(
      "two targets", from("{column: x, space: org, lookup: org}"),
      "\(firstFrom): expected one of ‘space’ and ‘lookup’"),
    Fault(
      "by without lookup", from("{column: x, space: org, by: name}"),
      "\(firstFrom).by: ‘by’ belongs to ‘lookup’"),
    Fault(
      "space of nobody", from("{column: x, space: persons}"),
      "\(firstFrom).space: nobody declares the key space ‘persons’ (did you mean ‘person’?)"),
    Fault(
      "lookup of nobody", from("{column: x, lookup: [person, vessel]}"),
      """
      \(firstFrom).lookup.[1]: nobody declares the key space ‘vessel’ \
      (declare it by a node, or under ‘spaces’)
      """),
    Fault(
      "lookup of nothing", from("{column: x, lookup: []}"),
      "\(firstFrom).lookup: expected a key space, or a list of them"),
    Fault(
      "by in several spaces", from("{column: x, lookup: [person, org], by: name}"),
      "\(firstFrom).lookup: a lookup by property searches one key space"),
    Fault(
      "by a property of nobody",
      inFile(
        """
        nodes:
          - {label: Phone, key: id, properties: {name: number}}
        ties:
          - type: MET
            from: {lookup: phone, by: nam, column: x} #!
            to: {space: org, column: o}
        """),
      """
      files.[0].ties.[0].from.by: no node of the key space ‘phone’ has a property ‘nam’ \
      (did you mean ‘name’?)
      """),
  ]

  @Test(arguments: heads + files + nodes + properties + ties)
  func faultsAreNamedWithTheirPlace(_ fault: Fault) throws {
    let ontology = try Ontology.builtIn()
    fault.expectComplaint { _ = try Mapping(yaml: $0, file: "f.yaml", ontology: ontology) }
  }
}
