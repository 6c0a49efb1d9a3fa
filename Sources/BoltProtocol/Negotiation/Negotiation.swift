/// The opening of a connection: the client's signature and four proposals, twenty bytes that may
/// come in any number of pieces.
///
///     60 60 B0 17 | 00 00 01 FF | 00 08 08 05 | 00 02 04 04 | 00 00 00 03
///       signature   manifest      5.8 to 5.0    4.4 to 4.2    3.0
///
/// A proposal is a reserved byte, how many minor versions below it are meant too, minor, major. The
/// first proposal that holds a version we speak is answered with the newest such version. The
/// manifest is passed over: a client that offers it offers versions beside it.
struct Negotiation {
  /// What the bytes have come to.
  enum Outcome: Equatable {
    /// More bytes are needed.
    case open
    case agreed(BoltVersion)
    /// Bolt, but no version in common.
    case noCommonVersion
    /// Not Bolt: a browser, a port scanner.
    case notBolt
  }

  private static let signature: [UInt8] = [0x60, 0x60, 0xB0, 0x17]
  private static let byteCount = 20

  private var bytes: [UInt8] = []
  private(set) var outcome = Outcome.open

  /// Takes what it needs from the front of `input` and says how many bytes that were.
  mutating func decode(_ input: UnsafeRawBufferPointer) -> Int {
    let count = min(Self.byteCount - bytes.count, input.count)
    bytes.append(contentsOf: input[..<count])
    if !Self.signature.starts(with: bytes.prefix(Self.signature.count)) {
      outcome = .notBolt
    } else if bytes.count == Self.byteCount {
      outcome = Self.choose(bytes.dropFirst(Self.signature.count))
    }
    return count
  }

  private static func choose(_ proposals: ArraySlice<UInt8>) -> Outcome {
    for start in stride(from: proposals.startIndex, to: proposals.endIndex, by: 4) {
      let proposal = Array(proposals[start..<start + 4])
      let (range, minor, major) = (proposal[1], proposal[2], proposal[3])
      let version = BoltVersion.supported.first {
        proposal[0] == 0 && $0.major == major && $0.minor <= minor
          && minor - $0.minor <= range
      }
      if let version { return .agreed(version) }
    }
    return .noCommonVersion
  }

  /// The four bytes that answer the client, if an answer is due.
  var answer: [UInt8]? {
    switch outcome {
    case .open, .notBolt: nil
    case .agreed(let version): [0, 0, version.minor, version.major]
    case .noCommonVersion: [0, 0, 0, 0]
    }
  }
}
