import ArgumentParser
import CountyGenerator
import Foundation

/// `guanxi-bench generate-county`: writes an invented county with its `dataset.yaml`.
struct GenerateCounty: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-county",
    abstract: "Write an invented county in the county-records layout.",
    discussion: """
      The same number of persons and the same seed give the same bytes on every machine. \
      truth.csv names the planted ties and the innocent look-alikes.
      """)

  @Option(help: "How many persons, 500 to 5000000.")
  var persons = 2000

  @Option(help: "The seed.")
  var seed: UInt64 = 7

  @Argument(help: "The folder to write, made where missing.")
  var out: String

  func validate() throws {
    guard County.sizes.contains(persons) else {
      throw ValidationError("--persons is \(persons); a county has 500 to 5000000")
    }
  }

  func run() throws {
    let files = try County(persons: persons, seed: seed).writeDataset(
      to: URL(fileURLWithPath: out))
    for file in files {
      FileHandle.standardError.write(Data("\(file.name)\t\(file.rows) rows\n".utf8))
    }
  }
}
