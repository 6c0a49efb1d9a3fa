import Foundation
import Testing

/// Help teaches. Its texts are kept in `Goldens`; `GUANXI_REWRITE_GOLDENS=1` rewrites them.
@Suite struct HelpTests {
  static let verbs = [
    "import", "query", "shell", "link", "kin", "owners", "timeline", "identity", "find", "source",
    "scan",
    "draw",
    "communities", "compact",
    "verify",
    "serve",
  ]

  private func check(_ text: String, _ name: String) throws {
    let file = "\(Guanxi.home)/Tests/CommandTests/Goldens/\(name).txt"
    if ProcessInfo.processInfo.environment["GUANXI_REWRITE_GOLDENS"] == "1" {
      return try text.write(toFile: file, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text == kept, "GUANXI_REWRITE_GOLDENS=1 rewrites \(name).txt")
  }

  @Test(arguments: verbs) func helpOfAVerb(_ verb: String) throws {
    let help = try Guanxi.run("help", verb)
    #expect(help.status == 0 && help.err.isEmpty)
    #expect(help.out.contains("EXAMPLES\n  guanxi \(verb) "))
    #expect(help.out.contains("USAGE: guanxi \(verb) "))
    try check(help.out, verb)
    let same = try Guanxi.run(verb, "--help")
    #expect(same.out == help.out && same.status == 0)
  }

  @Test func helpOfAll() throws {
    let help = try Guanxi.run("--help")
    #expect(help.status == 0 && help.err.isEmpty)
    for verb in Self.verbs { #expect(help.out.contains("\n  \(verb) ")) }
    for status in ["0 done", "2 leads found", "64 wrong", "65 bad data", "66 no such", "70 our"] {
      #expect(help.out.contains(status))
    }
    #expect(try Guanxi.run("help").out == help.out)
  }

  @Test func theVersionIsOneLine() throws {
    let run = try Guanxi.run("--version")
    #expect(run.status == 0 && run.out.split(separator: "\n").count == 1)
  }
}
