import Investigation
import Testing

/// No resident id, phone or address gets out by any way of asking; names of people and companies do.
@Suite struct AnswerMaskTests {
  static let id = "110105194912310097"
  static let phone = "13912345678"
  static let address = "大连市中山区人民路12号"

  static let workspace = Result {
    try QueryWorkspace(
      """
      CREATE (p:Person {id: '7', name: '林美兰', id_card: '\(id)', birth_date: date('1949-12-31'),
        town: '竹渡镇'}),
        (c:Company {id: '1', name: '霖威12号用品公司'}),
        (c)-[:HAS_PHONE]->(:Phone {id: '3', name: '\(phone)'}),
        (c)-[:HAS_ADDRESS]->(:Address {id: '4', name: '\(address)', kind: 'office'}),
        (p)-[:OWNS {share: 0.5}]->(c)
      """)
  }

  /// Every way must hide it whole and in pieces.
  static let waysToTheID = [
    "MATCH (p:Person) RETURN p", "MATCH (p:Person) RETURN p.id_card",
    "MATCH (p:Person) RETURN p.id_card AS name", "MATCH (p) RETURN p.id_card AS town",
    "MATCH (p:Person) RETURN p['id_card']", "MATCH (p:Person) RETURN p['id_' + 'card']",
    "MATCH (p:Person) RETURN [p.id_card, 1]", "MATCH (p:Person) RETURN {name: p.id_card}",
    "MATCH (p:Person) RETURN {town: p{.*}.id_card}", "MATCH (p:Person) RETURN [[{a: [p]}]]",
    "MATCH (p:Person) RETURN substring(p.id_card, 0, 10)",
    "MATCH (p:Person) RETURN 'x' + p.id_card", "MATCH (p:Person) RETURN split(p.id_card, '')",
    "MATCH (p:Person) RETURN reverse(p.id_card)", "MATCH (p:Person) RETURN left(p.id_card, 9)",
    "MATCH (p:Person) RETURN toInteger(p.id_card)",
    "MATCH (p:Person) RETURN toFloat(p.id_card) / 10",
    "MATCH (p:Person) RETURN -toInteger(substring(p.id_card, 0, 6))",
    "MATCH (p:Person) RETURN replace(p.id_card, '1', 'l')",
    "MATCH (p:Person) RETURN toUpper(p.id_card)", "MATCH (p:Person) RETURN trim(p.id_card)",
    "MATCH (p:Person) RETURN collect(p.id_card)", "MATCH (p:Person) RETURN min(p.id_card)",
    "MATCH (p:Person) RETURN max(p.id_card) AS x", "MATCH (p:Person) RETURN collect(p)",
    "MATCH (p:Person) RETURN head(collect(p.id_card))",
    "MATCH (p:Person) RETURN CASE WHEN true THEN p.id_card ELSE 'x' END",
    "MATCH (p:Person) RETURN coalesce(p.nothing, p.id_card)",
    "MATCH (p:Person) RETURN properties(p)", "MATCH (p:Person) RETURN properties(p).id_card",
    "MATCH (p:Person) RETURN {name: properties(p).id_card}",
    "MATCH (p:Person) RETURN [k IN keys(p) | properties(p)[k]]",
    "MATCH (p:Person) RETURN [k IN keys(p) | p[k]]",
    "MATCH (p:Person) UNWIND keys(p) AS k RETURN k, p[k]",
    "MATCH (p:Person) UNWIND keys(p) AS k RETURN toString(p[k])",
    "MATCH (p:Person) RETURN toString(properties(p)['id_card'])",
    "MATCH (p:Person) RETURN p{.*}", "MATCH (p:Person) RETURN p{.id_card}",
    "MATCH (p:Person) RETURN p{.name, town: p.id_card}",
    "MATCH (p:Person) RETURN p{.*, x: 1}.id_card",
    "MATCH q = (p:Person)-[:OWNS]->() RETURN q", "MATCH q = (p:Person)--() RETURN nodes(q)",
    "MATCH q = (p:Person)--() UNWIND nodes(q) AS n RETURN n.id_card",
    "MATCH q = (p:Person)--() RETURN [n IN nodes(q) | n.id_card]",
    "MATCH q = (p:Person)--() RETURN reduce(s = '', n IN nodes(q) | s + coalesce(n.id_card, ''))",
    "MATCH (p:Person) CALL (p) { RETURN p.id_card AS x } RETURN x",
    "MATCH (p:Person) CALL { MATCH (q:Person) RETURN q.id_card AS name } RETURN name",
    "MATCH (p:Person) RETURN p.id_card AS x UNION MATCH (c:Company) RETURN c.name AS x",
    "MATCH (c:Company) RETURN c.name AS x UNION ALL MATCH (p:Person) RETURN p.id_card AS x",
    "MATCH (p:Person) WITH p.id_card AS a WITH a AS b RETURN b",
    "MATCH (p:Person) WITH p AS q RETURN q.id_card",
    "MATCH (p:Person) WITH {x: {y: p.id_card}} AS m RETURN m.x.y",
    "MATCH (p:Person) WITH collect(p) AS ps UNWIND ps AS q RETURN q.id_card",
    "MATCH (p:Person) WITH collect({p: p}) AS ps RETURN ps[0].p.id_card",
    "MATCH (p:Person) WITH [p.id_card] AS l RETURN [x IN l | x + 'a']",
    "MATCH (p:Person) RETURN [(p)-[:OWNS]->(c) | p.id_card]",
    "MATCH (p:Person) RETURN COLLECT { MATCH (q:Person) RETURN q.id_card }",
    "MATCH (p:Person) RETURN DISTINCT p.id_card ORDER BY p.id_card",
    "MATCH (p:Person) RETURN range(0, toInteger(substring(p.id_card, 0, 2)))",
    "MATCH ((p:Person)-[:OWNS]->(c)){1,1} RETURN [x IN p | x.id_card]",
    "UNWIND ['\(id)'] AS x RETURN 'number ' + x + '.'",
  ]

