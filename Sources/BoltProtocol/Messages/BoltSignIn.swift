/// Who wants to come in. Its description leaves out what must not reach a log.
public struct BoltSignIn: Sendable, CustomStringConvertible, CustomReflectable {
  /// `none`, `basic`, `bearer`, `kerberos`, or one that the two ends have agreed on.
  public var scheme: String
  public var principal: String?
  public var credentials: String?
  public var realm: String?

  public init(
    scheme: String, principal: String? = nil, credentials: String? = nil, realm: String? = nil
  ) {
    self.scheme = scheme
    self.principal = principal
    self.credentials = credentials
    self.realm = realm
  }

  init(_ extra: MetadataReader) throws(BoltError) {
    self.init(
      scheme: try extra.string("scheme") ?? "none", principal: try extra.string("principal"),
      credentials: try extra.string("credentials"), realm: try extra.string("realm"))
  }

  public var description: String { "sign-in by scheme \(scheme)" }

  public var customMirror: Mirror { Mirror(self, children: ["scheme": scheme]) }
}
