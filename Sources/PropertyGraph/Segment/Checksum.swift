/// XXH64: a fast 64-bit checksum against faults of disks and memory, not against forgers.
///
/// *Complexity:* O(bytes), about a quarter of a cycle a byte. *Determinism:* the same on every
/// machine.
/// *Source:* Yann Collet, the xxHash specification, version 0.1.1 (2018).
enum Checksum {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    guard count > 0, let base = bytes.baseAddress else { return finish(prime5, nil, 0, 0) }
    var at = 0
    var hash: UInt64
    if count >= 32 {
      var a = prime1 &+ prime2
      var b = prime2
      var c: UInt64 = 0
      var d: UInt64 = 0 &- prime1
      while at <= count - 32 {
        a = round(a, base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        b = round(b, base.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self))
        c = round(c, base.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
        d = round(d, base.loadUnaligned(fromByteOffset: at + 24, as: UInt64.self))
        at += 32
      }
      hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
      hash = prime5
    }
    return finish(hash &+ UInt64(count), base, at, count)
  }

  private static func finish(
    _ start: UInt64, _ base: UnsafeRawPointer?, _ from: Int, _ count: Int
  ) -> UInt64 {
    var hash = start
    var at = from
    if let base {
      while at + 8 <= count {
        hash ^= round(0, base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        hash = rotate(hash, 27) &* prime1 &+ prime4
        at += 8
      }
      if at + 4 <= count {
        hash ^= UInt64(base.loadUnaligned(fromByteOffset: at, as: UInt32.self)) &* prime1
        hash = rotate(hash, 23) &* prime2 &+ prime3
        at += 4
      }
      while at < count {
        hash ^= UInt64(base.load(fromByteOffset: at, as: UInt8.self)) &* prime5
        hash = rotate(hash, 11) &* prime1
        at += 1
      }
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func rotate(_ word: UInt64, _ places: UInt64) -> UInt64 {
    word << places | word >> (64 - places)
  }
}