  @Test(arguments: waysToTheID) func noResidentIDGetsOut(_ query: String) throws {
    let workspace = try Self.workspace.get()
    let text = try workspace.text(query)
    #expect(!text.contains(Self.id.prefix(6)) && !text.contains(Self.id.suffix(4)), "\(text)")
    #expect(!text.contains(String(Self.id.reversed()).prefix(6)), "\(text)")
    #expect(!text.contains("\"4\",\"9\""), "\(text)")
  }

  @Test(arguments: waysToTheID) func unmaskedItDoes(_ query: String) throws {
    let text = try Self.workspace.get().text(query, isUnmasked: true)
    #expect(!text.contains("…"))
  }

  @Test(arguments: [
    "MATCH (t:Phone) RETURN t", "MATCH (t:Phone) RETURN t.name",
    "MATCH (t:Phone) RETURN t.name AS x",
    "MATCH (t:Phone) RETURN substring(t.name, 2, 5)", "MATCH (t:Phone) RETURN properties(t)",
    "MATCH (t:Phone) RETURN t{.*}", "MATCH (t:Phone) RETURN {a: [t.name]}",
    "MATCH ()-[:HAS_PHONE]->(t) RETURN t.name", "MATCH (t) RETURN t.name",
    "MATCH (t) RETURN 'call ' + t.name", "MATCH (t) RETURN split(t.name, '')",
    "MATCH (t) RETURN toInteger(t.name)", "MATCH p = ()-[:HAS_PHONE]->() RETURN p",
    "MATCH p = ()-[:HAS_PHONE]->() RETURN [n IN nodes(p) | n.name]",
    "MATCH p = ()-[:HAS_PHONE]->() RETURN reduce(s = '', n IN nodes(p) | s + '→' + n.name)",
    "MATCH (t) WHERE NOT EXISTS { (t:Person) } RETURN t.name",
    "MATCH (t) UNWIND keys(t) AS k RETURN t[k]", "MATCH (t) WITH properties(t) AS m RETURN m.name",
    "MATCH (t:Phone|Person) RETURN t.name", "MATCH (t:!Person) RETURN t.name",
  ])
  func noPhoneGetsOut(_ query: String) throws {
    let text = try Self.workspace.get().text(query)
    #expect(!text.contains("1391") && !text.contains("23456") && !text.contains("\"3\",\"9\""))
  }

