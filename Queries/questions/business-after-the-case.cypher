// id: business-after-the-case
// title: Business between two sides after they were punished together
// title-zh: 同案之后双方单位有无业务
// question: After an official and the owner or legal representative of a company were in one case,
//   did the company bid at a body where the official holds or held a post?
// params: days: Integer = 1095
// returns: case Node, official Node, person Node, company Node, tender Node, days Integer,
//   won Boolean

MATCH (official:Person)-[:IN_CASE]->(`case`:Case)<-[:IN_CASE]-(person:Person)
WHERE official <> person AND EXISTS { (official)-[:HOLDS_POST]->() }
MATCH (person)-[:OWNS|LEGAL_REP]->(company:Company)-[bid:BID_FOR]->(tender:Tender)
WHERE tender.date > `case`.date AND tender.date <= `case`.date + duration({days: $days})
  AND EXISTS { (tender)-[:BUYER]->(:Org)<-[:HOLDS_POST]-(official) }
WITH DISTINCT `case`, official, person, company, tender,
  duration.inDays(`case`.date, tender.date).days AS days, coalesce(bid.won, false) AS won
RETURN `case`, official, person, company, tender, days, won
ORDER BY days, elementId(tender), elementId(official), elementId(person), elementId(company),
  elementId(`case`)
