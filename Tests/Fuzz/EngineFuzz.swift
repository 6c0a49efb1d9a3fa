import EngineFuzzing

/// The entry that libFuzzer calls. The first byte says what the rest is: a query of its own, or a
/// number from which a graph and statements over it are made.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEngine(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 8 else { return 0 }
  let bytes = UnsafeBufferPointer(start: data, count: count)
  let seed = bytes[1..<9].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  var fuzzer = EngineFuzzer()
  do {
    if bytes[0] % 4 == 0 {
      try fuzzer.run(seed: seed)
    } else {
      try fuzzer.run(text: String(decoding: bytes[9...], as: UTF8.self), seed: seed % 64)
    }
  } catch {
    preconditionFailure("the graph cannot be made: \(error)")
  }
  precondition(fuzzer.complaints.isEmpty, fuzzer.complaints.joined(separator: "\n"))
  return 0
}
