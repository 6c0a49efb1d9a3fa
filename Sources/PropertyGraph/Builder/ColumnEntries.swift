/// What a ``ColumnBuffer`` holds. Whoever reads many entries takes a copy of this once, which is a
/// view: valid while the buffer lives and is not appended to.
struct ColumnEntries {
  private(set) var kind: ValueKind
  /// How many entries there are, absent ones included.
  private(set) var count = 0
  private(set) var numbers = FlatList<Int64>()
  private(set) var doubles = FlatList<Double>()
  private(set) var bytes = FlatList<UInt8>()
  /// Where each text ends in `bytes`.
  private(set) var ends = FlatList<Int>()
  /// One bit an entry; empty while every entry is present.
  private(set) var presence = FlatList<UInt64>()
  private(set) var absentCount = 0

  init(_ kind: ValueKind) { self.kind = kind }

  /// Frees what is held.
  mutating func deallocate() {
    numbers.deallocate()
    doubles.deallocate()
    bytes.deallocate()
    ends.deallocate()
    presence.deallocate()
  }

  /// Whether an entry holds a value.
  @inline(__always)
  func isPresent(_ index: Int) -> Bool {
    presence.isEmpty || presence[index >> 6] >> UInt64(index & 63) & 1 == 1
  }

  /// Appends a whole number, a day's number or a truth value; the buffer's kind says which.
  mutating func append(number: Int64) {
    note(isPresent: true)
    numbers.append(number)
  }

  mutating func append(double: Double) {
    note(isPresent: true)
    doubles.append(double)
  }

  /// Appends a text, given as UTF-8.
  mutating func append(bytes text: UnsafeRawBufferPointer) {
    note(isPresent: true)
    bytes.append(contentsOf: text.assumingMemoryBound(to: UInt8.self))
    ends.append(bytes.count)
  }

  mutating func appendAbsent() {
    if presence.isEmpty { presence.append(repeating: .max, count: count / 64 + 1) }
    note(isPresent: false)
    absentCount += 1
    appendFiller()
  }

  /// Appends absent entries until there are `count` of them.
  mutating func pad(to count: Int) {
    while self.count < count { appendAbsent() }
  }

  /// Appends a value of any kind, changing the buffer's kind where it must.
  mutating func append(_ value: Value) {
    if count == absentCount, kind != value.kind { become(value.kind) }
    if value.kind != kind, kind != .mixed { makeMixed() }
    switch (kind, value) {
    case (.mixed, _):
      note(isPresent: true)
      append(coded: value)
      ends.append(bytes.count)
    case (_, .boolean(let flag)): append(number: flag ? 1 : 0)
    case (_, .integer(let number)): append(number: number)
    case (_, .date(let date)): append(number: Int64(date.days))
    case (_, .double(let number)): append(double: number)
    case (_, .string(let text)):
      var text = text.text
      text.withUTF8 { append(bytes: UnsafeRawBufferPointer($0)) }
    case (_, .list), (_, .wideDate), (_, .localTime), (_, .time), (_, .localDateTime),
      (_, .dateTime), (_, .duration), (_, .point):
      preconditionFailure("the value only fits a mixed column")
    }
  }

  /// Appends all entries of another buffer.
  mutating func append(contentsOf other: ColumnEntries) {
    if other.absentCount == other.count {
      pad(to: count + other.count)
      return
    }
    if absentCount == count, kind != other.kind { become(other.kind) }
    guard kind == other.kind else {
      for index in 0..<other.count {
        if let value = other.value(index) { append(value) } else { appendAbsent() }
      }
      return
    }
    if other.absentCount > 0 || absentCount > 0 {
      if presence.isEmpty { presence.append(repeating: .max, count: count / 64 + 1) }
      for index in 0..<other.count {
        setPresence(count + index, other.isPresent(index))
      }
    }
    absentCount += other.absentCount
    count += other.count
    numbers.append(contentsOf: other.numbers)
    doubles.append(contentsOf: other.doubles)
    let start = bytes.count
    bytes.append(contentsOf: other.bytes)
    let firstEnd = ends.count
    ends.append(contentsOf: other.ends)
    if start > 0 { for place in firstEnd..<ends.count { ends[place] += start } }
  }

  /// The entry as a value, or nil where it is absent.
  func value(_ index: Int) -> Value? {
    guard isPresent(index) else { return nil }
    switch kind {
    case .boolean: return .boolean(numbers[index] != 0)
    case .integer: return .integer(numbers[index])
    case .date: return .date(CalendarDate(days: Int32(truncatingIfNeeded: numbers[index])))
    case .double: return .double(doubles[index])
    case .string: return withText(index) { .string(ByteString(bytes: $0)) }
    case .mixed: return withText(index) { ValueCoding.decode($0) }
    }
  }

  /// The bytes of a text entry.
  @inline(__always)
  func withText<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    body(text(index))
  }

  /// The bytes of a text entry, valid while the entries are.
  @inline(__always)
  func text(_ index: Int) -> UnsafeRawBufferPointer {
    let start = index == 0 ? 0 : ends[index - 1]
    return UnsafeRawBufferPointer(
      start: bytes.start.map { UnsafeRawPointer($0 + start) }, count: ends[index] - start)
  }

  private mutating func note(isPresent: Bool) {
    if !presence.isEmpty { setPresence(count, isPresent) }
    count += 1
  }

  private mutating func setPresence(_ index: Int, _ isPresent: Bool) {
    while presence.count <= index >> 6 { presence.append(.max) }
    if !isPresent { presence[index >> 6] &= ~(1 << UInt64(index & 63)) }
  }

  private mutating func appendFiller() {
    switch kind {
    case .boolean, .integer, .date: numbers.append(0)
    case .double: doubles.append(0)
    case .string, .mixed: ends.append(bytes.count)
    }
  }

  /// Appends the bytes of a value of any kind.
  private mutating func append(coded value: Value) {
    var coded: [UInt8] = []
    ValueCoding.append(value, to: &coded)
    bytes.append(contentsOf: coded)
  }

  /// Changes the kind of a buffer in which nothing is present yet.
  private mutating func become(_ kind: ValueKind) {
    let known = presence
    presence = FlatList()
    deallocate()
    presence = known
    self.kind = kind
    for _ in 0..<count { appendFiller() }
  }

  private mutating func makeMixed() {
    let values = (0..<count).map { value($0) }
    become(.mixed)
    ends.deallocate()
    for value in values {
      if let value { append(coded: value) }
      ends.append(bytes.count)
    }
  }
}

extension Value {
  /// The kind of column the value fits.
  var kind: ValueKind {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .double: .double
    case .string: .string
    case .date: .date
    case .list, .wideDate, .localTime, .time, .localDateTime, .dateTime, .duration, .point: .mixed
    }
  }
}
