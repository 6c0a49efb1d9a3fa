import CypherEngine
import Declarations
import PropertyGraph

/// A parameter that a query file declares.
public struct QueryParameter: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case boolean = "Boolean"
    case date = "Date"
    case float = "Float"
    case integer = "Integer"
    case string = "String"
  }

  public var name: String
  public var kind: Kind
  /// Used where the caller gives none; nil where the caller has to.
  public var initial: String?
  /// From which day on the value holds, for a threshold that a rule sets.
  public var since: CalendarDate?
  /// The rule behind the value.
  public var source: String?

  /// The value of a text, by the parameter's kind; nil where it does not read as one.
  public func value(of text: String) -> CypherValue? {
    if text == "null" { return .null }
    switch kind {
    case .boolean:
      return ["true": true, "false": false][text].map { .boolean($0) }
    case .date:
      return CalendarDate(text).map { .date(LocalDate(days: Int64($0.days))) }
    case .float:
      return Double(text).flatMap { $0.isFinite ? .float($0) : nil }
    case .integer: return Int64(text).map { .integer($0) }
    case .string:
      let isQuoted = text.count > 1 && text.hasPrefix("'") && text.hasSuffix("'")
      return .text(isQuoted ? String(text.dropFirst().dropLast()) : text)
    }
  }

  /// The value where the caller gives none.
  public var initialValue: CypherValue? { initial.flatMap { value(of: $0) } }
}

extension QueryHeader {
  /// The parameters of `param` lines, and of `params`, where semicolons part them.
  func parameters() throws(DeclarationError) -> [QueryParameter] {
    var found: [QueryParameter] = []
    for field in fields where field.name == "param" || field.name == "params" {
      let texts =
        field.name == "param"
        ? [field.value]
        : field.value == "none" ? [] : field.value.split(separator: ";").map { Self.trimmed($0) }
      for text in texts {
        let parameter = try parameter(text, field)
        guard !found.contains(where: { $0.name == parameter.name }) else {
          throw DeclarationError(
            .invalid, "a second parameter ‘\(parameter.name)’", file: file, line: field.line)
        }
        found.append(parameter)
      }
    }
    return found
  }

  /// `name: Type = value  since 2024-11-01  source: …`.
  private func parameter(
    _ text: String, _ field: Field
  ) throws(DeclarationError) -> QueryParameter {
    let parts = Self.segments(text)
    let declaration = parts[0].split(separator: "=", maxSplits: 1).map { Self.trimmed($0) }
    let words = declaration[0].split(separator: ":", maxSplits: 1).map { Self.trimmed($0) }
    guard words.count == 2, let kind = QueryParameter.Kind(rawValue: words[1]) else {
      let kinds = QueryParameter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(field, "expected ‘name: Type = value’ with a type of \(kinds)")
    }
    var parameter = QueryParameter(name: words[0], kind: kind)
    if declaration.count == 2 {
      parameter.initial = declaration[1]
      guard parameter.initialValue != nil else {
        throw error(field, "expected a value of type \(kind.rawValue), or null")
      }
    }
    for part in parts.dropFirst() {
      if part.hasPrefix("since "), let day = CalendarDate(String(part.dropFirst(6))) {
        parameter.since = day
      } else if part.hasPrefix("source:") {
        parameter.source = Self.trimmed(part.dropFirst(7))
      } else {
        throw error(field, "behind the value only ‘since YYYY-MM-DD’ and ‘source: …’ may stand")
      }
    }
    return parameter
  }
}
