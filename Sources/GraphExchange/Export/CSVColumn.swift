import PropertyGraph

/// The form of a column in the headers of Neo4j's bulk import; a property of several forms has
/// several columns.
enum CSVForm: String, CaseIterable {
  case boolean, long, double, string, date, localtime, time, localdatetime, datetime, duration
  case booleans = "boolean[]"
  case longs = "long[]"
  case doubles = "double[]"
  case strings = "string[]"
  case dates = "date[]"
  case localtimes = "localtime[]"
  case times = "time[]"
  case localdatetimes = "localdatetime[]"
  case datetimes = "datetime[]"
  case durations = "duration[]"

  init(_ value: Value) {
    switch value {
    case .boolean: self = .boolean
    case .integer: self = .long
    case .double: self = .double
    case .string: self = .string
    case .date: self = .date
    case .localTime: self = .localtime
    case .time: self = .time
    case .localDateTime: self = .localdatetime
    case .dateTime: self = .datetime
    case .duration: self = .duration
    // Neither have readers a form for them that all would take.
    case .wideDate, .point: self = .string
    case .list(let items):
      let forms = Set(items.map { CSVForm($0) })
      self =
        forms.count == 1
        ? CSVForm(rawValue: "\(forms.first!.rawValue)[]") ?? .strings : .strings
    }
  }

  /// The form of a list of these.
  static let separator = ";"
}

extension Value {
  /// The text of a cell, not yet quoted; nil where no cell can hold the value.
  func cellText(_ losses: inout ExportLosses) -> String? {
    switch self {
    case .double(let number) where !number.isFinite:
      losses.numbersWithoutDigits += 1
      return nil
    case .string(let text) where text.text.isEmpty:
      losses.emptyTexts += 1
      return nil
    case .list(let items):
      let texts = items.map(\.description)
      let isFaithful =
        !items.isEmpty && Set(items.map { CSVForm($0) }).count == 1
        && texts.allSatisfy { !$0.isEmpty && !$0.contains(CSVForm.separator) }
        && !items.contains { if case .list = $0 { true } else { false } }
      if !isFaithful {
        losses.lists += 1
      } else if items.contains(where: \.comesBackAsText) {
        losses.texts += 1
      }
      return texts.joined(separator: CSVForm.separator)
    default:
      if comesBackAsText { losses.texts += 1 }
      return description
    }
  }

  /// Whether an import reads a text where the value was.
  private var comesBackAsText: Bool {
    switch self {
    case .wideDate, .localTime, .time, .localDateTime, .dateTime, .duration, .point: true
    case .boolean, .integer, .double, .string, .date, .list: false
    }
  }
}

/// Quotes cells as RFC 4180 says, and only those that need it.
func csvCell(_ text: String) -> String {
  let needsQuotes = text.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
  guard needsQuotes || text.utf8.first == 0xEF else { return text }
  var quoted: [UInt8] = [34]
  for byte in text.utf8 {
    if byte == 34 { quoted.append(34) }
    quoted.append(byte)
  }
  quoted.append(34)
  return String(decoding: quoted, as: UTF8.self)
}
