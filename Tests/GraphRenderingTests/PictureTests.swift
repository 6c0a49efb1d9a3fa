import Declarations
import Foundation
import Testing

@testable import GraphRendering

@Suite struct PictureTests {
  @Test(arguments: [
    ("a.svg", PictureFormat.svg), ("A.SVG", .svg), ("folder.png/x.pdf", .pdf), ("a.b.dot", .dot),
    ("a.jpeg", nil), ("svg", nil), ("", nil),
  ])
  func formatFollowsTheFileName(_ name: String, _ format: PictureFormat?) throws {
    #expect(PictureFormat(fileName: name) == format)
    if format == nil {
      #expect(throws: RenderingError.self) { try PictureFormat.of(fileName: name) }
    }
  }

  @Test func eachFormatComesOut() async throws {
    let theme = try Golden.theme("light")
    let starts: [PictureFormat: String] = [
      .dot: "digraph", .svg: "<?xml", .png: "\u{FFFD}PNG", .pdf: "%PDF",
    ]
    for (format, start) in starts {
      let bytes = try await Picture.render(ring(of: 5), as: format, theme: theme)
      #expect(text(bytes).hasPrefix(start), "\(format)")
      #expect(try Picture.renderBlocking(ring(of: 5), as: format, theme: theme) == bytes)
    }
  }

  @Test func pdfCarriesNoClock() throws {
    let pdf = try Picture.renderBlocking(ring(of: 3), as: .pdf, theme: Golden.theme("light"))
    #expect(!text(pdf).contains("CreationDate"))
    #expect(text(pdf).contains("%%EOF"))
    #expect(PDFStamp.removed(from: []) == [])
    #expect(text(PDFStamp.removed(from: Array("a/CreationDate (D:1)b".utf8))).hasSuffix(" b"))
  }

  @Test func hostileTextShowsAsWritten() throws {
    let svg = text(
      try Picture.renderBlocking(
        GalleryScene.hostileText.scene, as: .svg, theme: Golden.theme("light")))
    // Blanks are no-break spaces in Graphviz's SVG.
    let shown = svg.replacingOccurrences(of: "&#160;", with: " ")
      .replacingOccurrences(of: "&#45;", with: "-").replacingOccurrences(of: "&#39;", with: "'")
    #expect(shown.contains(#"\N of \G, \T\E\H and"#))
    #expect(shown.contains(#">ends in a backslash \<"#))
    #expect(shown.contains("&amp;amp; &amp;#x41; &lt;BR/&gt; ]]&gt;"))
    #expect(shown.contains(#"\E label \L &quot;q&quot; &lt;u&gt;"#))
    #expect(shown.contains("&amp;lt; stays as written, so does &amp;#0; and &amp;unknown;"))
    #expect(!svg.utf8.contains { $0 < 0x20 && $0 != 0x0A })
  }

  @Test func overviewsComeOutInTime() throws {
    let clock = ContinuousClock()
    let took = try clock.measure {
      let svg = try Picture.renderBlocking(ring(of: 1_000), as: .svg, theme: Golden.theme("dark"))
      #expect(text(svg).contains("Overview: at this size"))
    }
    #expect(took < .seconds(60))
  }

  @Test(.timeLimit(.minutes(10)))
  func eightTasksDrawAtOnce() async throws {
    let theme = try Golden.theme("light")
    let expected = try (0..<8).map {
      try Picture.renderBlocking(ring(of: 4 + $0), as: .svg, theme: theme)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for _ in 0..<25 {
            let svg = try await Picture.render(ring(of: 4 + task), as: .svg, theme: theme)
            #expect(svg == expected[task])
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func aCancelledTaskDrawsNothing() async throws {
    let theme = try Golden.theme("light")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Picture.render(ring(of: 3), as: .svg, theme: theme)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
