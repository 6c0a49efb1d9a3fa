import Foundation
import Testing
import Workspace

@Suite struct ImportCommandTests {
  private let scratch: Scratch
  private var place: String { scratch.file("w.gx") }

  init() throws { scratch = try Scratch() }

  private static let mapping = """
    name: tiny
    files:
      - file: people.csv
        nodes:
          - {label: Person, key: id, properties: {name: name}}
        ties:
          - type: MET
            from: {space: person, column: id, required: true}
            to: {space: person, column: met}

    """

  /// A dataset with one row that cannot be read.
  private func dataset() throws -> String {
    let folder = scratch.file("tiny")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = try scratch.write("tiny/m.yaml", Self.mapping)
    _ = try scratch.write("tiny/people.csv", "id,name,met\n1,安宁,\n,卞成,1\n3,丁玲,1\n")
    _ = try scratch.write("tiny/dataset.yaml", "name: tiny\ninvented: true\nmapping: m.yaml\n")
    return folder
  }

  @Test func theAnswerIsOneObjectAndTheRestGoesToStandardError() throws {
    let rejects = scratch.file("r.csv")
    let run = try Guanxi.run("import", try dataset(), "-w", place, "--rejects", rejects)
    #expect(run.status == 0)
    let json = try run.json
    #expect(
      Set(json.keys) == ["nodes", "relationships", "rejected", "warnings", "sources", "seconds"])
    #expect(json["nodes"] as? Int == 2 && json["relationships"] as? Int == 1)
    #expect(json["rejected"] as? Int == 1)
    let sources = try #require(json["sources"] as? [[String: Any]])
    #expect(sources.count == 1 && sources[0]["file"] as? String == "people.csv")
    #expect(sources[0]["rows"] as? Int == 3)
    #expect(json["warnings"] as? [String] == ["not named by the mapping, ignored: m.yaml"])
    #expect(run.err == "guanxi: warning: not named by the mapping, ignored: m.yaml\n")
    let rows = try String(contentsOfFile: rejects, encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 2 && rows[0] == "file,row,reason" && rows[1].hasPrefix("people.csv,3,"))
    #expect(!rows[1].contains("卞成"))
  }

  @Test func rejectsAreListedWithoutAFileForThem() throws {
    let run = try Guanxi.run("import", try dataset(), "-w", place, "--format", "table")
    #expect(run.err.contains("guanxi: rejected people.csv, row 3: "))
    #expect(run.out.hasPrefix("2 nodes, 1 relationships, 1 rows rejected, "))
    let again = try Guanxi.run(
      "import", try dataset(), "-w", place, "--format", "table", "--lang", "zh")
    #expect(again.out.hasPrefix("0 个节点，0 条关系，0 行被拒"))
    #expect(again.err.contains("stands already"))
  }

  @Test func aDryRunMakesNoWorkspace() throws {
    let run = try Guanxi.run("import", try dataset(), "-w", place, "--dry-run")
    #expect(try run.json["nodes"] as? Int == 2)
    #expect(!FileManager.default.fileExists(atPath: place))
    let bad = try Guanxi.run("import", try dataset(), "-w", scratch.path, "--dry-run")
    #expect(bad.status == 64)
  }

  @Test func aDatasetThatIsNotWhatItSaysIs65() throws {
    let folder = try dataset()
    _ = try scratch.write(
      "tiny/dataset.yaml", "name: tiny\nmapping: m.yaml\nfiles: {people.csv: {rows: 4}}\n")
    let run = try Guanxi.run("import", folder, "-w", place)
    #expect(run.status == 65 && run.out.isEmpty)
    #expect(run.err.contains("people.csv: 3 rows, dataset.yaml says 4"))
    try FileManager.default.removeItem(atPath: "\(folder)/people.csv")
    let gone = try Guanxi.run("import", folder, "-w", place)
    #expect(gone.status == 66 && gone.err.contains("people.csv"))
  }

  @Test func aPrefixStandsInFrontOfKeySpaces() throws {
    _ = try Guanxi.run("import", try dataset(), "-w", place, "--space", "north")
    let run = try Guanxi.run("link", "north.person:1", "north.person:3", "-w", place)
    #expect(run.status == 0)
    #expect(try (run.json["paths"] as? [Any])?.count == 1)
  }

  @Test func verifyNamesTheFaultAndEndsWithOne() throws {
    _ = try Guanxi.run("import", try dataset(), "-w", place)
    let sound = try Guanxi.run("verify", "-w", place)
    #expect(sound.status == 0 && sound.out.isEmpty)
    let kept = try FileManager.default.contentsOfDirectory(atPath: "\(place)/sources")[0]
    _ = try scratch.write("w.gx/sources/\(kept)", "id,name\n")
    let run = try Guanxi.run("verify", "-w", place)
    #expect(run.status == 1 && run.err.contains("\(place)/sources/\(kept)"))
    #expect(run.out.isEmpty)
  }

  @Test func verifyOfAManifestThatIsDamagedEndsWithOne() throws {
    _ = try Guanxi.run("import", try dataset(), "-w", place)
    for ending in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: "\(place)/guanxi.sqlite\(ending)")
    }
    _ = try scratch.write("w.gx/guanxi.sqlite", String(repeating: "noise", count: 4000))
    let run = try Guanxi.run("verify", "-w", place)
    #expect(run.status == 1 && run.err.contains("guanxi.sqlite"))
  }
}
