import Declarations
import Foundation
import Testing

@testable import GraphRendering

/// The gallery: DOT is the same on every machine, SVG where fonts and Graphviz are.
@Suite struct GalleryTests {
  /// What the widths in an SVG depend on.
  private static func renderedWith() throws -> String {
    let fonts = try Golden.theme("light").fonts
    return """
      Graphviz \(Picture.graphvizVersion)
      Font \(Fonts.match(fonts[0]))

      """
  }

  @Test(arguments: GalleryScene.all)
  func dotIsByteIdentical(_ item: GalleryScene) throws {
    let dot = try Picture.renderBlocking(
      item.scene, as: .dot, theme: Golden.theme(item.theme), vocabulary: item.vocabulary)
    try Golden.check(dot, "\(item.name).dot")
  }

  @Test func svgIsByteIdenticalWhereFontsAndGraphvizAre() throws {
    let here = try Self.renderedWith()
    let record = Golden.gallery.appendingPathComponent("rendered-with.txt")
    if Golden.isRewriting { try Data(here.utf8).write(to: record) }
    let kept = try String(contentsOf: record, encoding: .utf8)
    guard kept == here else {
      print("SKIPPED: SVG goldens were drawn with\n\(kept)and here is\n\(here)")
      return
    }
    for item in GalleryScene.all {
      let svg = try Picture.renderBlocking(
        item.scene, as: .svg, theme: Golden.theme(item.theme), vocabulary: item.vocabulary)
      #expect(GraphvizRoom.enter { $0.warnings } == "", "\(item.name)")
      try Golden.check(svg, "\(item.name).svg")
    }
  }

  /// `GUANXI_PICTURES=FOLDER` writes the gallery as PNG and PDF, to be looked at.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GUANXI_PICTURES"] != nil))
  func writesPicturesToLookAt() throws {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["GUANXI_PICTURES"]!)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for item in GalleryScene.all {
      for format in [PictureFormat.png, .pdf, .svg, .dot] {
        let bytes = try Picture.renderBlocking(
          item.scene, as: format, theme: Golden.theme(item.theme), vocabulary: item.vocabulary)
        let file = folder.appendingPathComponent("\(item.name).\(format.rawValue)")
        try Data(bytes).write(to: file)
      }
    }
  }
}
