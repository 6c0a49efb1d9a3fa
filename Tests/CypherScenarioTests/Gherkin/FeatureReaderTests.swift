import Scenarios
import Testing

@Suite struct FeatureReaderTests {
  static let text = #"""
    # a comment

    Feature: A feature
      Some words about it,
      in two lines.

      Background:
        Given any graph

      @slow @odd
      Scenario: [1] One
        Free words.
        When executing query:
          """
          RETURN '|' AS a,
            # no comment here
            \"\"\" AS b
          """
        Then the result should be, in any order:
          | a    | b \| c |
          | 'x'  | 'y\\n' |
          # a comment between rows
          |      | 1\n2   |

      Scenario Outline: [2] The <thing>
        When executing query:
          """
          RETURN <thing> AS a
          """
        Then the result should be, in any order:
          | a       |
          | <value> |

        @some
        Examples:
          | thing | value |
          | 1     | 1     |
          | '\|'  | '\\n' |

        Examples: more
          | value | thing |
          | null  | <x>   |
    """#

  @Test func everyPartIsRead() throws {
    let feature = try FeatureReader.read(Self.text)
    #expect(feature.name == "A feature")
    #expect(
      feature.scenarios.map(\.name) == ["[1] One", "[2] The 1", "[2] The '|'", "[2] The <x>"])
    #expect(feature.scenarios.map(\.example) == [nil, 1, 2, 3])
    #expect(feature.scenarios[0].tags == ["@slow", "@odd"])
    #expect(feature.scenarios[1].tags.isEmpty)
    #expect(feature.scenarios.allSatisfy { $0.steps.first?.text == "any graph" })
  }

  @Test func textsKeepTheirInnerIndentation() throws {
    let step = try FeatureReader.read(Self.text).scenarios[0].steps[1]
    #expect(step.document == "RETURN '|' AS a,\n  # no comment here\n  \"\"\" AS b")
  }

  @Test func escapesOfCellsAreRead() throws {
    let step = try FeatureReader.read(Self.text).scenarios[0].steps[2]
    #expect(step.table == [["a", "b | c"], ["'x'", #"'y\n'"#], ["", "1\n2"]])
  }

  @Test func examplesFillTextsAndTables() throws {
    let scenarios = try FeatureReader.read(Self.text).scenarios
    #expect(scenarios[2].steps[1].document == "RETURN '|' AS a")
    #expect(scenarios[2].steps[2].table == [["a"], [#"'\n'"#]])
    #expect(scenarios[3].steps[2].table == [["a"], ["null"]])
  }

  @Test(arguments: [
    ("Feature: F\n  Scenario: S\n    When executing query:\n      \"\"\"\n      RETURN 1", 4),
    ("Feature: F\n  Scenario: S\n    Then x:\n      | a | b |\n      | 1 |", 5),
    ("Feature: F\n  Scenario Outline: S\n    Given any graph", 2),
    ("Feature: F\n  Scenario: S\n    Given any graph\n  nonsense", 4),
  ])
  func faultsNameTheirLine(text: String, line: Int) {
    #expect { try FeatureReader.read(text) } throws: { ($0 as? FeatureError)?.line == line }
  }
}
