import Foundation

@testable import PropertyGraph

/// Answers queries slowly and plainly, with String and Foundation, sharing nothing with the search
/// but the table of surnames.
struct TextVerifier {
  private struct Name {
    var isPerson = false
    var isOther = false
    var nodes: Set<UInt32> = []
  }

  private var byText: [[UInt8]: Name] = [:]

  init(_ corpus: TextCorpus) {
    for entry in corpus.entries {
      let folded = Self.fold(String(decoding: entry.text, as: UTF8.self))
      if folded.isEmpty { continue }
      byText[Array(folded.utf8), default: Name()].nodes.insert(entry.node)
      if entry.isPerson {
        byText[Array(folded.utf8)]!.isPerson = true
      } else {
        byText[Array(folded.utf8)]!.isOther = true
      }
    }
  }

  static func fold(_ text: String) -> String {
    let words = text.precomposedStringWithCompatibilityMapping.lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var folded = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      folded.append("·•‧∙⋅・".unicodeScalars.contains(scalar) ? "·" : scalar)
    }
    return String(folded)
  }

  func find(
    _ mode: TextQuery.Mode, _ query: [UInt8], limit: Int, where isVisible: (UInt32) -> Bool
  ) -> [PlainHit] {
    let wanted = Self.fold(String(decoding: query, as: UTF8.self))
    guard !wanted.isEmpty else { return [] }
    let letters = Self.letters(wanted)
    var ranked: [(length: Int, hit: PlainHit)] = []
    for (bytes, name) in byText {
      let nodes = name.nodes.filter(isVisible).sorted()
      if nodes.isEmpty { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      var ways: [(TextMatch, String)] = []
      if mode != .pinyin { ways += Self.textWays(text, wanted, mode).map { ($0, "") } }
      if mode == .pinyin || mode == .anything, let letters {
        for form in Self.forms(text, name.isPerson, name.isOther) {
          if form.reading == letters { ways.append((.reading, letters)) }
          if form.initials == letters { ways.append((.initials, letters)) }
          if form.reading.hasPrefix(letters), form.reading != letters {
            ways.append((.readingPrefix, form.reading))
          }
          if form.initials.hasPrefix(letters), form.initials != letters {
            ways.append((.initialsPrefix, form.initials))
          }
        }
      }
      let order: [TextMatch] = [
        .exact, .prefix, .reading, .initials, .inside, .readingPrefix, .initialsPrefix,
      ]
      let best = ways.min { a, b in
        (order.firstIndex(of: a.0)!, a.1) < (order.firstIndex(of: b.0)!, b.1)
      }
      guard let best else { continue }
      ranked.append(
        (
          min(text.unicodeScalars.count, 64),
          PlainHit(name: bytes, match: best.0, reading: best.1, nodes: nodes)
        ))
    }
    let order: [TextMatch: Int] = [
      .exact: 0, .prefix: 1, .reading: 2, .initials: 3, .inside: 4, .readingPrefix: 5,
      .initialsPrefix: 6,
    ]
    ranked.sort { a, b in
      if a.hit.match != b.hit.match { return order[a.hit.match]! < order[b.hit.match]! }
      if a.length != b.length { return a.length < b.length }
      if a.hit.reading != b.hit.reading { return a.hit.reading < b.hit.reading }
      return a.hit.name.lexicographicallyPrecedes(b.hit.name)
    }
    return ranked.prefix(limit).map(\.hit)
  }

  private static func textWays(
    _ text: String, _ wanted: String, _ mode: TextQuery.Mode
  ) -> [TextMatch] {
    let (text, wanted) = (Array(text.unicodeScalars), Array(wanted.unicodeScalars))
    if text == wanted { return [.exact] }
    if mode == .exact { return [] }
    if text.starts(with: wanted) { return [.prefix] }
    if mode == .prefix { return [] }
    let window = Array(text.prefix(1024))
    guard window.count >= wanted.count else { return [] }
    for start in 0...(window.count - wanted.count)
    where Array(window[start..<start + wanted.count]) == wanted { return [.inside] }
    return []
  }

  /// The letters of a pinyin query: each letter with its marks, perhaps a tone digit behind it.
  static func letters(_ query: String) -> String? {
    var text = query.decomposedStringWithCanonicalMapping
    for (written, letter) in [("u:", "v"), ("ɡ", "g"), ("ɑ", "a")] {
      text = text.replacingOccurrences(of: written, with: letter, options: .literal)
    }
    guard
      text.range(
        of: #"^[ '’‘`-]*([a-z][\u0300\u0301\u0302\u0304\u0306\u0308\u030C]*[0-5]?[ '’‘`-]*)+$"#,
        options: .regularExpression)
        != nil
    else { return nil }
    text = text.replacingOccurrences(
      of: #"u[\u0300-\u0307\u030C]*\u0308"#, with: "v", options: .regularExpression)
    return String(text.unicodeScalars.filter { ("a"..."z").contains($0) }.map(Character.init))
  }

  private static func forms(
    _ text: String, _ isPerson: Bool, _ isOther: Bool
  ) -> [(reading: String, initials: String)] {
    let scalars = Array(text.unicodeScalars)
    let han = scalars.map { scalar in
      CharacterSet(charactersIn: "\u{3400}"..."\u{4DBF}").contains(scalar)
        || CharacterSet(charactersIn: "\u{4E00}"..."\u{9FFF}").contains(scalar)
        || CharacterSet(charactersIn: "\u{20000}"..."\u{3FFFF}").contains(scalar)
        || scalar == "〇"
    }
    guard scalars.count < 64 else { return [] }
    var isReadable = false
    let general = zip(scalars, han).map { scalar, isHan -> String in
      if isHan {
        let reading = syllable(scalar)
        isReadable = isReadable || !reading.isEmpty
        return reading
      }
      // A small v is ü; letters that are themselves stand large until the end.
      let letter = letters(String(scalar)) ?? ""
      return letter == "v" && scalar != "v" ? letter : letter.uppercased()
    }
    guard isReadable else { return [] }
    var readings: [[String]] = []
    if isPerson {
      let run = han.prefix { $0 }.count
      let isDotted = run < scalars.count && scalars[run] == "·"
      if (1...4).contains(run), !isDotted {
        let rows = { (table: String, key: String) -> [String]? in
          table.split(separator: ",").map {
            $0.split(whereSeparator: \.isWhitespace).map(String.init)
          }
          .first { $0[0] == key }.map { Array($0.dropFirst()) }
        }
        let key = String(String.UnicodeScalarView(scalars.prefix(2)))
        if run >= 2, let double = rows(SurnameReadings.doubleTable, key) {
          readings.append(double + general[2...])
        } else if let single = rows(SurnameReadings.singleTable, String(scalars[0])) {
          readings += single.map { [$0] + general[1...] }
        } else {
          readings.append(general)
        }
      } else {
        readings.append(general)
      }
    }
    if isOther { readings.append(general) }
    return readings.flatMap { syllables in
      ["v", "u", "yu"].map { style in
        (
          syllables.map { $0.replacingOccurrences(of: "v", with: style) }.joined().lowercased(),
          syllables.compactMap(\.first).map { String($0) }.joined().lowercased()
        )
      }
    }
  }

  private static func syllable(_ scalar: Unicode.Scalar) -> String {
    let text = String(scalar)
    let reading = text.applyingTransform(.mandarinToLatin, reverse: false)!
    return reading == text ? "" : letters(reading) ?? ""
  }
}
