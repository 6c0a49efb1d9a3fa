import Foundation
import Investigation
import Testing
import Workspace

/// The questions that were published with the boards of Chinese listed companies, asked in the
/// words they were published in, and a few whose answers were counted another way.
@Suite(
  .enabled(
    if: PublicRecords.folder("cn-listed-boards") != nil, "the records cn-listed-boards are not here"
  ))
struct ListedBoardsTests {
  private static let name = "cn-listed-boards"

  private static let workspace = Result {
    let folder = try TemporaryFolder()
    let workspace = try WorkspaceFolder(path: folder.file("boards.gx"), creates: true)
    let records = try #require(PublicRecords.folder(name))
    _ = try workspace.importFiles(
      ImportRequest(paths: [records.path], mapping: name), at: Date(timeIntervalSince1970: 0))
    return (folder, QueryService(workspace, patience: .seconds(1)))
  }

  static let questions: [(text: String, answer: String)] = [
    ("MATCH (n:ST) RETURN count(distinct(n))", "[[104]]"),
    (
      """
      MATCH (m:Company {code: '600519'})<-[:employ_of {jobs: '独立董事'}]-(n:Person)
        -[:employ_of {jobs: '独立董事'}]->(q:Company)
      RETURN count(distinct(n))
      """, "[[3]]"
    ),
    (
      """
      MATCH (:Company {code: '600519'})<-[:employ_of {jobs: '独立董事'}]-(n:Person)
      WHERE EXISTS { (n)-[:employ_of {jobs: '独立董事'}]->(o:Company) WHERE o.code <> '600519' }
      RETURN n.name AS name ORDER BY name
      """, "[[\"章靖忠\"],[\"许定波\"],[\"陈红\"]]"
    ),
    (
      """
      MATCH (p:Concept {name: '外资背景'})<-[:concept_of]-(m:Company)
        -[:industry_of]->(n:Industry {name: '环保行业'})
      RETURN count(distinct(m))
      """, "[[0]]"
    ),
    // The second MATCH takes the companies of the first: boards without a woman do not count.
    (
      """
      MATCH (m:Concept{name:'锂电池'})<-[:concept_of]-(n:Company)
        <-[:employ_of{jobs:'独立董事'}]-(p:Person{gender:'女'})
      MATCH (m:Concept{name:'锂电池'})<-[:concept_of]-(n:Company)
        <-[:employ_of{jobs:'独立董事'}]-(p2:Person)
      RETURN count(distinct(p))*1.0/count(distinct(p2))
      """, "[[0.3541666666666667]]"
    ),
    (
      """
      MATCH (:Concept {name: '锂电池'})<-[:concept_of]-(:Company)
        <-[:employ_of {jobs: '独立董事'}]-(p:Person)
      WITH DISTINCT p
      RETURN count(CASE p.gender WHEN '女' THEN p END), count(p)
      """, "[[51,332]]"
    ),
    (
      """
      MATCH (p:Person)-[:employ_of]->(c:Company)
      WITH p, count(DISTINCT c) AS companies WHERE companies >= 2
      RETURN companies, count(*) AS persons ORDER BY companies
      """, "[[2,1920],[3,545],[4,189],[5,59],[6,14],[7,2],[9,1]]"
    ),
    (
      """
      MATCH (a:Company)<-[:employ_of]-(p:Person)-[:employ_of]->(b:Company)
      WHERE elementId(a) < elementId(b)
      RETURN count(DISTINCT [a, b])
      """, "[[4743]]"
    ),
    (
      """
      MATCH (a:Company)<-[:employ_of]-(p:Person)-[:employ_of]->(b:Company)
      WHERE elementId(a) < elementId(b)
      WITH a, b, count(DISTINCT p) AS shared WHERE shared >= 5
      RETURN count(*), max(shared)
      """, "[[80,15]]"
    ),
    (
      """
      MATCH p = ANY SHORTEST (:Company {name: '贵州茅台'})
        ((:Company)<-[:employ_of]-(:Person)-[:employ_of]->(:Company)){1,12}
        (:Company {name: '万科Ａ'})
      RETURN length(p) / 2
      """, "[[4]]"
    ),
  ]

  @Test(arguments: questions.indices) func answers(_ index: Int) throws {
    let (text, answer) = Self.questions[index]
    let (_, service) = try Self.workspace.get()
    let session = service.session(for: QueryReader(who: "tester", reason: "test"))
    let rows = try session.run(QueryRequest(text)).all().map { JSONText.array($0.map(\.json)) }
    #expect(JSONText.array(rows).text == answer, "\(text)")
  }
}