  @Test(arguments: [
    "MATCH (a:Address) RETURN a", "MATCH (a:Address) RETURN a.name", "MATCH (a) RETURN a.name",
    "MATCH (a:Address) RETURN substring(a.name, 6)", "MATCH (a:Address) RETURN a{.name}",
    "MATCH (a) RETURN 'at ' + a.name", "MATCH p = (:Company)-->() RETURN p",
    "MATCH (a:Address) RETURN replace(a.name, '12', '')",
  ])
  func noHouseGetsOut(_ query: String) throws {
    let text = try Self.workspace.get().text(query)
    #expect(!text.contains("人民路"))
  }

  // MARK: - What is shown

  @Test(arguments: [
    ("MATCH (p:Person) RETURN p.name, p.town, p.birth_date", "林美兰,竹渡镇,1949-12-31"),
    ("MATCH (p:Person) RETURN p.name + '！'", "林美兰！"),
    ("MATCH (p:Person) RETURN size(p.id_card)", "18"),
    ("MATCH (p:Person) RETURN count(p.id_card)", "1"),
    ("MATCH (p:Person) WHERE p.id_card = '\(id)' RETURN p.name", "林美兰"),
    ("MATCH (p:Person) RETURN p.id_card STARTS WITH '1101'", "true"),
    ("MATCH (p:Person) RETURN elementId(p), p.id", "person:7,7"),
    ("MATCH (c:Company) RETURN c.name", "霖威12号用品公司"),
    ("MATCH (t:Phone) RETURN t.name", "…78"),
    ("MATCH (a:Address) RETURN a.name, a.kind", "大连市中山区…,office"),
    ("MATCH (n) WHERE n:Person RETURN n.name", "林美兰"),
    ("MATCH (:Person)-[r:OWNS]->(c) RETURN r.share", "0.5"),
    ("MATCH (p:Person) RETURN p{.name, .town}.town", "竹渡镇"),
    ("MATCH (p:Person) RETURN p.id_card", "…"), ("MATCH (p:Person) RETURN p.none", "null"),
    ("RETURN 123456789012345678, 'a1'", "123456789012345678,a1"),
  ])
  func theRestIsShown(_ query: String, _ expected: String) throws {
    let rows = try Self.workspace.get().rows(query)
    let texts = rows[0].map { value in
      if case .string(let text) = value { text } else { value.text }
    }
    #expect(rows.count == 1 && texts.joined(separator: ",") == expected)
  }

  @Test func aNodeShowsWhatItsOntologyDoesNotHide() throws {
    let node = try Self.workspace.get().rows("MATCH (p:Person) RETURN properties(p)")[0][0]
    guard case .members(let members) = node else {
      Issue.record("properties are an object")
      return
    }
    let shown = members.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }
    #expect(
      shown == [
        #"birth_date "1949-12-31""#, #"id "7""#, #"id_card "…""#, #"name "林美兰""#,
        #"town "竹渡镇""#,
      ])
  }

  /// A copy under another name is still known by its check digit.
  @Test func copyingAnIDDoesNotBringItOut() throws {
    let workspace = try QueryWorkspace(
      "CREATE (:Person {id_card: '\(Self.id)'})", "MATCH (p) SET p.nick = p.id_card")
    #expect(try workspace.text("MATCH (p) RETURN p.nick, p").contains(Self.id) == false)
  }
}
