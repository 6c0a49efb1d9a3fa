import CypherSyntax
import Testing

@testable import CypherEngine

/// What statements are bound to, in the short writing of ``BoundDescription``.
@Suite struct BinderTests {
  @Test(arguments: BinderTests.cases) func binds(_ example: BinderCase) throws {
    #expect(try BoundDescription.of(example.text) == example.expected)
  }
}
