// id: born-for-the-tender
// title: Companies born for one tender
// title-zh: 为该项目而生的公司
// question: Which winner was registered at most so many days before the tender and has bid for
//   nothing else?
// params: days: Integer = 365
// returns: company Node, tender Node, days Integer

MATCH (company:Company)-[bid:BID_FOR]->(tender:Tender)
WHERE bid.won AND company.reg_date <= tender.date
  AND duration.inDays(company.reg_date, tender.date).days <= $days
  AND COUNT { MATCH (company)-[:BID_FOR]->(any:Tender) RETURN DISTINCT any } = 1
RETURN DISTINCT company, tender, duration.inDays(company.reg_date, tender.date).days AS days
ORDER BY days, elementId(company)
