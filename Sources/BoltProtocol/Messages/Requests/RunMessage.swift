/// RUN: a statement with its parameters. The options count only outside a transaction.
struct RunMessage {
  var text: String
  var parameters: BoltMap
  var options: BoltTransactionOptions

  init(_ fields: FieldReader, version: BoltVersion) throws(BoltError) {
    try fields.expect(count: 3)
    text = try fields.string(0)
    parameters = try fields.map(1)
    options = try BoltTransactionOptions(
      MetadataReader(owner: "RUN", map: try fields.map(2)), version: version)
  }
}
