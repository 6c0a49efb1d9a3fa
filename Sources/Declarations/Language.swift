/// The languages the product speaks.
public enum Language: String, Sendable, CaseIterable {
  case en, zh
}

/// One text in every language of the product.
public struct BilingualText: Sendable, Hashable {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh
    }
  }
}
