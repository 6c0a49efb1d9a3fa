/// Chooses the smallest coding for a column and writes it.
enum ColumnWriter {
  /// Marks an entry of `gather` that has no value.
  static let absent = UInt32.max

  /// Writes the entries of `column` that `gather` names, in its order.
  ///
  /// - Returns: what the catalogue keeps of it, or nil where no entry has a value.
  static func write(
    _ column: ColumnBuffer, gather: [UInt32], to writer: SegmentWriter
  ) throws(GraphError) -> ColumnPlace? {
    try gather.span.withUnsafeBufferPointer { gather throws(GraphError) in
      try prepared(column, gather: gather)?(writer)
    }
  }

  /// Packs the entries of `column` that `gather` names, in its order; nil where none has a value.
  static func prepared(
    _ column: ColumnBuffer, gather: UnsafeBufferPointer<UInt32>
  ) -> Prepared<ColumnPlace>? {
    withExtendedLifetime(column) { prepared(column.entries, gather) }
  }

  private static func prepared(
    _ entries: ColumnEntries, _ gather: UnsafeBufferPointer<UInt32>
  ) -> Prepared<ColumnPlace>? {
    let (kind, count) = (entries.kind, UInt32(gather.count))
    let presence = presence(entries, gather)
    if let presence, presence.allSatisfy({ $0 == 0 }) { return nil }
    guard count > 0 else { return nil }
    let coding: Prepared<ColumnPlace.Coding>
    switch kind {
    case .boolean, .integer, .date:
      let numbers = numbers(entries, gather, isFull: presence == nil)
      coding = { writer throws(GraphError) in .numbers(try numbers(writer)) }
    case .double: coding = decimals(entries, gather)
    case .string: coding = TextColumnWriter(entries, gather).prepared()
    case .mixed:
      let heap = TextColumnWriter(entries, gather).heap(gather)
      coding = { writer throws(GraphError) in .heap(try heap(writer)) }
    }
    return { writer throws(GraphError) in
      // The order of these two is the order in the file.
      let coding = try coding(writer)
      return ColumnPlace(
        kind: kind, count: count, presence: try writer.section(presence ?? []),
        coding: coding)
    }
  }

  /// Plain numbers, every entry present.
  static func prepared(numbers: [Int64]) -> Prepared<ColumnPlace> {
    numbers.withUnsafeBufferPointer { column(count: $0.count, PackedIntegers.prepared($0)) }
  }

  /// `items[gather[i]]` for each i.
  static func prepared<T: FixedWidthInteger>(
    numbers items: UnsafeBufferPointer<T>, gather: UnsafeBufferPointer<UInt32>
  ) -> Prepared<ColumnPlace> {
    var (low, high) = (T.max, T.min)
    for entry in gather {
      low = min(low, items[Int(entry)])
      high = max(high, items[Int(entry)])
    }
    if gather.isEmpty { (low, high) = (0, 0) }
    return column(
      count: gather.count,
      PackedIntegers.prepared(count: gather.count, from: Int64(low), to: Int64(high)) {
        Int64(items[Int(gather[$0])])
      })
  }

  /// One number for all entries.
  static func prepared(constant number: Int64, count: Int) -> Prepared<ColumnPlace> {
    column(count: count, PackedIntegers.prepared(count: count, from: number, to: number) { _ in 0 })
  }

  /// Texts that are whole numbers in their canonical form, every entry present.
  static func prepared(decimalTexts numbers: [Int64]) -> Prepared<ColumnPlace> {
    let packed = numbers.withUnsafeBufferPointer { PackedIntegers.prepared($0) }
    return { writer throws(GraphError) in
      ColumnPlace(
        kind: .string, count: UInt32(numbers.count), presence: .none,
        coding: .decimal(try packed(writer)))
    }
  }

  private static func column(
    count: Int, _ numbers: @escaping Prepared<PackedIntegers.Place>
  ) -> Prepared<ColumnPlace> {
    { writer throws(GraphError) in
      ColumnPlace(
        kind: .integer, count: UInt32(count), presence: .none,
        coding: .numbers(try numbers(writer)))
    }
  }

  /// One bit an entry; nil where every entry is present.
  private static func presence(
    _ entries: ColumnEntries, _ gather: UnsafeBufferPointer<UInt32>
  ) -> [UInt64]? {
    var presence = [UInt64](repeating: 0, count: (gather.count + 63) / 64)
    var present = 0
    for (word, start) in stride(from: 0, to: gather.count, by: 64).enumerated() {
      var bits: UInt64 = 0
      for row in start..<min(start + 64, gather.count) where isPresent(entries, gather[row]) {
        bits |= 1 << UInt64(row & 63)
      }
      present += bits.nonzeroBitCount
      presence[word] = bits
    }
    return present == gather.count ? nil : presence
  }

  @inline(__always)
  private static func isPresent(_ entries: ColumnEntries, _ entry: UInt32) -> Bool {
    entry != absent && entries.isPresent(Int(entry))
  }

  /// Where nothing is stands the first number, which does not widen the spread.
  private static func numbers(
    _ entries: ColumnEntries, _ gather: UnsafeBufferPointer<UInt32>, isFull: Bool
  ) -> Prepared<PackedIntegers.Place> {
    let numbers = entries.numbers
    let filler = numbers[Int(gather.first { isPresent(entries, $0) }!)]
    var (low, high) = (filler, filler)
    if isFull {
      for entry in gather {
        low = min(low, numbers[Int(entry)])
        high = max(high, numbers[Int(entry)])
      }
      return PackedIntegers.prepared(count: gather.count, from: low, to: high) {
        numbers[Int(gather[$0])]
      }
    }
    for entry in gather where isPresent(entries, entry) {
      low = min(low, numbers[Int(entry)])
      high = max(high, numbers[Int(entry)])
    }
    return PackedIntegers.prepared(count: gather.count, from: low, to: high) {
      isPresent(entries, gather[$0]) ? numbers[Int(gather[$0])] : filler
    }
  }

  /// Decimals as whole numbers over the smallest power of ten that gives every one back bit for
  /// bit.
  private static func decimals(
    _ entries: ColumnEntries, _ gather: UnsafeBufferPointer<UInt32>
  ) -> Prepared<ColumnPlace.Coding> {
    let values = gather.map { isPresent(entries, $0) ? entries.doubles[Int($0)] : 0 }
    var power: UInt8 = 0
    var scale = 1.0
    search: while power <= ColumnPlace.powerMax {
      for value in values where !isExact(value, scale) {
        power += 1
        scale *= 10
        continue search
      }
      let numbers = values.map { Int64(($0 * scale).rounded()) }
      let packed = numbers.withUnsafeBufferPointer { PackedIntegers.prepared($0) }
      return { [power] writer throws(GraphError) in .scaled(try packed(writer), power: power) }
    }
    return { writer throws(GraphError) in .doubles(try writer.section(values)) }
  }

  private static func isExact(_ value: Double, _ scale: Double) -> Bool {
    let scaled = (value * scale).rounded()
    // By way of the whole number, since that forgets the sign of zero.
    return abs(scaled) < 4e15
      && (Double(Int64(scaled)) / scale).bitPattern == value.bitPattern
  }
}
