import Foundation
import Testing

@testable import GraphRendering

/// A service draws for weeks: what Graphviz leaks by itself is bounded, and nothing of ours comes
/// on top.
@Suite struct MemoryTests {
  /// In a process of its own, since tests beside it would grow the same one.
  @Test(.timeLimit(.minutes(10))) func fourHundredPicturesAddLittle() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardErrorContent]
    ) {
      func draw(_ svg: Int, _ png: Int) throws {
        let theme = try Golden.theme("light")
        let item = GalleryScene.closedLoop
        for (count, format) in [(svg, PictureFormat.svg), (png, .png)] {
          for _ in 0..<count {
            _ = try Picture.renderBlocking(
              item.scene, as: format, theme: theme, vocabulary: item.vocabulary)
          }
        }
      }
      // The first pictures load fonts and fill the allocator's pools.
      try draw(60, 20)
      let before = residentBytes()
      try draw(300, 100)
      let grown = residentBytes() - before
      FileHandle.standardError.write(Data("400 pictures added \(grown / 1024) KiB".utf8))
      // Graphviz 2.43 loses about 16 KiB of each of these; a leak of ours would come on top.
      precondition(grown < 8 << 20, "400 pictures added \(grown) bytes")
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    print(said)
  }
}

private func residentBytes() -> Int {
  let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
    .split(separator: " ").compactMap { Int($0) }
  return (fields?.dropFirst().first ?? 0) * 4096
}
