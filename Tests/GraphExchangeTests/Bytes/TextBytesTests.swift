import Declarations
import Foundation
import Testing

@testable import GraphExchange

@Suite struct TextBytesTests {
  static let text = "编号,姓名\n1,张三\n2,欧阳娜娜\n"
  static let gb18030 = String.Encoding(rawValue: 0x8000_0632)

  private func open(_ bytes: [UInt8], _ encoding: Mapping.Encoding = .auto) throws -> (
    text: String, name: String, isKnownValid: Bool
  ) {
    let folder = try TemporaryFolder()
    let text = try TextBytes(FileBytes(path: folder.write("f", bytes)), encoding: encoding)
    return (
      text.withBytes { String(decoding: $0, as: UTF8.self) }, text.encodingName, text.isKnownValid
    )
  }

  private func encoded(_ encoding: String.Encoding, mark: [UInt8] = []) throws -> [UInt8] {
    mark + Array(try #require(Self.text.data(using: encoding)))
  }

  @Test func encodings() throws {
    let cases: [([UInt8], Mapping.Encoding, String)] = [
      (Array(Self.text.utf8), .auto, "UTF-8"), (Array(Self.text.utf8), .utf8, "UTF-8"),
      ([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), .auto, "UTF-8"),
      (try encoded(Self.gb18030), .auto, "GB 18030"),
      (try encoded(Self.gb18030), .gb18030, "GB 18030"),
      (try encoded(.utf16LittleEndian, mark: [0xFF, 0xFE]), .auto, "UTF-16LE"),
      (try encoded(.utf16BigEndian, mark: [0xFE, 0xFF]), .auto, "UTF-16BE"),
    ]
    for (bytes, encoding, name) in cases {
      let found = try open(bytes, encoding)
      #expect(found.text == Self.text, "\(name)")
      #expect(found.name == name)
      #expect(found.isKnownValid == (encoding != .utf8))
    }
  }

  @Test func nothingAtAll() throws {
    for bytes in [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]] {
      #expect(try open(bytes).text == "")
    }
  }

  @Test func aFewBadBytesDoNotMakeItGB18030() throws {
    let bytes = Array(String(repeating: Self.text, count: 3).utf8) + [0xD6, 0xD0, 10]
    let found = try open(bytes)
    #expect(found.name == "UTF-8")
    #expect(!found.isKnownValid)
  }

  @Test func neither() throws {
    #expect(throws: ExchangeError.self) { try open([0xFF, 0xFF, 0x30], .gb18030) }
  }

  @Test func noSuchFile() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ExchangeError.self) { try FileBytes(path: folder.path + "/none") }
    #expect(throws: ExchangeError.self) { try FileBytes(path: folder.path) }
  }
}
