// id: KIN-00T           version: 1            status: live
// title: Bidder controlled by the approver's relative on the tender's date
// title-zh: 招标当日审批人亲属控制投标企业
// severity: red
// roles: tender Tender, official Person, relative Person, company Company
// third-parties: relative
// needs: none
// identity: none
// innocent: The relative may have declared the company and the official may have stepped back;
//   a holding may be a listed share; the kin tie may be of one publisher's records alone.
// explain: {official} approved {tender}, for which {company} bid; {relative}, {hops} steps of
//   kinship away, controlled {company} on the tender's date
//   | zh: {official}审批{tender}，{company}投标；其{hops}步亲属{relative}当日控制该企业
// source: benchmark definition q5t; 政府采购法 12; 政府采购法实施条例 9; 招标投标法实施条例 34
// fixtures: hit.csv near-miss.csv insufficient.csv      portable: yes

// Whoever approved anything, and their kin.
MATCH (official:Person)<-[:APPROVED_BY]-(:Tender)
WITH DISTINCT official
MATCH (official)-[:PARENT_OF|SPOUSE_OF|SIBLING_OF|GUARDIAN_OF*1..3]-(relative:Person)
WHERE relative <> official
WITH DISTINCT official, relative
CALL (relative) {
  // A post as legal representative, or a chain of at most four holdings whose product of shares
  // is a quarter. Shares are whole basis points, and none of a chain can lie below the product.
  MATCH (relative)-[post:LEGAL_REP]->(company:Company)
  RETURN company, [post] AS hold
  UNION ALL
  MATCH (relative)-[hold:OWNS*1..4]->(company:Company)
  WHERE all(own IN hold WHERE round(own.share * 10000) >= 2500)
    AND reduce(held = 4, own IN hold
        | held * CASE WHEN own.share > 1 THEN 10000 ELSE toInteger(round(own.share * 10000)) END)
      >= reduce(whole = 1, own IN hold | whole * 10000)
  RETURN company, hold
}
MATCH (company)-[bid:BID_FOR]->(tender:Tender)-[approval:APPROVED_BY]->(official)
// What held on the tender's date; without a date nothing is known of it.
WHERE tender.date IS NOT NULL
  AND all(tie IN hold WHERE coalesce(tie.valid_from <= tender.date, true)
    AND coalesce(tie.valid_to > tender.date, true))
WITH tender, official, relative, company, hold, bid, approval
ORDER BY size(hold), [tie IN hold | elementId(endNode(tie))], [tie IN hold | elementId(tie)],
  elementId(bid), elementId(approval)
WITH tender, official, relative, company, collect(hold)[0] AS hold, collect(bid) AS bids,
  collect(approval)[0] AS approval
// The shortest way from the approver to the relative; among several the first by references.
CALL (official, relative) {
  MATCH way = ALL SHORTEST
    (official)-[:PARENT_OF|SPOUSE_OF|SIBLING_OF|GUARDIAN_OF]-{1,3}(relative)
  RETURN relationships(way) AS kin
  ORDER BY [stop IN nodes(way) | elementId(stop)], [tie IN kin | elementId(tie)]
  LIMIT 1
}
RETURN tender, official, relative, company, size(kin) AS hops,
  any(bid IN bids WHERE coalesce(bid.won, false)) AS won, size(hold) AS holdings,
  kin + hold + [bids[0], approval] AS path
