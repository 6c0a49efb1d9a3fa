/// LOGON: who the user is; Bolt 5.1 and later.
struct LogonMessage {
  var signIn: BoltSignIn

  init(_ fields: FieldReader) throws(BoltError) {
    try fields.expect(count: 1)
    signIn = try BoltSignIn(MetadataReader(owner: "LOGON", map: try fields.map(0)))
  }
}
