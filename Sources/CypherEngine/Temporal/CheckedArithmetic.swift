/// Arithmetic on numbers that a user wrote: what leaves 64 bits is an error.
enum Checked {
  static func add(_ a: Int64, _ b: Int64) throws(TemporalError) -> Int64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    if overflow { throw .overflow }
    return sum
  }

  static func multiply(_ a: Int64, _ b: Int64) throws(TemporalError) -> Int64 {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    if overflow { throw .overflow }
    return product
  }

  static func negate(_ a: Int64) throws(TemporalError) -> Int64 {
    if a == .min { throw .overflow }
    return -a
  }

  /// A wide number, where 64 bits hold it.
  static func narrow(_ a: Int128) throws(TemporalError) -> Int64 {
    guard let number = Int64(exactly: a) else { throw .overflow }
    return number
  }
}
