// id: kin-behind-the-winners
// title: Winners of a body's tenders that its cadres' relatives hold
// title-zh: 某单位在职干部的亲属持有哪些中标企业
// question: Which companies that won a tender of this body, or of one below it, in the last years
//   up to a day are held in the end by a relative of somebody in office there on that day? Kinship
//   and holdings are those of the tender's date, the set of kin is that of the law on `day`.
// params: body: String; day: Date; years: Integer = 3; min: Float = 0.05;
//   set: String = '任职回避'
// returns: official Node, relative Node, term String, membership String, company Node,
//   tender Node, shareMin Float, shareMax Float, chain Path, holdings List, evidence List

MATCH (body:Org)<-[post:HOLDS_POST]-(official:Person)
WHERE elementId(body) = $body
  AND coalesce(post.valid_from <= $day, true) AND coalesce(post.valid_to > $day, true)
WITH body, collect(DISTINCT official) AS officials
MATCH award = (body)<-[:PART_OF*0..4]-(:Org)<-[:BUYER]-(tender:Tender)<-[bid:BID_FOR]-
  (company:Company)
WHERE bid.won AND tender.date > $day - duration({years: $years}) AND tender.date <= $day
WITH body, officials, company, tender, collect(award) AS awards
ORDER BY tender.date, elementId(tender)
// Who stands behind the winner on the day, and which of them is kin.
CALL guanxi.owners({company: company, min: $min, at: tender.date})
YIELD owner, shareMin, shareMax, chains
CALL guanxi.kinWithin({of: officials, set: $set, at: tender.date, law: $day})
YIELD person AS official, relative, term, membership, chain
WHERE relative = owner
RETURN official, relative, term, membership, company, tender, shareMin, shareMax, chain,
  chains AS holdings, [(official)-[post:HOLDS_POST]->(body) | post] + awards AS evidence
ORDER BY tender.date, elementId(tender), elementId(official), elementId(relative)
