// id: who-controls-the-company
// title: Who really controls a company, and where nothing can be seen
// title-zh: 谁实际控制该公司，哪一截看不清
// question: Who holds this company in the end, by which chains, who controls it by votes, by
//   agreement or in concert with others? How much of it belongs to nobody known, and at which
//   companies above it does the register know less than the whole?
// params: company: String; min: Float = 0.0; at: Date = null
// returns: owner Node, shareMin Float, shareMax Float, control Boolean, rule String, chains List,
//   arrangements List, unknown Float, unclear List

MATCH (company:Company)
WHERE elementId(company) = $company
CALL (company) {
  MATCH (above:Company)-[:OWNS*0..12]->(company)
  WITH DISTINCT above
  OPTIONAL MATCH ()-[own:OWNS]->(above)
  WHERE CASE WHEN $at IS NULL THEN own.valid_to IS NULL ELSE
    coalesce(own.valid_from <= $at, true) AND coalesce(own.valid_to > $at, true) END
  // The end of the range is what the register may know; parts of a hundredth of a percent are dust.
  WITH above, sum(coalesce(own.share_max, own.share, 0)) AS known
  WHERE known < 0.9999
  WITH above ORDER BY elementId(above)
  RETURN collect(above) AS unclear
}
CALL guanxi.owners({company: company, min: $min, at: $at})
YIELD owner, shareMin, shareMax, control, rule, chains, unknown
// What makes control beside shares.
CALL (company, owner) {
  OPTIONAL MATCH (owner)-[tie:CONTROLS_BY_AGREEMENT|ACTS_IN_CONCERT_WITH]-(other)
  WHERE type(tie) = 'ACTS_IN_CONCERT_WITH' OR other = company
  WITH tie ORDER BY elementId(tie)
  RETURN collect(tie) AS arrangements
}
RETURN owner, shareMin, shareMax, control, rule, chains, arrangements, unknown, unclear
ORDER BY shareMin DESC, shareMax DESC, elementId(owner)
