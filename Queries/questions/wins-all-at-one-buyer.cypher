// id: wins-all-at-one-buyer
// title: Companies that bid at one buyer alone and win every time
// title-zh: 只投一家、百投百中的公司
// question: Which companies have bid at least so many times, always at the same body, and always
//   won?
// params: least: Integer = 2
// returns: company Node, buyer Node, wins Integer

MATCH (company:Company)-[bid:BID_FOR]->(tender:Tender)-[:BUYER]->(buyer:Org)
WITH company, count(DISTINCT buyer) AS buyers, head(collect(buyer)) AS buyer,
  count(DISTINCT tender) AS bids, count(DISTINCT CASE WHEN bid.won THEN tender END) AS wins
WHERE buyers = 1 AND bids = wins AND wins >= $least
RETURN company, buyer, wins
ORDER BY wins DESC, elementId(company)
