// id: village-works-and-kin
// title: A village's contractors and the relatives of its cadres
// title-zh: 某村工程承包人与历任村干部的亲属关系
// question: Which winners of this village's tenders in the last years up to a day did a relative of
//   anybody who was ever a cadre of the village hold, or serve as legal representative, director,
//   supervisor or manager? Kinship and holdings are those of the tender's date, the set of kin is
//   that of the law on `day`.
// params: village: String; day: Date; years: Integer = 5; min: Float = 0.05;
//   set: String = '任职回避'
// returns: official Node, inOffice Boolean, relative Node, term String, membership String,
//   company Node, tender Node, chain Path, holdings List, evidence List

MATCH (village:Org)<-[post:HOLDS_POST]-(official:Person)
WHERE elementId(village) = $village
WITH village, collect(DISTINCT official) AS officials
MATCH award = (village)<-[:BUYER]-(tender:Tender)<-[bid:BID_FOR]-(company:Company)
WHERE bid.won AND tender.date > $day - duration({years: $years}) AND tender.date <= $day
WITH village, officials, company, tender, collect(award) AS awards
ORDER BY tender.date, elementId(tender)
// Whoever stood behind the winner on the day, by shares or by a role.
CALL (company, tender) {
  CALL guanxi.owners({company: company, min: $min, at: tender.date}) YIELD owner, chains
  RETURN owner, chains AS ways
  UNION ALL
  MATCH way = (owner:Person)-[role:LEGAL_REP|DIRECTOR|SUPERVISOR|MANAGER]->(company)
  WHERE coalesce(role.valid_from <= tender.date, true)
    AND coalesce(role.valid_to > tender.date, true)
  RETURN owner, [way] AS ways
}
WITH village, officials, company, tender, awards, owner, collect(ways) AS found
CALL guanxi.kinWithin({of: officials, set: $set, at: tender.date, law: $day})
YIELD person AS official, relative, term, membership, chain
WHERE relative = owner
RETURN official, EXISTS {
    MATCH (official)-[post:HOLDS_POST]->(village)
    WHERE coalesce(post.valid_from <= tender.date, true)
      AND coalesce(post.valid_to > tender.date, true) } AS inOffice,
  relative, term, membership, company, tender, chain,
  reduce(all = [], ways IN found | all + ways) AS holdings,
  [(official)-[post:HOLDS_POST]->(village) | post] + awards AS evidence
ORDER BY tender.date, elementId(tender), elementId(official), elementId(relative)
