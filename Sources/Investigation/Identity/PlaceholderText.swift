import Foundation

/// Texts that stand where nothing is known: filled in because a form wanted something.
public enum PlaceholderText {
  private static let words: Set<String> = [
    "无", "无名", "无名氏", "不详", "未知", "未填", "未填写", "未提供", "暂无", "没有", "空", "待定", "待补", "待查", "保密", "其他",
    "匿名", "测试", "个人", "自然人", "n/a", "na", "n.a.", "none", "null", "nil", "nan", "unknown",
    "unnamed",
    "undefined", "tbd", "tbc", "test", "not available", "not known", "no name", "anonymous",
    "various", "other",
  ]

  /// Whether a text says nothing: a word such as 无 or N/A, marks alone, one character again and
  /// again, or digits in a row such as 1234567890.
  public static func isPlaceholder(_ text: String) -> Bool {
    isPlaceholder(folded: ComparedName(person: text).core)
  }

  /// The same of a text in its compared form.
  static func isPlaceholder(folded plain: String) -> Bool {
    if plain.isEmpty || words.contains(plain) { return true }
    if plain.unicodeScalars.allSatisfy(HanForms.isHan) {
      return plain.unicodeScalars.count >= 3 && Set(plain.unicodeScalars).count == 1
    }
    let scalars = plain.unicodeScalars.filter { !$0.properties.isWhitespace }
    if !scalars.contains(where: { $0.properties.isAlphabetic || isDigit($0) }) { return true }
    if scalars.count >= 3, scalars.allSatisfy({ $0 == scalars.first }) { return true }
    if scalars.count == 1, scalars.first == "0" || scalars.first == "x" { return true }
    return scalars.count >= 6 && isRun(scalars.map { $0 })
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }

  /// Digits that each follow the one before, up or down; behind 9 comes 0.
  private static func isRun(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.allSatisfy({ (48...57).contains($0.value) }) else { return false }
    let digits = scalars.map { Int($0.value) - 48 }
    return [1, 9].contains { step in
      zip(digits, digits.dropFirst()).allSatisfy { ($0 + step) % 10 == $1 }
    }
  }
}
