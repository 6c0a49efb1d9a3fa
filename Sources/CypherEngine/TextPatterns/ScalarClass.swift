/// A set of code points: what one place of a regular expression accepts.
struct ScalarClass {
  var ranges: [ClosedRange<UInt32>] = []
  var properties: [ScalarProperty] = []
  /// Classes inside, united with the rest: `[a[bc]]`.
  var parts: [ScalarClass] = []
  /// Classes that must hold as well: `[a-z&&[^b]]`.
  var limits: [ScalarClass] = []
  var isNegated = false
  /// Whether capitals and small letters are the same.
  var ignoresCase = false

  static func single(_ scalar: Unicode.Scalar, ignoresCase: Bool) -> ScalarClass {
    ScalarClass(ranges: [scalar.value...scalar.value], ignoresCase: ignoresCase)
  }

  /// Everything, or everything but line breaks.
  static func any(withLineBreaks: Bool) -> ScalarClass {
    withLineBreaks
      ? ScalarClass(isNegated: true)
      : ScalarClass(
        ranges: [0x0A...0x0A, 0x0D...0x0D, 0x85...0x85, 0x2028...0x2029], isNegated: true)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var holds = holdsExactly(scalar)
    if !holds, ignoresCase {
      holds = Self.otherCases(of: scalar).contains(where: holdsExactly)
    }
    if holds { holds = limits.allSatisfy { $0.contains(scalar) } }
    return holds != isNegated
  }

  private func holdsExactly(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) }
      || properties.contains { $0.holds(for: scalar) }
      || parts.contains { $0.contains(scalar) }
  }

  /// The same letter in other cases, where that is one code point.
  private static func otherCases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let mappings = [
      scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping,
      scalar.properties.titlecaseMapping,
    ]
    return mappings.compactMap { mapping in
      let scalars = mapping.unicodeScalars
      return scalars.count == 1 && scalars.first != scalar ? scalars.first : nil
    }
  }
}

/// A class with its answers for ASCII looked up beforehand.
struct CompiledScalarClass {
  private let whole: ScalarClass
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ whole: ScalarClass) {
    self.whole = whole
    for value in UInt8(0)..<128 where whole.contains(Unicode.Scalar(value)) {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 64 { return low >> UInt64(value) & 1 == 1 }
    if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
    return whole.contains(scalar)
  }
}
