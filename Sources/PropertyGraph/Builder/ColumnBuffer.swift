/// The values of one property as they arrive, one entry after the other, of one kind, some absent.
///
/// Readers fill one for each column of a chunk; the builder strings them together. A value of
/// another kind makes the whole buffer ``ValueKind/mixed``, so nothing is ever lost or coerced.
public final class ColumnBuffer {
  /// The entries so far. Filled by one thread at a time, value by value: checking each access costs
  /// a tenth of an import.
  @exclusivity(unchecked) private(set) var entries: ColumnEntries

  public init(_ kind: ValueKind) { entries = ColumnEntries(kind) }

  /// One entry.
  convenience init(_ value: Value) {
    self.init(value.kind)
    append(value)
  }

  deinit { entries.deallocate() }

  public var kind: ValueKind { entries.kind }
  /// How many entries there are, absent ones included.
  public var count: Int { entries.count }

  /// Appends a whole number, a day's number or a truth value; the buffer's kind says which.
  public func append(number: Int64) { entries.append(number: number) }

  public func append(double: Double) { entries.append(double: double) }

  /// Appends a text, given as UTF-8.
  public func append(bytes text: UnsafeRawBufferPointer) { entries.append(bytes: text) }

  public func appendAbsent() { entries.appendAbsent() }

  /// Appends absent entries until there are `count` of them.
  public func pad(to count: Int) { entries.pad(to: count) }

  /// Appends a value of any kind, changing the buffer's kind where it must.
  public func append(_ value: Value) { entries.append(value) }

  /// Appends all entries of another buffer.
  public func append(contentsOf other: ColumnBuffer) {
    let others = other.entries
    entries.append(contentsOf: others)
  }

  /// The entry as a value, or nil where it is absent.
  public func value(_ index: Int) -> Value? { entries.value(index) }
}
