import Foundation
import PropertyGraph
import Testing

/// Long lists keep their items, wherever they lie.
@Suite(.serialized) struct LargeBlocksTests {
  private static let million = 1 << 20

  /// Grows a list past the size from which blocks may lie in files, checks and frees it.
  private func growAndCheck(_ count: Int) {
    var list = FlatList<UInt64>()
    for number in 0..<count { list.append(UInt64(number) &* 0x9e37_79b9) }
    for number in stride(from: 0, to: count, by: 4099) {
      #expect(list[number] == UInt64(number) &* 0x9e37_79b9)
    }
    list.trim()
    #expect(list[count - 1] == UInt64(count - 1) &* 0x9e37_79b9)
    list.removeAll()
    list.append(17)
    list.trim()
    #expect(list[0] == 17)
    list.deallocate()
  }

  @Test func inMemoryAndInFiles() throws {
    let scratch = try TemporaryFolder()
    defer { GraphBuilder.spill(beyond: .max, into: "") }
    GraphBuilder.spill(beyond: .max, into: "")
    growAndCheck(5 * Self.million)
    GraphBuilder.spill(beyond: 0, into: scratch.path)
    growAndCheck(5 * Self.million)
    // Nothing is left, not even while the list is there.
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  /// Where the folder takes no file, memory does.
  @Test func aFolderThatIsNotThere() {
    defer { GraphBuilder.spill(beyond: .max, into: "") }
    GraphBuilder.spill(beyond: 0, into: "/nowhere/at/all")
    growAndCheck(3 * Self.million)
  }
}
