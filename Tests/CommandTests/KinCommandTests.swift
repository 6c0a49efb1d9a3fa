import Foundation
import Testing

@Suite struct KinCommandTests {
  private let scratch: Scratch
  private var folder: String { scratch.file("w.gx") }

  init() throws { scratch = try Scratch() }

  /// Parents a and b, their son o with wife w until 2022, his cousin t with her husband h, w's
  /// cousin x, a child c of o and w whose husband s has the parents p and q.
  private static let family = """
    CREATE (a:Person {id:'a', name:'甲父', sex:'M', birth_date:date('1940-01-01')}),
      (b:Person {id:'b', name:'甲母', sex:'F', birth_date:date('1942-01-01')}),
      (o:Person {id:'o', name:'甲', sex:'M', birth_date:date('1965-01-01')}),
      (w:Person {id:'w', name:'甲妻', sex:'F', birth_date:date('1967-01-01')}),
      (g:Person {id:'g', name:'祖父', sex:'M', birth_date:date('1915-01-01')}),
      (k:Person {id:'k', name:'乙父', sex:'M', birth_date:date('1945-01-01')}),
      (t:Person {id:'t', name:'乙', sex:'F', birth_date:date('1970-01-01')}),
      (h:Person {id:'h', name:'乙夫', sex:'M', birth_date:date('1969-01-01')}),
      (c:Person {id:'c', name:'丙', sex:'F', birth_date:date('1990-01-01')}),
      (s:Person {id:'s', name:'丙夫', sex:'M', birth_date:date('1989-01-01')}),
      (p:Person {id:'p', name:'丁', sex:'M', birth_date:date('1960-01-01')}),
      (v:Person {id:'v', name:'岳祖父', sex:'M', birth_date:date('1917-01-01')}),
      (wf:Person {id:'wf', name:'岳父', sex:'M', birth_date:date('1941-01-01')}),
      (wu:Person {id:'wu', name:'妻叔', sex:'M', birth_date:date('1943-01-01')}),
      (x:Person {id:'x', name:'妻堂弟', sex:'M', birth_date:date('1972-01-01')}),
      (a)-[:PARENT_OF]->(o), (b)-[:PARENT_OF]->(o), (g)-[:PARENT_OF]->(a),
      (g)-[:PARENT_OF]->(k), (k)-[:PARENT_OF]->(t),
      (t)-[:SPOUSE_OF {valid_from:date('1995-01-01')}]->(h),
      (o)-[:SPOUSE_OF {valid_from:date('1988-01-01'), valid_to:date('2022-06-01')}]->(w),
      (o)-[:PARENT_OF]->(c), (w)-[:PARENT_OF]->(c),
      (c)-[:SPOUSE_OF {valid_from:date('2014-01-01')}]->(s), (p)-[:PARENT_OF]->(s),
      (v)-[:PARENT_OF]->(wf), (v)-[:PARENT_OF]->(wu), (wf)-[:PARENT_OF]->(w), (wu)-[:PARENT_OF]->(x)
    """

  private func kin(_ arguments: String...) throws -> Guanxi.Run {
    if !FileManager.default.fileExists(atPath: folder) {
      let made = try Guanxi.run(["query", "--write", Self.family, "-w", folder])
      try #require(made.status == 0, "\(made.err)")
    }
    return try Guanxi.run(["kin"] + arguments + ["-w", folder])
  }

  private func terms(_ run: Guanxi.Run) throws -> [String: String] {
    var terms: [String: String] = [:]
    for row in try run.rows {
      let relative = try #require(row["relative"] as? [String: Any])
      let term = try #require(row["term"] as? [String: Any])
      terms[try #require(relative["id"] as? String)] = term["zh"] as? String
    }
    return terms
  }

  @Test func theRowsHaveTheAgreedKeys() throws {
    let run = try kin("person:o")
    #expect(run.status == 0)
    let agreed: Set = ["person", "relative", "term", "degree", "affinal", "sets", "chain"]
    for row in try run.rows {
      #expect(agreed.isSubset(of: row.keys))
      let chain = try #require(row["chain"] as? [[String: Any]])
      #expect(!chain.isEmpty && chain.allSatisfy { $0["sources"] is [Any] })
    }
  }

  @Test func theSetOfTheLawOnADay() throws {
    let married = try terms(kin("person:o", "--set", "任职回避", "--at", "2021-06-01"))
    #expect(
      married == [
        "person:a": "父亲", "person:b": "母亲", "person:g": "祖父", "person:k": "叔父",
        "person:t": "堂妹", "person:h": "堂妹夫", "person:w": "妻子", "person:wf": "岳父",
        "person:c": "女儿", "person:s": "女婿", "person:p": "亲家公",
      ])
  }

  @Test func divorceEndsAffinityAndNoBlood() throws {
    let before = try terms(kin("person:o", "--at", "2022-05-31"))
    let after = try terms(kin("person:o", "--at", "2022-06-01"))
    #expect(before["person:wf"] == "岳父" && after["person:wf"] == nil)
    #expect(after["person:c"] == "女儿" && after["person:t"] == "堂妹")
    let set = try terms(kin("person:o", "--set", "任职回避", "--at", "2022-06-01"))
    #expect(set["person:w"] == nil && set["person:p"] == "亲家公")
  }

  @Test func aSpouseOfACousinIsInAndACousinOfTheSpouseIsNot() throws {
    let all = try terms(kin("person:o", "--at", "2021-06-01"))
    #expect(all["person:h"] != nil && all["person:x"] != nil)
    let set = try terms(kin("person:o", "--set", "任职回避", "--at", "2021-06-01"))
    #expect(set["person:h"] != nil && set["person:x"] == nil)
  }

  @Test func degreesBoundTheAnswer() throws {
    let near = try terms(kin("person:o", "--degree", "1", "--at", "2021-06-01"))
    #expect(
      Set(near.keys) == ["person:w", "person:a", "person:b", "person:c", "person:wf", "person:s"])
  }

  @Test func tablesAreInBothLanguages() throws {
    let zh = try kin("甲", "--format", "table", "--lang", "zh", "--at", "2021-06-01")
    #expect(zh.out.contains("堂妹夫  乙夫 (person:h)") && zh.out.contains("属于："))
    let en = try kin("甲", "--format", "table", "--at", "2021-06-01")
    #expect(en.out.contains("by marriage") && en.out.contains("spouse of, 1995-01-01 –"))
    let none = try kin("person:x", "--set", "经商限制", "--format", "table")
    #expect(none.status == 0 && none.out.contains("No kin in ‘经商限制’ in the records."))
  }

  @Test(arguments: [
    (["person:o", "--set", "任职迴避"], 64, "did you mean ‘任职回避’"),
    (["person:o", "--set", "任职回避", "--at", "1990-01-01"], 64, "no version of"),
    (["person:o", "--degree", "30"], 64, "expected 0 to 20"),
    (["person:zz"], 65, "nobody fits"),
  ]) func whatDoesNotFitIsSaid(_ arguments: [String], _ status: Int32, _ text: String) throws {
    _ = try kin("person:o")
    let run = try Guanxi.run(["kin"] + arguments + ["-w", folder])
    #expect(run.status == status && run.err.contains(text), "\(run.err)")
  }

  @Test func theReadIsRecorded() throws {
    _ = try kin("person:o", "--reason", "case conference")
    let audit = try Guanxi.run(["audit", "-w", folder, "--format", "ndjson"])
    let last = try #require(audit.rows.last)
    #expect(last["action"] as? String == "kin" && last["reason"] as? String == "case conference")
  }
}
