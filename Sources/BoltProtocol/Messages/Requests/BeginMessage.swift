/// BEGIN: opens a transaction.
struct BeginMessage {
  var options: BoltTransactionOptions

  init(_ fields: FieldReader, version: BoltVersion) throws(BoltError) {
    try fields.expect(count: 1)
    options = try BoltTransactionOptions(
      MetadataReader(owner: "BEGIN", map: try fields.map(0)), version: version)
  }
}
