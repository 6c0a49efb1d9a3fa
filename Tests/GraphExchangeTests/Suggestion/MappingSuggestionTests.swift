import Declarations
import Testing

@testable import GraphExchange

@Suite struct MappingSuggestionTests {
  private func suggest(_ files: [(String, String)]) throws -> (
    text: String, mapping: Mapping, files: [String: [UInt8]]
  ) {
    let folder = try TemporaryFolder()
    let paths = try files.map { (name: $0.0, path: try folder.write($0.0, $0.1)) }
    let text = try MappingSuggestion.text(for: paths, name: "draft", ontology: .builtIn())
    return (
      text, try Mapping(yaml: text, file: "draft.yaml", ontology: .builtIn()),
      Dictionary(uniqueKeysWithValues: files.map { ($0.0, Array($0.1.utf8)) })
    )
  }

  @Test func registers() throws {
    let (text, mapping, files) = try suggest([
      ("persons.csv", "id,name,birth_date,age\n1,Ann,1990-01-31,30\n2,Bo,1991-02-03,\n"),
      ("companies.csv", "company_id,名称,capital,is_listed,owner_id\nC1,甲,1.5,0,x\nC2,乙,2,1,y\n"),
      (
        "holdings.csv",
        "person_id,company_id,share,since,until\n1,C1,0.5,2020-01-01,\n2,C2,1,2021-01-01,2022-01-01\n"
      ),
      ("vehicles.csv", "编号,plate,company_id\n001,京A1,C1\n002,京A2,C2\n"),
    ])
    #expect(text.hasPrefix("# A first draft"))
    let found = try ImportFixture(mapping: mapping, files)
    #expect(found.rejects == [])
    let lines = try found.lines
    #expect(
      lines == [
        "company:C1 :Company {capital: 1.5, id: \"C1\", is_listed: false, name: \"甲\", owner_id: \"x\"} @2.2",
        "company:C2 :Company {capital: 2.0, id: \"C2\", is_listed: true, name: \"乙\", owner_id: \"y\"} @2.3",
        "person:1 -LINKED_TO-> company:C1 {share: 0.5, valid_from: 2020-01-01} @3.2",
        "person:1 :Person {age: 30, birth_date: 1990-01-31, id: \"1\", name: \"Ann\"} @1.2",
        "person:2 -LINKED_TO-> company:C2 {share: 1.0, valid_from: 2021-01-01, valid_to: 2022-01-01} @3.3",
        "person:2 :Person {birth_date: 1991-02-03, id: \"2\", name: \"Bo\"} @1.3",
        "vehicle:001 -LINKED_TO-> company:C1 @4.2",
        "vehicle:001 :Vehicle {id: \"001\", plate: \"京A1\"} @4.2",
        "vehicle:002 -LINKED_TO-> company:C2 @4.3",
        "vehicle:002 :Vehicle {id: \"002\", plate: \"京A2\"} @4.3",
      ])
    #expect(!text.contains("京A1"), "no cell of the data")
  }

  /// Whatever the file, the draft loads, and reading the file by it works.
  @Test(arguments: [
    ("人员.csv", "编号,姓名,id\nA,b,c\n"), ("n.csv", "x\n1\n"), ("1.csv", "1,2\n3,4\n"),
    ("a b.csv", "id;id;;\"q\"\n1;2;3;4\n"),
    ("persons.csv", "id,birth_date,sex\n1,unknown,1\n2,long ago,2\n"),
    ("x.csv", "\"a\"\"b\",\"c\\d\",e: f,#g,- h,valid_from,[i]\n1,2,3,4,5,6,7\n"),
    ("orgs.csv", "id,id_,valid_to,name,名称\n1,2,3,4,5\n"), ("tabs.tsv", "id\tname\n1\ta\n"),
    ("r.csv", "r_id,n_id\n1,2\n"), ("empty.csv", "id,name\n"), ("dots.and.more.csv", "k\na\n"),
    ("cases.csv", "case_id,type,date\n1,2020-01-01,x\n"), ("yes.csv", "true,null,~\nno,1,2\n"),
    ("c.csv", "a\u{1}b,c\u{85}d\nx,y\n"), ("u.csv", "\u{FFFF},a\u{FEFF},\u{2028}\n1,2,3\n"),
    ("tenders.csv", "id,amount,date\n1,5,2020-01-01\n2,7,\n"),
  ])
  func anyFile(_ name: String, _ text: String) throws {
    let (draft, mapping, files) = try suggest([(name, text)])
    let found = try ImportFixture(mapping: mapping, files)
    #expect(found.rejects == [], "\(draft)")
  }

  @Test func nothingToLookAt() throws {
    #expect(throws: ExchangeError.self) { try suggest([("e.csv", "")]) }
    #expect(throws: ExchangeError.self) { try suggest([]) }
  }
}
