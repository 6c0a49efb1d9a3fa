/// ROUTE: asks which servers to use for a database. We are the only one.
struct RouteMessage {
  /// The address under which the client knows us, `host:port`.
  var address: String?
  var database: String?

  init(_ fields: FieldReader) throws(BoltError) {
    try fields.expect(count: 3)
    address = try MetadataReader(owner: "ROUTE", map: try fields.map(0)).string("address")
    _ = try fields.list(1)
    database = try MetadataReader(owner: "ROUTE", map: try fields.map(2)).string("db")
  }
}
