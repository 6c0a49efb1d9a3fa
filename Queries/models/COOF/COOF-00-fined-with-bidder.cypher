// id: COOF-00           version: 1            status: live
// title: Official fined for gambling together with whoever controls a bidder
// title-zh: 公职人员与投标企业控制人同案赌博
// severity: red
// roles: case Case, official Person, person Person, company Company, tender Tender
// third-parties: person
// param at: Date = null      source: the day the scan asks for; null asks for what holds now
// needs: none
// identity: none
// innocent: The two may have been in the same room and strangers to each other; the tender may
//   have been decided by others.
// explain: {official} and {person} are in the same gambling case {case}; {person} controls
//   {company}, which bid for {tender}
//   | zh: {official}与{person}同涉赌博案{case}；{person}控制的{company}投标{tender}
// source: benchmark definition q6
// fixtures: hit.csv near-miss.csv      portable: yes

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
