import Declarations
import Foundation
import Testing

@testable import GraphRendering

@Suite struct ThemeTests {
  @Test(arguments: ["light", "dark"])
  func themesNameEveryKindAndCanBeDrawn(_ name: String) throws {
    let theme = try Golden.theme(name)
    #expect(theme.name == name)
    #expect(Set(theme.kinds.keys) == Set(Theme.TieKind.allCases))
    try theme.validateForDrawing()
    let marks = theme.labels.map(\.look.mark)
    #expect(Set(marks.map(\.zh)).count == marks.count)
    #expect(Set(marks.map(\.en)).count == marks.count)
  }

  @Test(arguments: ["light", "dark"])
  func textCanBeReadOnItsGround(_ name: String) throws {
    let theme = try Golden.theme(name)
    for look in theme.labels.map(\.look) + [theme.unknownLabel] {
      #expect(contrast(look.text, look.fill) >= 4.5)
      #expect(contrast(look.border, look.fill) >= 4.5, "role and mark, \(look.mark.en)")
    }
    for colour in [theme.text, theme.mutedText, theme.notice] {
      #expect(contrast(colour, theme.background) >= 4.5)
    }
    for (kind, look) in theme.kinds {
      #expect(contrast(look.colour, theme.background) >= 4.5, "\(kind)")
    }
  }

  @Test func theFirstEntryThatFitsWins() throws {
    let theme = try Golden.theme("light")
    #expect(theme.entry(for: ["Person", "Official"])?.label == "Official")
    #expect(theme.entry(for: ["Person"])?.label == "Person")
    #expect(theme.entry(for: ["Ship"]) == nil)
  }

  @Test(arguments: [
    ("shape: box", "shape: bxo", "did you mean ‘box’?"),
    ("\"#FCE9E6\"", "red", "write \"#rrggbb\", quoted"),
    ("mark: O,", "mark: Off,", nil), ("width: 1.8", "width: 99", nil),
    ("arrow: vee", "arrow: veee", "did you mean ‘vee’?"),
    ("kinds:", "kindz:", "did you mean ‘kinds’?"),
    ("family:", "famly:", "did you mean ‘family’?"), ("fonts: [", "fonts: [\"a;b\", ", nil),
  ])
  func faultsNameTheirPlace(_ found: String, _ fault: String, _ hint: String?) throws {
    let file = Golden.home.appendingPathComponent("Visuals/themes/light.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let range = try #require(text.range(of: found))
    do {
      _ = try Theme.parse(text.replacingCharacters(in: range, with: fault), file: "light.yaml")
      Issue.record("\(fault) was accepted")
    } catch {
      #expect(error.hint == hint)
      #expect(error.line != nil)
    }
  }

  @Test func aThemeMadeInCodeIsCheckedToo() throws {
    var shape = try Golden.theme("light")
    shape.labels[0].look.shape = "box\", label=\"x"
    var colour = try Golden.theme("light")
    colour.background = "\"/>"
    var arrow = try Golden.theme("light")
    arrow.unknownKind.arrowhead = "spear"
    for theme in [shape, colour, arrow] {
      do {
        _ = try Picture.renderBlocking(ring(of: 3), as: .svg, theme: theme)
        Issue.record("drawn")
      } catch let error as RenderingError {
        #expect(error.code == .badTheme)
      }
    }
  }

  /// Contrast as WCAG 2 defines it.
  private func contrast(_ a: String, _ b: String) -> Double {
    func luminance(_ colour: String) -> Double {
      let value = Int(colour.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
        let share = Double(part) / 255
        return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }
}
