// id: KIN-00            version: 1            status: live
// title: Bidder controlled by the approver's relative
// title-zh: 审批人亲属控制投标企业
// severity: red
// roles: tender Tender, official Person, relative Person, company Company
// third-parties: relative
// param at: Date = null      source: the day the scan asks for; null asks for what holds now
// needs: none
// identity: none
// innocent: The relative may have declared the company and the official may have stepped back;
//   a holding may be a listed share; the kin tie may be of one publisher's records alone.
// explain: {official} approved {tender}, for which {company} bid; {relative}, {hops} steps of
//   kinship away, controls {company}
//   | zh: {official}审批{tender}，{company}投标；其{hops}步亲属{relative}控制该企业
// source: benchmark definition q5; 政府采购法 12; 政府采购法实施条例 9; 招标投标法实施条例 34
// fixtures: hit.csv near-miss.csv      portable: yes

// Whoever approved anything, and their kin with the least number of steps.
MATCH (official:Person)<-[:APPROVED_BY]-(:Tender)
WITH DISTINCT official
MATCH near = ANY SHORTEST
  (official)-[:PARENT_OF|SPOUSE_OF|SIBLING_OF|GUARDIAN_OF]-{1,3}(relative:Person)
WHERE relative <> official
WITH official, relative, length(near) AS hops
// What these control: as legal representative, or over a chain of at most four holdings whose
// product of shares, in whole basis points, is a quarter.
CALL (relative) {
  MATCH (relative)-[post:LEGAL_REP]->(company:Company)
  WHERE CASE WHEN $at IS NULL THEN post.valid_to IS NULL
    ELSE coalesce(post.valid_from <= $at, true) AND coalesce(post.valid_to > $at, true) END
  RETURN company
  UNION
  MATCH (relative)-[chain:OWNS*1..4]->(company:Company)
  WHERE all(own IN chain WHERE CASE WHEN $at IS NULL THEN own.valid_to IS NULL
      ELSE coalesce(own.valid_from <= $at, true) AND coalesce(own.valid_to > $at, true) END)
    AND reduce(held = 4, own IN chain | held * toInteger(round(own.share * 10000)))
      >= reduce(whole = 1, own IN chain | whole * 10000)
  RETURN company
}
MATCH (company)-[:BID_FOR]->(tender:Tender)-[:APPROVED_BY]->(official)
RETURN DISTINCT tender, official, relative, company, hops
