import Foundation
import Testing
import Workspace

/// Reason, case and unmasking: a masked read is recorded with the reason given or with none and
/// never refused; an unmasked one of real people needs a reason.
@Suite struct AuditReasonTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  struct Case: CustomTestStringConvertible, Sendable {
    var options: [String]
    /// Exit statuses where people are invented, real, and both.
    var statuses: [Int32]
    var reason: String?
    var caseID: String?
    var testDescription: String { options.joined(separator: " ") }
  }

  static let cases: [Case] = [
    Case(options: [], statuses: [0, 0, 0]),
    Case(options: ["--reason", "核查"], statuses: [0, 0, 0], reason: "核查"),
    Case(options: ["--reason", ""], statuses: [0, 0, 0]),
    Case(options: ["--reason", " \t　"], statuses: [0, 0, 0]),
    Case(options: ["--case", "2024-7"], statuses: [0, 0, 0], caseID: "2024-7"),
    Case(
      options: ["--reason", "核查", "--case", " "], statuses: [0, 0, 0], reason: "核查"),
    Case(options: ["--unmask"], statuses: [0, 64, 64]),
    Case(options: ["--unmask", "--reason", ""], statuses: [0, 64, 64]),
    Case(options: ["--unmask", "--reason", " \u{A0}\n　"], statuses: [0, 64, 64]),
    Case(options: ["--unmask", "--case", "2024-7"], statuses: [0, 64, 64], caseID: "2024-7"),
    Case(
      options: ["--unmask", "--reason", "核查", "--case", "2024-7"], statuses: [0, 0, 0],
      reason: "核查", caseID: "2024-7"),
  ]

  @Test(arguments: cases) func isRecordedOrRefused(_ entry: Case) throws {
    for (at, kept) in [Unread.county, Unread.contracts, Unread.mixed].enumerated() {
      let scratch = try Scratch()
      let place = try Shipped.copy(kept.get(), to: scratch)
      var expected = 0
      for verb in [
        ["scan", "KIN-00S"], ["export", "--as", "graphml", "-o", scratch.file("x.graphml")],
      ] {
        let run = try Guanxi.run(verb + entry.options + ["-w", place])
        #expect(run.status == entry.statuses[at], "\(run.err)")
        let records = try WorkspaceFolder(path: place).auditRecords()
        if run.status == 0 {
          expected += 1
          let last = try #require(records.last)
          #expect(last.reason == entry.reason && last.caseID == entry.caseID)
          #expect(last.isUnmasked == entry.options.contains("--unmask"))
        } else {
          #expect(run.out.isEmpty && run.err.contains("--unmask needs --reason"))
          #expect(!FileManager.default.fileExists(atPath: scratch.file("x.graphml")))
        }
        #expect(records.count == expected)
      }
    }
  }
}
