

MATCH (official:Person)-[fine:IN_CASE]->(`case`:Case {type: 'GAMBLING'})
  <-[beside:IN_CASE]-(person:Person)
WHERE fine.penalty > 0 AND person <> official AND EXISTS { (official)-[:HOLDS_POST]->() }
CALL (person) {
  // A post as legal representative, or a chain of at most four holdings whose product of shares
  // is a quarter. Shares are whole basis points, and none of a chain can lie below the product.
  MATCH (person)-[post:LEGAL_REP]->(company:Company)
  WHERE CASE WHEN $at IS NULL THEN post.valid_to IS NULL
    ELSE coalesce(post.valid_from <= $at, true) AND coalesce(post.valid_to > $at, true) END
  RETURN company, [post] AS hold
  UNION ALL
  MATCH (person)-[hold:OWNS*1..4]->(company:Company)
  WHERE all(own IN hold WHERE round(own.share * 10000) >= 2500
      AND CASE WHEN $at IS NULL THEN own.valid_to IS NULL
        ELSE coalesce(own.valid_from <= $at, true) AND coalesce(own.valid_to > $at, true) END)
    AND reduce(held = 4, own IN hold
        | held * CASE WHEN own.share > 1 THEN 10000 ELSE toInteger(round(own.share * 10000)) END)
      >= reduce(whole = 1, own IN hold | whole * 10000)
  RETURN company, hold
}
MATCH (company)-[bid:BID_FOR]->(tender:Tender)
// The official approved the tender, or has or had a post at its buyer.
CALL (tender, official) {
  MATCH (tender)-[approval:APPROVED_BY]->(official)
  RETURN [approval] AS link
  UNION ALL
  MATCH (tender)-[purchase:BUYER]->()<-[post:HOLDS_POST]-(official)
  RETURN [purchase, post] AS link
}
WITH `case`, official, person, company, tender, [fine, beside] AS meeting, hold, bid, link
ORDER BY size(hold), [tie IN hold | elementId(endNode(tie))], size(link),
  [tie IN meeting + hold + [bid] + link | elementId(tie)]
RETURN `case`, official, person, company, tender,
  collect(meeting + hold + [bid] + link)[0] AS path
