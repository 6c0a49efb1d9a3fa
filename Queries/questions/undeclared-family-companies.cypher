// id: undeclared-family-companies
// title: Companies of relatives that were not declared
// title-zh: 未申报的亲属企业
// question: Which companies did the spouse, children and children's spouses of an official hold or
//   serve on the day of the official's last declaration that no declaration names? Whoever never
//   declared anything is not judged. The set of kin is that of the law on the day of the
//   declaration, or on the day `law`.
// params: official: String = null; min: Float = 0.05; set: String = '经商限制'; law: Date = null
// returns: official Node, declaredOn Date, relative Node, term String, membership String,
//   company Node, chain Path, holdings List

MATCH (official:Person)
WHERE official.declared_on IS NOT NULL AND ($official IS NULL OR elementId(official) = $official)
CALL guanxi.kinWithin({of: official, set: $set, at: official.declared_on, law: $law})
YIELD relative, term, membership, chain
CALL (official, relative) {
  CALL guanxi.holds({holder: relative, min: $min, at: official.declared_on}) YIELD company, chains
  RETURN company, chains AS ways
  UNION ALL
  MATCH way = (relative)-[role:LEGAL_REP|DIRECTOR|SUPERVISOR|MANAGER]->(company:Company)
  WHERE coalesce(role.valid_from <= official.declared_on, true)
    AND coalesce(role.valid_to > official.declared_on, true)
  RETURN company, [way] AS ways
}
WITH official, relative, term, membership, chain, company, collect(ways) AS found
WHERE NOT EXISTS {
  MATCH (official)-[declared:DECLARES]->(company)
  WHERE coalesce(declared.date <= official.declared_on, true) }
RETURN official, official.declared_on AS declaredOn, relative, term, membership, company, chain,
  reduce(all = [], ways IN found | all + ways) AS holdings
ORDER BY elementId(official), elementId(relative), elementId(company)
