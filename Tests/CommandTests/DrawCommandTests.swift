import Foundation
import Testing

@Suite struct DrawCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Draws into a DOT file and returns its bytes.
  private func dot(_ place: String, _ arguments: [String]) throws -> String {
    let file = scratch.file("\(UUID().uuidString).dot")
    let run = try Guanxi.run(["draw", "-w", place, "-o", file] + arguments)
    try #require(run.status == 0, "\(run.err)")
    #expect(run.out.isEmpty)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test func theSameRecordsGiveTheSameBytes() throws {
    let place = try Shipped.county.get()
    for arguments in [
      ["--scan", "KIN-00", "--nth", "1"], ["--link", "person:1307", "company:10", "--lang", "zh"],
    ] {
      #expect(try dot(place, arguments) == dot(place, arguments))
    }
    // A second import of the same files in another place is the same picture too.
    let other = scratch.file("other.gx")
    _ = try Guanxi.run("import", "\(Guanxi.home)/Datasets/county", "-w", other)
    let arguments = ["--scan", "KIN-00", "--nth", "2"]
    #expect(try dot(place, arguments) == dot(other, arguments))
  }

  @Test func theFormsOfAPicture() throws {
    let place = try Shipped.county.get()
    for (ending, start) in [("svg", "<?xml"), ("png", "\u{89}PNG"), ("pdf", "%PDF")] {
      let file = scratch.file("x.\(ending)")
      let run = try Guanxi.run("draw", "--scan", "KIN-00", "-w", place, "-o", file)
      #expect(run.status == 0)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }), "\(ending)")
    }
  }

  /// Relatives are shown by their role in a picture, unless --unmask is given.
  @Test func relativesHaveNoNameInAPicture() throws {
    let place = try Shipped.county.get()
    let names = Dictionary(
      uniqueKeysWithValues: try Shipped.table("county", "persons").map { ($0["id"]!, $0["name"]!) })
    let leads = try Guanxi.run("scan", "KIN-00", "-w", place).rows
    for (at, lead) in leads.enumerated() {
      let roles = try #require(lead["roles"] as? [String: [String: Any]])
      let relative = try #require(roles["relative"]?["id"] as? String)
      let name = try #require(names[String(relative.dropFirst("person:".count))])
      let masked = try dot(place, ["--scan", "KIN-00", "--nth", "\(at + 1)"])
      #expect(!masked.contains(name) && !masked.contains("\(relative)\""), "lead \(at + 1)")
      let official = try #require(roles["official"]?["name"] as? String)
      #expect(masked.contains(official))
      let bare = try dot(place, ["--scan", "KIN-00", "--nth", "\(at + 1)", "--unmask"])
      #expect(bare.contains(name))
    }
  }

  @Test func aLinkShowsOnlyItsSubjectsByName() throws {
    let place = try Shipped.contracts.get()
    let masked = try dot(place, ["--link", "Matt Hancock", "NHS Wales", "--max-hops", "3"])
    #expect(masked.contains("Matt Hancock") && masked.contains("Topwood"))
    for person in try Shipped.table("uk-covid-contracts", "parties")
    where person["type"] == "person" {
      let name = person["id"]!
      #expect(name == "Matt Hancock" || !masked.contains(name), "\(name)")
    }
    let bare = try dot(
      place,
      ["--link", "Matt Hancock", "NHS Wales", "--max-hops", "3", "--unmask", "--reason", "a test"])
    #expect(bare.contains("Emily Gilruth"))
  }

  @Test func aSavedQuestionIsDrawn() throws {
    let place = try Shipped.county.get()
    let hit = try #require(
      try Shipped.table("county", "truth").first { $0["kind"] == "VILLAGE_KIN_WINNER" })
    let arguments = [
      "--question", "village-works-and-kin", "-p", "village=org:\(hit["org_id"]!)", "-p",
      "day=2025-06-30", "--lang", "zh",
    ]
    let masked = try dot(place, arguments)
    #expect(masked.contains("某村工程承包人与历任村干部的亲属关系"))
    #expect(masked.contains("village-works-and-kin") && masked.contains("shareholdings.csv"))
    let names = Dictionary(
      uniqueKeysWithValues: try Shipped.table("county", "persons").map { ($0["id"]!, $0["name"]!) })
    let (official, relative) = (names[hit["official_id"]!]!, names[hit["person_id"]!]!)
    #expect(masked.contains(official) && !masked.contains(relative))
    #expect(try dot(place, arguments + ["--unmask"]).contains(relative))
  }

  @Test func aPictureSpeaksTwoLanguages() throws {
    let place = try Shipped.county.get()
    let english = try dot(place, ["--scan", "KIN-00", "--lang", "en"])
    let chinese = try dot(place, ["--scan", "KIN-00", "--lang", "zh"])
    #expect(english.contains("tender") && chinese.contains("招标项目"))
  }
}
