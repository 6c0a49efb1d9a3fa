/// What is wrong with a query text, and where.
///
/// The message quotes words of the language and names from the text, never property values.
public struct SyntaxDiagnostic: Error, Hashable, Sendable {
  /// The detail word of the openCypher TCK, such as `InvalidNumberLiteral`.
  public struct Detail: Hashable, Sendable {
    public let name: String
    public init(_ name: String) { self.name = name }

    public static let unexpectedSyntax = Detail("UnexpectedSyntax")
    public static let invalidNumberLiteral = Detail("InvalidNumberLiteral")
    public static let integerOverflow = Detail("IntegerOverflow")
    public static let floatingPointOverflow = Detail("FloatingPointOverflow")
    public static let invalidUnicodeLiteral = Detail("InvalidUnicodeLiteral")
    public static let invalidUnicodeCharacter = Detail("InvalidUnicodeCharacter")
    public static let invalidRelationshipPattern = Detail("InvalidRelationshipPattern")
    public static let invalidClauseComposition = Detail("InvalidClauseComposition")
    public static let nestedTooDeeply = Detail("NestedTooDeeply")
  }

  public var detail: Detail
  /// One short sentence, lower case, without a stop.
  public var message: String
  public var span: SourceSpan
  /// The nearest thing that would work.
  public var hint: String?

  public init(_ detail: Detail, _ message: String, _ span: SourceSpan, hint: String? = nil) {
    self.detail = detail
    self.message = message
    self.span = span
    self.hint = hint
  }
}
