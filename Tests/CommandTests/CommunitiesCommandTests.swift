import Foundation
import Testing

/// `communities` and `draw --communities` as a user types them.
@Suite struct CommunitiesCommandTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: ["co-bidding", "ownership", "kin", "all", "Company~Tender", "Person:OWNS|CALLS"])
  func aSummaryIsPrinted(_ on: String) throws {
    let county = try Shipped.county.get()
    let run = try Guanxi.run("communities", "-w", county, "--on", on, "--format", "json")
    #expect(run.status == 0, "\(run.err)")
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    let modularity = try #require(answer["modularity"] as? Double)
    #expect(modularity > 0.2 && modularity < 1)
    #expect((answer["communities"] as? Int ?? 0) > 1 && answer["seconds"] as? Double != nil)
  }

  @Test func membersAreCountedFromTheLargestAndStayTheSame() throws {
    let county = try Shipped.county.get()
    let arguments = ["communities", "-w", county, "--on", "co-bidding", "--members"]
    let run = try Guanxi.run(arguments)
    let again = try Guanxi.run(arguments)
    #expect(run.status == 0 && run.out == again.out)
    let rows = try run.rows
    #expect(!rows.isEmpty)
    let numbers = rows.compactMap { $0["community"] as? Int }
    #expect(numbers.count == rows.count && numbers == numbers.sorted() && numbers.first == 1)
    let sizes = Dictionary(grouping: numbers) { $0 }.sorted { $0.key < $1.key }.map(\.value.count)
    #expect(sizes == sizes.sorted(by: >))
    let ids = rows.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == rows.count && ids.allSatisfy { $0.hasPrefix("company:") })
  }

  @Test(arguments: [
    ("co-biding", "did you mean ‘co-bidding’?"), ("Compny~Tender", "expected one of"),
    ("", "names no ties"), ("Company:", "names no ties"), ("Company:OWN", "type is `OWN`"),
  ])
  func whatIsNotThereIsNamed(_ on: String, _ hint: String) throws {
    let run = try Guanxi.run("communities", "-w", try Shipped.county.get(), "--on", on)
    #expect(run.status == 65 && run.out.isEmpty && run.err.contains(hint), "\(run.err)")
  }

  @Test(arguments: [["--algorithm", "guess"], ["--resolution", "0"], ["--resolution", "-1"]])
  func wrongOptionsAreRefused(_ options: [String]) throws {
    let run = try Guanxi.run(
      ["communities", "-w", try Shipped.county.get(), "--on", "kin"] + options)
    #expect(run.status == 64 && run.out.isEmpty)
  }

  @Test(arguments: ["leiden", "louvain", "components", "label-propagation"])
  func everyAlgorithmRuns(_ algorithm: String) throws {
    let run = try Guanxi.run(
      "communities", "-w", try Shipped.county.get(), "--on", "co-offending", "--algorithm",
      algorithm)
    #expect(run.status == 0, "\(run.err)")
  }

  @Test func picturesAreColouredOrCollapsed() throws {
    let county = try Shipped.county.get()
    for on in ["co-bidding", "co-offending", "shared-contact"] {
      let file = scratch.file("\(on).dot")
      let run = try Guanxi.run(
        "draw", "--communities", on, "-w", county, "-o", file, "--lang", "zh")
      #expect(run.status == 0, "\(run.err)")
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("社群1") && text.contains("模块度"))
    }
  }
}
