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
    let buffer = column.entries
    var presence = [UInt64](repeating: 0, count: (gather.count + 63) / 64)
    var present = 0
    for (row, entry) in gather.enumerated() where entry != absent && buffer.isPresent(Int(entry)) {
      presence[row >> 6] |= 1 << UInt64(row & 63)
      present += 1
    }
    guard present > 0 else { return nil }
    let isFull = present == gather.count
    let coding: ColumnPlace.Coding
    switch buffer.kind {
    case .boolean, .integer, .date:
      let filler = firstNumber(buffer, gather)
      let numbers = gather.map { entry in
        entry != absent && buffer.isPresent(Int(entry)) ? buffer.numbers[Int(entry)] : filler
      }
      coding = .numbers(try PackedIntegers.write(numbers, to: writer))
    case .double:
      let values = gather.map { entry in
        entry != absent && buffer.isPresent(Int(entry)) ? buffer.doubles[Int(entry)] : 0
      }
      coding = try decimals(values, to: writer)
    case .string: coding = try TextColumnWriter(buffer, gather).write(to: writer)
    case .mixed:
      coding = .heap(try TextColumnWriter(buffer, gather).heap(gather, to: writer))
    }
    return ColumnPlace(
      kind: buffer.kind, count: UInt32(gather.count),
      presence: isFull ? .none : try writer.section(presence), coding: coding)
  }

  /// Writes plain numbers, every entry present.
  static func write(numbers: [Int64], to writer: SegmentWriter) throws(GraphError) -> ColumnPlace {
    ColumnPlace(
      kind: .integer, count: UInt32(numbers.count), presence: .none,
      coding: .numbers(try PackedIntegers.write(numbers, to: writer)))
  }

  /// A number that does not widen the spread, to stand where nothing is.
  private static func firstNumber(_ buffer: ColumnEntries, _ gather: [UInt32]) -> Int64 {
    for entry in gather where entry != absent && buffer.isPresent(Int(entry)) {
      return buffer.numbers[Int(entry)]
    }
    return 0
  }

  /// Decimals as whole numbers over the smallest power of ten that gives every one back bit for
  /// bit.
  private static func decimals(
    _ values: [Double], to writer: SegmentWriter
  ) throws(GraphError) -> ColumnPlace.Coding {
    var power: UInt8 = 0
    var scale = 1.0
    search: while power <= ColumnPlace.powerMax {
      for value in values where !isExact(value, scale) {
        power += 1
        scale *= 10
        continue search
      }
      let numbers = values.map { Int64(($0 * scale).rounded()) }
      return .scaled(try PackedIntegers.write(numbers, to: writer), power: power)
    }
    return .doubles(try writer.section(values))
  }

  private static func isExact(_ value: Double, _ scale: Double) -> Bool {
    let scaled = (value * scale).rounded()
    // By way of the whole number, since that forgets the sign of zero.
    return abs(scaled) < 4e15
      && (Double(Int64(scaled)) / scale).bitPattern == value.bitPattern
  }
}
