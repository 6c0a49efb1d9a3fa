import PropertyGraph

/// What must not join records: placeholders, and identifiers, phones and addresses that too many
/// unlike records bear.
///
/// Listed with how many bear them; never a reason for sameness. *Complexity:* O(records +
/// contacts).
public struct IdentityQuarantine: Sendable {
  public enum Reason: String, Sendable, CaseIterable {
    /// It stands where nothing was known.
    case placeholder
    /// More records with names of their own than one party would have.
    case overShared = "over-shared"
    /// A key without a name that many ties go to: strangers under one number.
    case nameless
  }

  public struct Entry: Sendable, Hashable {
    public var reason: Reason
    /// `id_card`, `uscc`, `name`, `key`, or the label of a contact.
    public var field: String
    /// The property's value as the first record has it, or the reference of a contact.
    public var text: String
    /// How many records bear it, or how many ties it has.
    public var records: Int
    /// The first record that bears it.
    public var node: NodeIndex
  }

  /// An identifier borne under more names than this is over-shared.
  public static let namesMax = 2
  /// A phone or address with more ties than this says nothing of who one is.
  public static let contactsMax = 20
  /// A nameless record with fewer ties is incomplete and no more.
  static let namelessTiesMin = 3

  /// Over-shared first by how many bear them, then by field and text.
  public private(set) var entries: [Entry] = []
  /// Whole identifiers that are over-shared.
  private var identifiers: Set<UInt64> = []
  /// The same of others, by their text.
  private var texts: Set<UInt64> = []

  init(_ records: IdentityRecords, contacts: [TypeID]) throws {
    try findOverShared(records)
    try findPlaceholders(records)
    try findContacts(records, contacts)
    entries.sort {
      ($1.records, $0.field, $0.text, $0.node) < ($0.records, $1.field, $1.text, $1.node)
    }
  }

  /// Whether an identifier of a record says nothing.
  func holds(_ record: IdentityRecords.Record, _ identifier: ComparedIdentifier) -> Bool {
    if record.kind == .whole { return identifiers.contains(record.identifier) }
    return !texts.isEmpty && texts.contains(Self.hash(identifier))
  }

  /// Whether a record has an identifier that is whole and says something.
  func isWhole(_ record: IdentityRecords.Record) -> Bool {
    record.kind == .whole && !identifiers.contains(record.identifier)
  }

  /// Whether what is packed of a record's birth and sex is what counts: not where it may come from
  /// an identifier that is quarantined or holds a slip.
  func isTrusted(_ record: IdentityRecords.Record) -> Bool {
    record.kind == .none || isWhole(record)
  }

  private static func hash(_ identifier: ComparedIdentifier) -> UInt64 {
    TextHash.of("\(identifier)")
  }

  private static func field(_ isPerson: Bool) -> String { isPerson ? "id_card" : "uscc" }

  private mutating func findOverShared(_ records: IdentityRecords) throws {
    func nameCount(_ block: some Sequence<Int>) -> Int {
      Set(block.map { records.all[$0].name }).count
    }
    func entry(_ block: [Int]) throws -> Entry {
      let first = records.all[block[0]]
      let isPerson = records.isPerson(block[0])
      return Entry(
        reason: .overShared, field: Self.field(isPerson),
        text: try records.columns.identifierText(first.node, isPerson: isPerson) ?? "",
        records: block.count, node: NodeIndex(first.node))
    }
    for block in records.byIdentifier
    where block.count > Self.namesMax && nameCount(block) > Self.namesMax {
      entries.append(try entry(Array(block)))
      identifiers.insert(records.all[block.first!].identifier)
    }
    var parts: [ComparedIdentifier: [Int]] = [:]
    for (at, record) in records.all.enumerated() where record.kind == .part {
      if let identifier = try records.identifier(at) { parts[identifier, default: []].append(at) }
    }
    for (identifier, block) in parts
    where block.count > Self.namesMax && nameCount(block) > Self.namesMax {
      entries.append(try entry(block))
      texts.insert(Self.hash(identifier))
    }
  }

  private mutating func findPlaceholders(_ records: IdentityRecords) throws {
    var found: [String: Entry] = [:]
    func add(_ field: String, _ text: String, _ node: UInt32) {
      let key = field + "\0" + text
      if found[key] == nil {
        found[key] = Entry(
          reason: .placeholder, field: field, text: text, records: 0, node: NodeIndex(node))
      }
      found[key]!.records += 1
    }
    for (at, record) in records.all.enumerated() {
      let isPerson = records.isPerson(at)
      if record.name == 0 {
        if let text = records.columns.name?.text(record.node), !text.isEmpty {
          add("name", text, record.node)
        } else {
          try addNameless(record.node, records.graph)
        }
      }
      if record.kind == .none,
        let text = try records.columns.identifierText(record.node, isPerson: isPerson),
        !text.isEmpty
      {
        add(Self.field(isPerson), text, record.node)
      }
    }
    entries += found.values
  }

  private mutating func addNameless(_ node: UInt32, _ graph: GraphSnapshot) throws {
    let degree = try graph.degree(of: NodeIndex(node))
    guard degree >= Self.namelessTiesMin else { return }
    entries.append(
      Entry(
        reason: .nameless, field: "key", text: try graph.reference(of: NodeIndex(node)),
        records: degree, node: NodeIndex(node)))
  }

  private mutating func findContacts(_ records: IdentityRecords, _ types: [TypeID]) throws {
    let graph = records.graph
    for type in types {
      let (incoming, outgoing) = (try graph.incoming(type), try graph.outgoing(type))
      var seen: Set<UInt32> = []
      for record in records.all {
        for contact in outgoing.neighbours(of: record.node)
        where incoming.degree(of: contact) > Self.contactsMax && seen.insert(contact).inserted {
          let node = NodeIndex(contact)
          entries.append(
            Entry(
              reason: .overShared,
              field: graph.labels(of: node).first?.lowercased() ?? "contact",
              text: try graph.reference(of: node), records: incoming.degree(of: contact),
              node: node))
        }
      }
    }
  }
}
