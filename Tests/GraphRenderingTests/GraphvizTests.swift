import Testing

@testable import GraphRendering

/// What the C library refuses, and what it would draw wrongly with a shrug.
@Suite struct GraphvizTests {
  @Test(arguments: [
    "", "digraph", "digraph { a -> ", "digraph { a [label=<<B>x</I>>] }",
    "digraph { a [label=<<TABLE><TR></TR></TABLE>>] }", "digraph { layout=nosuchengine; a }",
    "digraph { a [label=<&nosuch;>] ", "\u{0}", "digraph { a [shape=record, label=\"{{{\"] }",
  ])
  func badDOTIsAnErrorAndNoCrash(_ dot: String) {
    for format in [PictureFormat.svg, .png, .pdf] {
      do {
        _ = try GraphvizRoom.enter { try $0.draw(dot: dot, as: format) }
        Issue.record("drawn")
      } catch let error as RenderingError {
        #expect(error.code == .layoutFailed)
        #expect(!error.description.contains("nosuch"))
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  @Test func aFailureLeavesTheRoomClean() throws {
    for _ in 0..<20 {
      _ = try? GraphvizRoom.enter { try $0.draw(dot: "digraph { a [label=<<B>>] }", as: .svg) }
    }
    _ = try Picture.renderBlocking(ring(of: 3), as: .svg, theme: Golden.theme("light"))
    #expect(GraphvizRoom.enter { $0.warnings } == "")
  }

  @Test func fontsAnswer() throws {
    #expect(Fonts.needsChinese("a关"))
    #expect(!Fonts.needsChinese("été"))
    if !Fonts.hasChinese { print("SKIPPED: no font with Chinese glyphs is installed") }
    #expect(Picture.graphvizVersion.contains("."))
  }
}
