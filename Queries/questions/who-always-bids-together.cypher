// id: who-always-bids-together
// title: Which companies always bid together, and who wins
// title-zh: 哪些企业总是一起投标，赢家是谁
// question: Which two companies bid for the same tenders at least so many times, how many of all
//   the tenders of either were these, and how often did each of them win?
// params: together: Integer = 3
// returns: a Node, b Node, together Integer, ofAll Integer, wonByA Integer, wonByB Integer

MATCH (a:Company)-[:BID_FOR]->(tender:Tender)<-[:BID_FOR]-(b:Company)
WHERE elementId(a) < elementId(b)
WITH a, b, collect(DISTINCT tender) AS tenders
WHERE size(tenders) >= $together
RETURN a, b, size(tenders) AS together,
  COUNT { MATCH (either:Company)-[:BID_FOR]->(any:Tender) WHERE either IN [a, b]
    RETURN DISTINCT any } AS ofAll,
  COUNT { MATCH (a)-[bid:BID_FOR]->(shared) WHERE bid.won AND shared IN tenders
    RETURN DISTINCT shared } AS wonByA,
  COUNT { MATCH (b)-[bid:BID_FOR]->(shared) WHERE bid.won AND shared IN tenders
    RETURN DISTINCT shared } AS wonByB
ORDER BY together DESC, elementId(a), elementId(b)
