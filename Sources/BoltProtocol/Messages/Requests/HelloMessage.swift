/// HELLO: the first message; who the client is and what it can do. Before Bolt 5.1 it also says who
/// the user is.
struct HelloMessage {
  var userAgent: String?
  /// The user, where HELLO carries one.
  var signIn: BoltSignIn?
  var wantsUTC: Bool
  var notifications: NotificationFilter

  init(_ fields: FieldReader, version: BoltVersion) throws(BoltError) {
    try fields.expect(count: 1)
    let extra = MetadataReader(owner: "HELLO", map: try fields.map(0))
    userAgent = try extra.string("user_agent")
    signIn = version.hasLogon ? nil : try BoltSignIn(extra)
    wantsUTC = try extra.strings("patch_bolt").contains("utc")
    notifications = try NotificationFilter(extra, version: version)
  }
}
