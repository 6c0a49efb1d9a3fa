/// The entries of a message's map by name, each checked for its kind. Null counts as absent, and
/// entries that nobody asks for are passed over, as later versions of Bolt add some.
struct MetadataReader {
  var owner: String
  var map: BoltMap

  private func value(_ name: String) -> BoltValue? {
    guard let value = map[name] else { return nil }
    if case .null = value { return nil }
    return value
  }

  private func wrong(_ name: String, _ value: BoltValue, _ expected: String) -> BoltError {
    BoltError(
      .malformed, "\(name) of \(owner) is \(value.kind) where \(expected) is expected")
  }

  func string(_ name: String) throws(BoltError) -> String? {
    guard let value = value(name) else { return nil }
    guard case .string(let text) = value else { throw wrong(name, value, "a string") }
    return text
  }

  func integer(_ name: String) throws(BoltError) -> Int64? {
    guard let value = value(name) else { return nil }
    guard case .integer(let number) = value else { throw wrong(name, value, "an integer") }
    return number
  }

  func map(_ name: String) throws(BoltError) -> BoltMap {
    guard let value = value(name) else { return [:] }
    guard case .map(let map) = value else { throw wrong(name, value, "a map") }
    return map
  }

  func strings(_ name: String) throws(BoltError) -> [String] {
    guard let value = value(name) else { return [] }
    guard case .list(let values) = value else { throw wrong(name, value, "a list of strings") }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value else { throw wrong(name, value, "a list of strings") }
      texts.append(text)
    }
    return texts
  }
}
