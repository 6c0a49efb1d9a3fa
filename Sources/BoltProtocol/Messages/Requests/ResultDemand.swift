/// How many rows of which result PULL and DISCARD mean.
struct ResultDemand {
  /// How many rows; nil means all that are left.
  var limit: Int?
  /// The number that RUN's answer gave the result; nil means the latest.
  var result: Int?

  init(_ fields: FieldReader, owner: String) throws(BoltError) {
    try fields.expect(count: 1)
    let extra = MetadataReader(owner: owner, map: try fields.map(0))
    guard let n = try extra.integer("n"), n == -1 || n > 0 else {
      throw BoltError(.malformed, "n of \(owner) must be -1 or a positive number")
    }
    limit = n == -1 ? nil : Int(clamping: n)
    let number = try extra.integer("qid") ?? -1
    guard number >= -1 else {
      throw BoltError(.malformed, "qid of \(owner) must be -1 or the number of a result")
    }
    result = number == -1 ? nil : Int(clamping: number)
  }
}
