import Declarations
import Testing

/// The ids are made up: no district has the code 990100.
@Suite struct MappingDerivationTests {
  @Test(
    arguments: [
      ("990100198502290014", "M", "1985-02-29"), ("990100200012310022", "F", "2000-12-31"),
      ("99010019600101003X", "M", "1960-01-01"), ("99010019600101004x", "F", "1960-01-01"),
      ("990100600101003", "M", "1960-01-01"), ("990100", nil, nil), ("", nil, nil),
      ("9901001960010100AX", nil, nil), ("某某某某某某", nil, nil),
    ] as [(String, String?, String?)])
  func sexAndBirth(_ id: String, _ sex: String?, _ birth: String?) {
    #expect(Mapping.Derivation.sexFromResidentID.apply(to: id) == sex)
    #expect(Mapping.Derivation.birthDateFromResidentID.apply(to: id) == birth)
  }
}
