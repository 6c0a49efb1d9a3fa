import Testing

@testable import PropertyGraph

@Suite struct ChecksumTests {
  private func sum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    Array(bytes).withUnsafeBytes { Checksum.of($0) }
  }

  @Test(
    arguments: [
      ("", 0xef46_db37_51d8_e999), ("a", 0xd24e_c4f1_a98c_6e5b), ("abc", 0x44bc_2cf5_ad77_0999),
      ("关系", 0x91a2_8822_1dcd_3f56),
    ] as [(String, UInt64)])
  func publishedVectors(text: String, expected: UInt64) { #expect(sum(text.utf8) == expected) }

  /// Sums by the reference library (xxhash 3 for Python) of bytes `31 i + 7`, around every turn the
  /// code takes.
  @Test(
    arguments: [
      (1, 0xa96c_7f0c_e858_bbb7), (3, 0x56e6_9576_32a4_87f9), (4, 0xc60d_15b1_e3ff_8f04),
      (7, 0xafbe_fc3d_6c6f_9a8e), (8, 0x3da5_c7aa_2696_83e0), (12, 0x8fe8_ab1c_1fd0_666e),
      (16, 0xa19a_d429_b02b_c413), (31, 0x4a74_f3a1_a39a_d4a1), (32, 0x8d57_d6a4_671c_c43d),
      (33, 0x62c9_fd21_ed85_7664), (39, 0x1789_5424_89e5_9cc4), (63, 0x5c32_0a0d_2707_057f),
      (64, 0x7bba_bbc4_5729_d17e), (65, 0xf398_0c34_bae6_5dc1), (100, 0xefa0_ad2d_3e70_c151),
      (1000, 0x9959_4f48_2804_3d35), (100_000, 0x3ac9_cbc5_a9b7_f843),
    ] as [(Int, UInt64)])
  func lengths(count: Int, expected: UInt64) {
    #expect(sum((0..<count).map { UInt8(truncatingIfNeeded: $0 * 31 + 7) }) == expected)
  }

  @Test func alignmentDoesNotMatter() {
    let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 * 31 + 7) }
    for shift in 0..<16 {
      let shifted = [UInt8](repeating: 0, count: shift) + bytes
      let found = shifted.withUnsafeBytes {
        Checksum.of(UnsafeRawBufferPointer(rebasing: $0[shift..<shift + 100]))
      }
      #expect(found == 0xefa0_ad2d_3e70_c151)
    }
  }
}
