import Foundation
import Testing
import Workspace

@Suite struct LinkCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// The first planted chain: official, spouse, company.
  private static let chain = ["person:1307", "person:949", "company:10"]

  private func county(_ arguments: String...) throws -> Guanxi.Run {
    try Guanxi.run(["link"] + arguments + ["-w", try Shipped.county.get()])
  }

  private func contracts(_ arguments: String...) throws -> Guanxi.Run {
    try Guanxi.run(["link"] + arguments + ["-w", try Shipped.contracts.get()])
  }

  private func paths(_ json: [String: Any]) throws -> [[String: Any]] {
    try #require(json["paths"] as? [[String: Any]])
  }

  @Test func theAnswerHasTheAgreedKeys() throws {
    let run = try county(Self.chain[0], Self.chain[2])
    #expect(run.status == 0 && run.err.isEmpty)
    let json = try run.json
    #expect(Set(json.keys) == ["from", "to", "paths", "necessary", "more", "searched"])
    let from = try #require(json["from"] as? [String: Any])
    #expect(Set(from.keys) == ["id", "labels", "name"] && from["id"] as? String == Self.chain[0])
    #expect((from["labels"] as? [String])?.contains("Official") == true)
    let searched = try #require(json["searched"] as? [String: Any])
    #expect(searched["nodes"] is Int && searched["pricedOut"] is [Any])
    let best = try #require(paths(json).first)
    #expect(Set(best.keys) == ["score", "hops", "variants", "together", "steps"])
    #expect(best["hops"] as? Int == 2)
    let steps = try #require(best["steps"] as? [[String: Any]])
    for step in steps {
      #expect(
        Set(step.keys) == [
          "from", "type", "to", "forward", "validFrom", "validTo", "dated", "tier", "sources",
          "factors",
        ])
      let factors = try #require(step["factors"] as? [String: Double])
      #expect(Set(factors.keys) == ["interest", "rarity", "validity", "evidence"])
      #expect(factors.values.allSatisfy { $0 > 0 && $0 <= 1 })
      let source = try #require((step["sources"] as? [[String: Any]])?.first)
      #expect(source["file"] is String && source["row"] is Int)
    }
    let chains = try paths(json).compactMap { $0["steps"] as? [[String: Any]] }
    let planted = try #require(
      chains.first { $0.map { $0["type"] as? String } == ["SPOUSE_OF", "OWNS"] })
    #expect(planted[0]["dated"] as? Bool == false && planted[1]["dated"] as? Bool == true)
    #expect(planted[0]["validFrom"] is NSNull)
    #expect(planted[1]["validFrom"] as? String == "2014-05-26")
  }

  @Test func thePathIsThatOfTheSourceRows() throws {
    let run = try county(Self.chain[1], Self.chain[2], "--top", "1")
    let paths = try paths(run.json)
    let steps = try #require(paths.first?["steps"] as? [[String: Any]])
    let source = try #require((steps[0]["sources"] as? [[String: Any]])?.first)
    #expect(paths.count == 1 && source["file"] as? String == "shareholdings.csv")
    let row = try #require(source["row"] as? Int)
    let record = try Shipped.table("county", "shareholdings")[row - 2]
    #expect(record["holder_id"] == "949" && record["company_id"] == "10")
  }

  @Test func daysAndDatesNarrowTheSearch() throws {
    func count(_ arguments: String...) throws -> Int {
      let run = try Guanxi.run(
        ["link"] + arguments + ["--max-hops", "1", "-w", try Shipped.contracts.get()])
      return try paths(run.json).count
    }
    // A post from 2018-07-09 to 2021-06-26, that day not included.
    for (day, found) in [
      ("2018-07-08", 0), ("2018-07-09", 1), ("2021-06-25", 1), ("2021-06-26", 0),
    ] {
      #expect(try count("Matt Hancock", "UK government", "--at", day) == found, "\(day)")
    }
    #expect(try count("Matt Hancock", "Emily Gilruth") == 1)
    #expect(try count("Matt Hancock", "UK government", "--dated-only") == 1)
    let spouses = try county(Self.chain[0], Self.chain[1], "--max-hops", "1", "--dated-only")
    #expect(!spouses.out.contains("\"SPOUSE_OF\""))
    #expect(!spouses.out.contains("\"dated\":false"))
  }

  @Test func filesOfPartiesGiveALineAPair() throws {
    let from = try scratch.write("from", "person:1307\n\n  person:1740  \nperson:0\n")
    let to = try scratch.write("to", "company:10\ncompany:173\n")
    let run = try county("--from", from, "--to", to, "--max-hops", "2")
    let rows = try run.rows
    #expect(run.status == 0 && rows.count >= 3)
    #expect(Set(rows.last!.keys) == ["searched"])
    let pairs = rows.dropLast().map { row in
      ["from", "to"].map { (row[$0] as? [String: Any])?["id"] as? String ?? "" }
    }
    #expect(pairs.contains(["person:1307", "company:10"]))
    #expect(pairs.contains(["person:1740", "company:173"]))
    for row in rows.dropLast() { #expect(try !paths(row).isEmpty) }
    let place = try Shipped.county.get()
    let piped = try Guanxi.run(
      ["link", "--from", "-", "--to", to, "--max-hops", "2", "-w", place],
      input: "person:1307\n")
    #expect(try piped.rows.count >= 2)
  }

  @Test func severalFitsAreListed() throws {
    let names = Dictionary(grouping: try Shipped.table("county", "persons")) { $0["name"]! }
    let twins = try #require(names.filter { $0.value.count > 1 }.min { $0.key < $1.key })
    let run = try county(twins.key, "company:10")
    #expect(run.status == 65)
    #expect(run.err.contains("\(twins.value.count) parties fit"))
    let json = try run.json
    let candidates = try #require(json["candidates"] as? [[String: Any]])
    #expect(Set(json.keys) == ["candidates"])
    #expect(
      Set(candidates.compactMap { $0["id"] as? String })
        == Set(twins.value.map { "person:\($0["id"]!)" }))
    let table = try county(twins.key, "company:10", "--format", "table")
    #expect(table.out.split(separator: "\n").count == twins.value.count)
  }

  @Test func theNearestAreListedWhereNobodyFits() throws {
    let run = try contracts("Matt Hancok", "Topwood")
    #expect(run.status == 65)
    let candidates = try #require(try run.json["candidates"] as? [[String: Any]])
    #expect(candidates.contains { $0["name"] as? String == "Matt Hancock" })
  }

  @Test func tablesSpeakTwoLanguages() throws {
    let english = try contracts("Matt Hancock", "Topwood", "--format", "table")
    #expect(english.out.contains("1 ties, score") || english.out.contains("ties, score"))
    #expect(english.out.contains("ties.csv row ") && english.out.contains("for a person to check"))
    let chinese = try contracts("Matt Hancock", "Topwood", "--format", "table", "--lang", "zh")
    #expect(chinese.out.contains("步，得分") && chinese.out.contains("ties.csv 第 "))
    #expect(chinese.out.contains("不是结论"))
    let local = try Guanxi.run(
      ["link", "Matt Hancock", "Topwood", "--format", "table", "-w", try Shipped.contracts.get()],
      environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(local.out == chinese.out)
    #expect(!english.out.contains("\u{1B}"))
  }

  @Test func noLinkIsAnAnswer() throws {
    let run = try county("person:1307", "company:10", "--max-hops", "1")
    #expect(run.status == 0)
    #expect(try paths(run.json).isEmpty)
    let table = try county("person:1307", "company:10", "--max-hops", "1", "--format", "table")
    #expect(table.out.hasPrefix("No link within 1 tie.\n"))
    #expect(table.out.contains("within 3 ties (--max-hops): a link of 2 ties"))
    let searched = try #require(run.json["searched"] as? [String: Any])
    let looser = try #require(searched["looser"] as? [[String: Any]])
    #expect(looser.map { $0["without"] as? String } == ["hubs", "maxHops"])
    #expect(looser.map { $0["links"] as? Bool } == [false, true])
  }

  @Test func theSameQuestionHasTheSameAnswer() throws {
    let first = try county(Self.chain[0], Self.chain[2])
    #expect(try county(Self.chain[0], Self.chain[2]).out == first.out)
  }

  /// Two files are answered as their pairs are, on any number of threads; each batch is recorded.
  @Test func filesAreAnsweredAsTheirPairs() throws {
    let officials = (1300..<1340).map { "person:\($0)" }
    let companies = (1..<6).map { "company:\($0)" }
    let from = try scratch.write("from", officials.joined(separator: "\n"))
    let to = try scratch.write("to", companies.joined(separator: "\n"))
    let rows = try county("--from", from, "--to", to, "--max-hops", "4").rows
    #expect(rows.count > 10)
    for row in rows.dropLast().prefix(4) {
      let ends = ["from", "to"].map { (row[$0] as? [String: Any])?["id"] as? String ?? "" }
      let pair = try county(ends[0], ends[1], "--max-hops", "4", "--top", "1")
      var best = try #require(paths(pair.json).first)
      best["variants"] = nil
      #expect(try NSDictionary(dictionary: #require(paths(row).first)).isEqual(to: best))
    }
    let strong = try county("--from", from, "--to", to, "--max-hops", "4", "--min-score", "0.3")
      .rows
    #expect(strong.count < rows.count)
    for row in strong.dropLast() {
      #expect(try #require(paths(row).first?["score"] as? Double) >= 0.3)
    }
  }

  /// The tie that alone carries a link is named, with its row.
  @Test func theCounterCheckNamesTheTie() throws {
    let run = try contracts(
      "Matt Hancock", "Deborah Feldman", "--max-hops", "2", "--format", "table")
    #expect(run.out.contains("Counter-check: if one of these ties (◆) is wrong"))
    let json = try contracts("Matt Hancock", "Deborah Feldman", "--max-hops", "2").json
    let necessary = try #require(json["necessary"] as? [[String: Any]])
    #expect(!necessary.isEmpty)
    for tie in necessary {
      #expect(tie["path"] as? Int == 1 && tie["step"] is Int && tie["sources"] is [Any])
    }
  }

  @Test func variantsAreCountedAndListedOnDemand() throws {
    let run = try county(Self.chain[0], Self.chain[2], "--top", "20")
    let counted = try #require(
      paths(run.json).first { ($0["variants"] as? Int ?? 0) > 0 && $0["variantPaths"] == nil })
    let listed = try county(Self.chain[0], Self.chain[2], "--top", "20", "--variants")
    let same = try #require(
      paths(listed.json).first { $0["score"] as? Double == counted["score"] as? Double })
    #expect((same["variantPaths"] as? [Any])?.count == counted["variants"] as? Int)
  }
}
