// id: what-do-bidders-share
// title: What the bidders for a tender share
// title-zh: 同电话、地址、账户、设备的投标人
// question: Which bidders for this tender share a phone, an address, a network address or a
//   guarantee account, and how many companies in all use the same one?
// params: tender: String
// returns: a Node, b Node, what String, users Integer

MATCH (a:Company)-[x:BID_FOR]->(tender:Tender)<-[y:BID_FOR]-(b:Company)
WHERE elementId(tender) = $tender AND elementId(a) < elementId(b)
CALL (a, b, x, y) {
  MATCH (a)-[:HAS_PHONE]->(shared:Phone)<-[:HAS_PHONE]-(b)
  RETURN 'phone' AS what, COUNT { (shared)<-[:HAS_PHONE]-(:Company) } AS users
  UNION
  MATCH (a)-[:HAS_ADDRESS]->(shared:Address)<-[:HAS_ADDRESS]-(b)
  RETURN 'address' AS what, COUNT { (shared)<-[:HAS_ADDRESS]-(:Company) } AS users
  UNION
  WITH x, y WHERE x.ip = y.ip
  RETURN 'device' AS what, COUNT {
    MATCH (other:Company)-[bid:BID_FOR]->() WHERE bid.ip = x.ip RETURN DISTINCT other } AS users
  UNION
  WITH x, y WHERE x.guarantee_account = y.guarantee_account
  RETURN 'account' AS what, COUNT {
    MATCH (other:Company)-[bid:BID_FOR]->() WHERE bid.guarantee_account = x.guarantee_account
    RETURN DISTINCT other } AS users
}
RETURN a, b, what, users
ORDER BY elementId(a), elementId(b), what
