import Yams

/// One value of a YAML document, which knows its place, so that every complaint names file and
/// line.
struct YAMLValue {
  let node: Yams.Node
  let file: String
  /// Dotted path from the root of the document, for messages.
  let path: String

  /// The root of a document.
  static func parse(_ text: String, file: String) throws(DeclarationError) -> YAMLValue {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        throw DeclarationError(.malformed, "the file is empty", file: file)
      }
      return YAMLValue(node: node, file: file, path: "")
    } catch let error as DeclarationError {
      throw error
    } catch let error as YamlError {
      throw malformed(error, file: file)
    } catch {
      throw DeclarationError(.malformed, "not YAML", file: file)
    }
  }

  var line: Int? { node.mark?.line }

  func error(
    _ code: DeclarationError.Code, _ message: String, hint: String? = nil
  ) -> DeclarationError {
    DeclarationError(
      code, path.isEmpty ? message : "\(path): \(message)", file: file, line: line, hint: hint)
  }

  var isScalar: Bool { node.scalar != nil }
  var isNull: Bool { node.null != nil && node.scalar?.style == .plain }

  /// The entries of a mapping in the order of the file.
  func entries() throws(DeclarationError) -> [(key: String, value: YAMLValue)] {
    guard let mapping = node.mapping else { throw error(.invalid, "expected a mapping") }
    var result: [(key: String, value: YAMLValue)] = []
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      result.append((name, child(value, name)))
    }
    return result
  }

  /// The items of a sequence; a lone scalar counts as a sequence of one.
  func items() throws(DeclarationError) -> [YAMLValue] {
    if node.scalar != nil { return isNull ? [] : [self] }
    guard let sequence = node.sequence else { throw error(.invalid, "expected a list") }
    var result: [YAMLValue] = []
    for (index, value) in sequence.enumerated() { result.append(child(value, "[\(index)]")) }
    return result
  }

  /// The value at a key, or nil where the key is absent or null.
  subscript(key: String) -> YAMLValue? {
    guard let mapping = node.mapping else { return nil }
    for (name, value) in mapping where name.scalar?.string == key {
      let found = child(value, key)
      return found.isNull ? nil : found
    }
    return nil
  }

  func required(_ key: String) throws(DeclarationError) -> YAMLValue {
    guard let value = self[key] else { throw error(.missing, "‘\(key)’ is missing") }
    return value
  }

  func string() throws(DeclarationError) -> String {
    guard let scalar = node.scalar else { throw error(.invalid, "expected a text") }
    return scalar.string
  }

  func strings() throws(DeclarationError) -> [String] {
    var result: [String] = []
    for item in try items() { result.append(try item.string()) }
    return result
  }

  func bool() throws(DeclarationError) -> Bool {
    guard let value = node.bool else { throw error(.invalid, "expected true or false") }
    return value
  }

  func integer() throws(DeclarationError) -> Int {
    guard let value = node.int else { throw error(.invalid, "expected a whole number") }
    return value
  }

  func double() throws(DeclarationError) -> Double {
    guard let value = node.float else { throw error(.invalid, "expected a number") }
    return value
  }

  /// Complains about the first key that is not among `known`, naming the nearest one.
  func allowOnly(_ known: [String]) throws(DeclarationError) {
    guard let mapping = node.mapping else { throw error(.invalid, "expected a mapping") }
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      if known.contains(name) { continue }
      throw DeclarationError(
        .unknown, "\(path.isEmpty ? "" : path + ": ")‘\(name)’ is not known here", file: file,
        line: key.mark?.line, hint: nearest(name, among: known).map { "did you mean ‘\($0)’?" })
    }
  }

  /// What the parser found wrong, in one line and with its place.
  private static func malformed(_ error: YamlError, file: String) -> DeclarationError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      DeclarationError(.malformed, "not YAML: \(problem)", file: file, line: mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      DeclarationError(
        .malformed, "‘\(keys.sorted().joined(separator: "’, ‘"))’ stands here twice", file: file,
        line: context.mark.line)
    default:
      DeclarationError(.malformed, "not YAML", file: file)
    }
  }

  private func child(_ node: Yams.Node, _ name: String) -> YAMLValue {
    YAMLValue(node: node, file: file, path: path.isEmpty ? name : "\(path).\(name)")
  }
}
