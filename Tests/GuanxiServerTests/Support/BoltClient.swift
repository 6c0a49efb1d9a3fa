import Foundation
import Glibc

@testable import BoltProtocol

/// A client that writes Bolt to a socket by hand and waits for what comes back, at most a
/// minute for each piece: test machines are busy.
final class BoltClient {
  struct Lost: Error {}

  let socket: Int32
  private var chunks = ChunkDecoder(messageBytesMax: 1 << 30)
  private var messages: [[UInt8]] = []
  /// Chunks without content that have come between messages.
  private(set) var noopCount = 0

  /// Connects, and if asked to signs in. A small receive buffer makes a slow reader felt soon.
  init(port: Int, signIn: Bool = true, receiveBuffer: Int32? = nil) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    if var receiveBuffer {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4)
    }
    var limit = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Lost() }
    if signIn {
      try self.signIn(["scheme": "none"])
      guard try receive().tag == MessageTag.success else { throw Lost() }
    }
  }

  deinit { close() }

  private var isClosed = false

  func close() {
    guard !isClosed else { return }
    isClosed = true
    Glibc.close(socket)
  }

  /// Negotiates Bolt 5.4 and says HELLO; LOGON is sent, its answer is left to be received.
  func signIn(_ logon: BoltValue) throws {
    write([0x60, 0x60, 0xB0, 0x17, 0, 0, 4, 5] + [UInt8](repeating: 0, count: 12))
    var answer: [UInt8] = []
    while answer.count < 4 { answer += try readSome(4 - answer.count) }
    guard answer == [0, 0, 4, 5] else { throw Lost() }
    send(MessageTag.hello, ["user_agent": "test/1"])
    send(MessageTag.logon, logon)
    guard try receive().tag == MessageTag.success else { throw Lost() }
  }

  func write(_ bytes: [UInt8]) {
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return }
      left = left.dropFirst(count)
    }
  }

  func send(_ tag: UInt8, _ fields: BoltValue...) {
    var encoder = PackStreamEncoder()
    encoder.beginStructure(tag, fields: UInt8(fields.count))
    for field in fields { try! encoder.encode(field) }
    let size = encoder.bytes.count
    write([UInt8(size >> 8), UInt8(truncatingIfNeeded: size)] + encoder.bytes + [0, 0])
  }

  func run(_ text: String, _ parameters: BoltValue = [:], _ extra: BoltValue = [:]) {
    send(MessageTag.run, .string(text), parameters, extra)
  }

  func pull(_ count: Int64 = -1) { send(MessageTag.pull, ["n": .integer(count)]) }

  /// The next message; throws where the connection ends or nothing comes.
  func receive() throws -> (tag: UInt8, fields: [BoltValue]) {
    while messages.isEmpty {
      let bytes = try readSome(1 << 16)
      if bytes == [0, 0] { noopCount += 1 }
      try bytes.withUnsafeBytes { try chunks.decode($0) { messages.append($0) } }
    }
    var decoder = PackStreamDecoder(
      messages.removeFirst(), limits: .init(takesGraphValues: true))
    let (tag, count) = try decoder.decodeMessageHead()
    return (tag, try (0..<count).map { _ in try decoder.decodeValue() })
  }

  /// The tags of so many messages.
  func tags(_ count: Int) throws -> [UInt8] { try (0..<count).map { _ in try receive().tag } }

  /// The code and the text of the failure that must come next.
  func failure() throws -> (code: BoltValue?, message: BoltValue?) {
    let (tag, fields) = try receive()
    guard tag == MessageTag.failure, case .map(let map)? = fields.first else { throw Lost() }
    return (map["code"], map["message"])
  }

  /// Whether the server closes the connection, after whatever it still sends.
  func isClosedByServer() -> Bool {
    var byte: UInt8 = 0
    var count = recv(socket, &byte, 1, 0)
    while count > 0 { count = recv(socket, &byte, 1, 0) }
    return count == 0 || (count < 0 && errno == ECONNRESET)
  }

  private func readSome(_ most: Int) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: most)
    let count = recv(socket, &buffer, most, 0)
    guard count > 0 else { throw Lost() }
    return Array(buffer.prefix(count))
  }
}
