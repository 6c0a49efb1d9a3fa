/// The fields of a structure or message by position, each checked for its kind.
struct FieldReader {
  /// What has the fields, as a message to a person names it: `RUN`, `a point`.
  var owner: String
  var fields: [BoltValue]

  /// There must be as many fields as the kind has; which counts are right may differ by version.
  func expect(count: Int) throws(BoltError) {
    if fields.count != count {
      throw BoltError(
        .malformed, "\(owner) has \(fields.count) fields where \(count) are expected")
    }
  }

  /// Callers ask only for fields whose count they have checked.
  private func wrong(_ at: Int, _ expected: String) -> BoltError {
    BoltError(
      .malformed, "field \(at + 1) of \(owner) is \(fields[at].kind) where \(expected) is expected")
  }

  func integer(_ at: Int) throws(BoltError) -> Int64 {
    guard case .integer(let value) = fields[at] else { throw wrong(at, "an integer") }
    return value
  }

  func float(_ at: Int) throws(BoltError) -> Double {
    guard case .float(let value) = fields[at] else { throw wrong(at, "a float") }
    return value
  }

  func string(_ at: Int) throws(BoltError) -> String {
    guard case .string(let value) = fields[at] else { throw wrong(at, "a string") }
    return value
  }

  func list(_ at: Int) throws(BoltError) -> [BoltValue] {
    guard case .list(let values) = fields[at] else { throw wrong(at, "a list") }
    return values
  }

  func map(_ at: Int) throws(BoltError) -> BoltMap {
    guard case .map(let map) = fields[at] else { throw wrong(at, "a map") }
    return map
  }

  func strings(_ at: Int) throws(BoltError) -> [String] {
    var texts: [String] = []
    for value in try list(at) {
      guard case .string(let text) = value else { throw wrong(at, "a list of strings") }
      texts.append(text)
    }
    return texts
  }
}
