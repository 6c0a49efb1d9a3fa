/// What the machine can write with.
public enum Fonts {
  /// Whether a font with Chinese glyphs is installed. Without one, PNG and PDF show empty boxes and
  /// boxes in SVG are of the wrong width; Graphviz says nothing about it.
  ///
  /// Asked once, about 20 ms.
  public static let hasChinese: Bool = GraphvizRoom.enter { _ in
    Fontconfig.match(":lang=zh-cn")?.speaksChinese ?? false
  }

  /// Whether a text holds characters that need such a font.
  public static func needsChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isIdeographic }
  }

  /// The font that stands in for a family, and its version: what the widths in a picture depend on.
  static func match(_ family: String) -> String {
    GraphvizRoom.enter { _ in
      Fontconfig.match(family).map { "\($0.family) \($0.version)" } ?? "none"
    }
  }
}
