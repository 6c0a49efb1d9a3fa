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

MATCH (official:Person)-[fine:IN_CASE]->(`case`:Case {type: 'GAMBLING'})<-[:IN_CASE]-(person:Person)
WHERE fine.penalty > 0 AND person <> official AND EXISTS { (official)-[:HOLDS_POST]->() }
WITH DISTINCT `case`, official, person
CALL (person) {
  MATCH (person)-[post:LEGAL_REP]->(company:Company)
  WHERE CASE WHEN $at IS NULL THEN post.valid_to IS NULL
    ELSE coalesce(post.valid_from <= $at, true) AND coalesce(post.valid_to > $at, true) END
  RETURN company
  UNION
  MATCH (person)-[chain:OWNS*1..4]->(company:Company)
  WHERE all(own IN chain WHERE CASE WHEN $at IS NULL THEN own.valid_to IS NULL
      ELSE coalesce(own.valid_from <= $at, true) AND coalesce(own.valid_to > $at, true) END)
    AND reduce(held = 4, own IN chain | held * toInteger(round(own.share * 10000)))
      >= reduce(whole = 1, own IN chain | whole * 10000)
  RETURN company
}
MATCH (company)-[:BID_FOR]->(tender:Tender)
WHERE EXISTS { (tender)-[:APPROVED_BY]->(official) }
  OR EXISTS { (tender)-[:BUYER]->()<-[:HOLDS_POST]-(official) }
RETURN DISTINCT `case`, official, person, company, tender
