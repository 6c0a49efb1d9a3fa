import Declarations
import Foundation
import PropertyGraph

@testable import Investigation

/// A model's fixture: a small graph and the results it must give, none for a near miss.
///
/// ```text
/// kind,from,type,to,valid_from,valid_to,properties
/// node,tender:1,,,,,date=2021-06-01
/// tie,person:2,OWNS,company:1,2020-01-01,,share=0.25
/// expect,,,,,,tender=tender:1;hops=1;path=person:1>person:2
/// ```
///
/// What a result must have is named like its roles and values; `path`, once for each path, lists the
/// references it passes.
struct ModelFixture {
  /// What one result must have, in the order of the file.
  struct Expected {
    var bearers: [String: String] = [:]
    var values: [String: String] = [:]
    var paths: [String] = []
  }

  let caseGraph: CaseGraph
  let expected: [Expected]

  init(_ path: String, roles: [String]) throws {
    let url = URL(fileURLWithPath: path)
    let table = try CountyTable(url.deletingLastPathComponent(), url.lastPathComponent)
    let fixture = try Fixture()
    var expected: [Expected] = []
    for row in table.rows {
      let pairs = table[row, "properties"].split(separator: ";").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map { String($0) }
        return (name: parts[0], text: parts[1])
      }
      let properties = Dictionary(
        uniqueKeysWithValues: table[row, "kind"] == "expect"
          ? [] : pairs.map { ($0.name, Self.value($0.text)) })
      switch table[row, "kind"] {
      case "node": fixture.node(table[row, "from"], properties)
      case "tie":
        fixture.tie(
          table[row, "from"], table[row, "type"], table[row, "to"], properties,
          from: Self.day(table[row, "valid_from"]), to: Self.day(table[row, "valid_to"]))
      case "expect":
        var result = Expected()
        for (name, text) in pairs {
          if name == "path" {
            result.paths.append(text)
          } else if roles.contains(name) {
            result.bearers[name] = text
          } else {
            result.values[name] = text
          }
        }
        expected.append(result)
      default: throw UnknownKind(description: "\(path): no such kind of row")
      }
    }
    self.expected = expected
    caseGraph = try fixture.caseGraph()
  }

  struct UnknownKind: Error, CustomStringConvertible { let description: String }

  private static func day(_ cell: String) -> String? { cell.isEmpty ? nil : cell }

  private static func value(_ text: String) -> Value {
    if let flag = ["true": true, "false": false][text] { return .boolean(flag) }
    if let number = Int64(text) { return .integer(number) }
    if let day = CalendarDate(text) { return .date(day) }
    if text.split(separator: ".").count == 2, let number = Double(text) { return .double(number) }
    return .text(text)
  }
}
