import Foundation
import Testing

/// Every kind of mistake has its status and a line on standard error, and leaves standard output
/// alone.
@Suite struct ExitStatusTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var id: String
    /// `W` is the imported county, `T` a folder of the test's own.
    var command: String
    var status: Int32
    /// What standard error says among other things.
    var says: String
    var testDescription: String { id }
  }

  static let cases: [Case] = [
    Case(
      id: "no such workspace", command: "link 1 2 -w T/none.gx", status: 66,
      says: "no workspace here"),
    Case(
      id: "no such dataset", command: "import T/none -w T/w.gx", status: 66,
      says: "T/none: no such file"),
    Case(
      id: "no such mapping", command: "import T/x.csv --mapping countyrecords -w T/w.gx",
      status: 66,
      says: "countyrecords"),
    Case(
      id: "no such list", command: "link --from T/a --to T/b -w W", status: 66,
      says: "T/a: no such file"),
    Case(
      id: "unknown party", command: "link person:1 person:x -w W", status: 65, says: "nobody fits"),
    Case(
      id: "unknown model", command: "scan KIM-00 -w W", status: 65, says: "did you mean ‘KIN-00’?"),
    Case(
      id: "too few results", command: "draw --scan KIN-00 --nth 999 -w W -o T/x.dot", status: 65,
      says: "number 999"),
    Case(
      id: "a file that is no mapping", command: "import T/x.csv --mapping T/x.csv -w T/w.gx",
      status: 65, says: "x.csv"),
    Case(
      id: "one party", command: "link person:1 -w W", status: 64,
      says: "expected two parties, found 1"),
    Case(
      id: "no workspace named", command: "link person:1 person:2", status: 64, says: "--workspace"),
    Case(id: "half of two files", command: "link --from T/a -w W", status: 64, says: "go together"),
    Case(
      id: "no day", command: "link person:1 person:2 --at yesterday -w W", status: 64,
      says: "‘yesterday’"),
    Case(
      id: "no such day", command: "scan KIN --at 2021-02-30 -w W", status: 64, says: "2021-02-30"),
    Case(id: "too many hops", command: "link 1 2 --max-hops 13 -w W", status: 64, says: "1 to 12"),
    Case(
      id: "nothing at the top", command: "link 1 2 --top 0 -w W", status: 64, says: "--top is 0"),
    Case(
      id: "a hub limit below nothing", command: "link 1 2 --hub-limit=-1 -w W", status: 64,
      says: "--hub-limit is -1"),
    Case(id: "no such language", command: "scan KIN --lang fr -w W", status: 64, says: "en or zh"),
    Case(id: "no such form", command: "scan KIN --format xml -w W", status: 64, says: "format"),
    Case(
      id: "no such kind", command: "import T/x.csv --as cvs -w T/w.gx", status: 64,
      says: "did you mean ‘csv’?"),
    Case(
      id: "a picture of no form", command: "draw --scan KIN-00 -w W -o T/x.gif", status: 64,
      says: ".svg .png .pdf .dot"),
    Case(
      id: "nothing to draw", command: "draw -w W -o T/x.svg", status: 64,
      says: "one of --link A B, --scan MODEL, --query"),
    Case(id: "no such verb", command: "lnik 1 2", status: 64, says: "lnik"),
    Case(
      id: "a folder of other things", command: "import T -w T", status: 64,
      says: "not empty and not a workspace"),
    Case(
      id: "a picture nobody may write", command: "draw --scan KIN-00 -w W -o T/none/x.dot",
      status: 1,
      says: "cannot write the picture"),
    Case(
      id: "rejects nobody may write", command: "import T/x.el --rejects T/none/r.csv -w T/w.gx",
      status: 1, says: "cannot write the rejected rows"),
  ]

  @Test(arguments: cases) func mistakes(_ entry: Case) throws {
    let scratch = try Scratch()
    _ = try scratch.write("x.csv", "a,b\n1,2\n")
    _ = try scratch.write("x.el", "1 2\n2 3\n")
    let words = try entry.command.split(separator: " ").map { word in
      word == "W"
        ? try Shipped.county.get()
        : word.hasPrefix("T") ? scratch.path + word.dropFirst() : String(word)
    }
    let run = try Guanxi.run(words)
    #expect(run.status == entry.status, "\(run.err)")
    let says = entry.says.hasPrefix("T/") ? scratch.path + entry.says.dropFirst() : entry.says
    #expect(run.err.contains(says), "\(run.err)")
    if entry.id != "unknown party" { #expect(run.out.isEmpty) }
    if entry.status != 64 { #expect(run.err.hasPrefix("guanxi: ")) }
  }

  @Test func leadsEndWithTwoOnlyWhereAsked() throws {
    let place = try Shipped.county.get()
    #expect(try Guanxi.run("scan", "KIN-00", "-w", place).status == 0)
    #expect(try Guanxi.run("scan", "KIN-00", "-w", place, "--fail-on-lead").status == 2)
    // Before anybody owned anything there was no lead.
    let early = try Guanxi.run(
      "scan", "KIN-00", "-w", place, "--fail-on-lead", "--at", "1900-01-01")
    #expect(early.status == 0 && early.out.isEmpty)
    #expect(early.err.contains("triggered 0"))
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let place = try Shipped.county.get()
    let script = "\"$0\" scan all -w \"$1\" --format ndjson | true; echo ${PIPESTATUS[0]}"
    let run = try Guanxi.run(
      ["-c", script, Guanxi.program, place], program: "/bin/bash")
    #expect(run.out == "0\n")
    #expect(run.err.isEmpty || run.err.hasPrefix("triggered "))
  }
}
