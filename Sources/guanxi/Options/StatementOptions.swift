import ArgumentParser
import CypherEngine
import Foundation
import Investigation
import PropertyGraph
import Workspace

/// The parameters of a statement.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: [.customShort("p"), .customLong("param")],
    help: ArgumentHelp(
      "A parameter: a JSON value such as 7, true or [1,2], else a text.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: ArgumentHelp("A file with a JSON object of parameters.", valueName: "file"))
  var params: String?

  func validate() throws {
    for parameter in parameters where !parameter.dropFirst().contains("=") {
      throw ValidationError("-p is ‘\(parameter)’, expected name=value")
    }
  }

  /// Those of the files, and over them those given one by one.
  func values(file: String? = nil) throws -> [ByteString: CypherValue] {
    var values: [ByteString: CypherValue] = [:]
    for path in [params, file].compactMap({ $0 }) {
      let text = try InputText.read(path)
      do throws(ParameterJSON.Fault) {
        values.merge(try ParameterJSON.parameters(text)) { $1 }
      } catch {
        throw WorkspaceError(
          .badData, "\(error); expected an object of parameters", path: path)
      }
    }
    for parameter in parameters {
      let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0].hasPrefix("$") ? parts[0].dropFirst() : parts[0]
      values[ByteString(String(name))] = Self.value(String(parts[1]))
    }
    return values
  }

  /// A JSON value, else the text itself.
  static func value(_ text: String) -> CypherValue {
    (try? ParameterJSON.value(text)) ?? .text(text)
  }
}

/// What a statement may take, and what it is asked with.
struct StatementOptions: ParsableArguments {
  @OptionGroup var parameters: ParameterOptions

  @Option(help: "Only ties that hold on this day, such as 2020-10-01.")
  var at: String?

  @Flag(help: "Allow changes; a missing workspace is made.")
  var write = false

  @Option(help: ArgumentHelp("Refuse results with more rows.", valueName: "rows"))
  var limitRows: Int?

  @Option(help: ArgumentHelp("Stop a statement after so long.", valueName: "seconds"))
  var timeout = 300.0

  @Option(help: ArgumentHelp("Stop a statement that holds more.", valueName: "MB"))
  var memory = 8192

  @Option(help: "How many threads a statement uses.")
  var threads = 2

  func validate() throws {
    if let limitRows, limitRows < 0 {
      throw ValidationError("--limit-rows is \(limitRows), expected 0 or more")
    }
    guard timeout > 0, timeout <= 86_400 else {
      throw ValidationError("--timeout is \(timeout), expected seconds up to 86400")
    }
    guard (1...(1 << 24)).contains(memory) else {
      throw ValidationError("--memory is \(memory), expected megabytes from 1 on")
    }
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads is \(threads), expected 1 to 256")
    }
  }

  var limits: QueryLimits {
    QueryLimits(
      time: .milliseconds(Int64(timeout * 1000)), rowsMax: limitRows, bytesMax: memory << 20)
  }
}

/// Texts from files, or from standard input for `-`.
enum InputText {
  static func read(_ path: String) throws -> String {
    let data: Data?
    if path == "-" {
      data = FileHandle.standardInput.readDataToEndOfFile()
    } else {
      guard FileManager.default.fileExists(atPath: path) else {
        throw WorkspaceError(.notFound, "no such file", path: path)
      }
      data = FileManager.default.contents(atPath: path)
    }
    guard let data else { throw WorkspaceError(.system, "cannot read the file", path: path) }
    guard let text = String(data: data, encoding: .utf8) else {
      throw WorkspaceError(.badData, "the file is not UTF-8", path: path)
    }
    return text
  }
}
