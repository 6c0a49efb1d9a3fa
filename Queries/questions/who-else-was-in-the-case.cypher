// id: who-else-was-in-the-case
// title: Who else was punished in the same case
// title-zh: 一起被处罚的人里还有谁
// question: Who else is in this person's cases? Which of them owns or represents a company now, and
//   has that company bid at a body where this person holds or held a post?
// params: person: String
// returns: case Node, date Date, other Node, penalty Integer, company Node, bidsAtBody Boolean

MATCH (person:Person)-[:IN_CASE]->(`case`:Case)<-[theirs:IN_CASE]-(other:Person)
WHERE elementId(person) = $person AND other <> person
OPTIONAL MATCH (other)-[tie:OWNS|LEGAL_REP]->(company:Company)
WHERE tie.valid_to IS NULL
WITH DISTINCT person, `case`, other, theirs.penalty AS penalty, company
RETURN `case`, `case`.date AS date, other, penalty, company,
  EXISTS { (company)-[:BID_FOR]->(:Tender)-[:BUYER]->(:Org)<-[:HOLDS_POST]-(person) } AS bidsAtBody
ORDER BY date, elementId(`case`), elementId(other), elementId(company)
