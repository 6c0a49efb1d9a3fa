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

MATCH (official:Person)<-[:APPROVED_BY]-(tender:Tender)<-[:BID_FOR]-(company:Company)
WITH DISTINCT official, tender, company
CALL (tender, company) {
  MATCH (company)<-[post:LEGAL_REP]-(relative:Person)
  WHERE coalesce(post.valid_from <= tender.date, true)
    AND coalesce(post.valid_to > tender.date, true)
  RETURN relative
  UNION
  MATCH (company)<-[chain:OWNS*1..4]-(relative:Person)
  WHERE all(own IN chain WHERE coalesce(own.valid_from <= tender.date, true)
      AND coalesce(own.valid_to > tender.date, true))
    AND reduce(held = 4, own IN chain | held * toInteger(round(own.share * 10000)))
      >= reduce(whole = 1, own IN chain | whole * 10000)
  RETURN relative
}
WITH official, tender, company, relative WHERE tender.date IS NOT NULL AND relative <> official
MATCH near = ANY SHORTEST
  (official)-[:PARENT_OF|SPOUSE_OF|SIBLING_OF|GUARDIAN_OF]-{1,3}(relative)
RETURN tender, official, relative, company, length(near) AS hops
