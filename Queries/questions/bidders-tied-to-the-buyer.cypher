// id: bidders-tied-to-the-buyer
// title: Bidders tied to the buyer's cadres
// title-zh: 投标人与招标单位干部及其亲属有无关联
// question: For each bidder for this tender: is it tied to anybody in office at the buyer, by at
//   most six ties of kinship, holdings and posts in companies that held on the tender's date? A
//   bidder without such a tie has no official beside it.
// params: tender: String
// returns: bidder Node, official Node, hops Integer, ties List, path Path, evidence List

MATCH (tender:Tender)-[bought:BUYER]->(buyer:Org)
WHERE elementId(tender) = $tender
MATCH (buyer)<-[post:HOLDS_POST]-(official:Person)
WHERE coalesce(post.valid_from <= tender.date, true) AND coalesce(post.valid_to > tender.date, true)
WITH tender, buyer, bought, collect(DISTINCT official) AS officials
MATCH (bidder:Company)-[bid:BID_FOR]->(tender)
WITH tender, buyer, bought, officials, bidder, collect(bid) AS bids
CALL (tender, officials, bidder) {
  UNWIND officials AS official
  OPTIONAL MATCH path = ANY SHORTEST (official) (()
    -[tie:PARENT_OF|SPOUSE_OF|SIBLING_OF|GUARDIAN_OF|OWNS|LEGAL_REP|DIRECTOR|SUPERVISOR|MANAGER]-()
    WHERE coalesce(tie.valid_from <= tender.date, true)
      AND coalesce(tie.valid_to > tender.date, true)){1,6} (bidder)
  RETURN official AS nearest, path
  ORDER BY length(path), elementId(official)
  LIMIT 1
}
WITH *, CASE WHEN path IS NOT NULL THEN nearest END AS official
RETURN bidder, official, length(path) AS hops,
  [tie IN relationships(path) | type(tie)] AS ties, path,
  [(official)-[post:HOLDS_POST]->(buyer) | post] + bids + [bought] AS evidence
ORDER BY hops, elementId(bidder)
