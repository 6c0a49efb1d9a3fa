// id: BID-00            version: 1            status: live
// title: Frequent fellow bidders that share a phone, an address, a device or an account
// title-zh: 经常同标且共用电话、地址、设备或账户的企业
// severity: yellow
// roles: a Company, b Company
// needs: none
// identity: none
// innocent: Companies of one group may bid openly; an office of a registration agent, a network
//   of a business park and a guarantee provider serve many.
// explain: {a} and {b} bid together {together} times and share what the mask {shared} says:
//   phone 1, address 2, device 4, guarantee account 8
//   | zh: {a}与{b}同标{together}次，共用项掩码{shared}：电话1、地址2、设备4、保证金账户8
// source: benchmark definition q10; 招标投标法实施条例 40
// fixtures: hit.csv near-miss.csv      portable: yes

MATCH (one:Company)-[:BID_FOR]->(tender:Tender)<-[:BID_FOR]-(two:Company)
WHERE id(one) < id(two)
WITH one, two, count(DISTINCT tender) AS together
WHERE together >= 3
// The smaller key first: as numbers where both are whole numbers, else by bytes.
WITH together, one, two, coalesce(toString(one.id), elementId(one)) AS left,
  coalesce(toString(two.id), elementId(two)) AS right
WITH together, CASE
    WHEN left =~ '[+-]?[0-9]{1,18}' AND right =~ '[+-]?[0-9]{1,18}'
      AND toInteger(left) <> toInteger(right)
    THEN toInteger(left) < toInteger(right)
    ELSE left < right OR (left = right AND elementId(one) < elementId(two))
  END AS inOrder, one, two
WITH together, CASE WHEN inOrder THEN one ELSE two END AS a,
  CASE WHEN inOrder THEN two ELSE one END AS b
// One proof of each thing that the two share: a common neighbour, or two bids alike.
CALL (a, b) {
  MATCH (a)-[x:HAS_PHONE]->(shared)<-[y:HAS_PHONE]-(b)
  WITH x, y ORDER BY elementId(shared), elementId(x), elementId(y) LIMIT 1
  RETURN collect([x, y]) AS phones
}
CALL (a, b) {
  MATCH (a)-[x:HAS_ADDRESS]->(shared)<-[y:HAS_ADDRESS]-(b)
  WITH x, y ORDER BY elementId(shared), elementId(x), elementId(y) LIMIT 1
  RETURN collect([x, y]) AS addresses
}
CALL (a, b) {
  MATCH (a)-[x:BID_FOR]->(one), (b)-[y:BID_FOR]->(two)
  WHERE x.ip = y.ip
  WITH CASE WHEN one = two THEN [[x, y]] ELSE [[x], [y]] END AS bids
  ORDER BY size(bids), [chain IN bids | [bid IN chain | elementId(bid)]] LIMIT 1
  RETURN collect(bids) AS devices
}
CALL (a, b) {
  MATCH (a)-[x:BID_FOR]->(one), (b)-[y:BID_FOR]->(two)
  WHERE x.guarantee_account = y.guarantee_account
  WITH CASE WHEN one = two THEN [[x, y]] ELSE [[x], [y]] END AS bids
  ORDER BY size(bids), [chain IN bids | [bid IN chain | elementId(bid)]] LIMIT 1
  RETURN collect(bids) AS accounts
}
WITH a, b, together, phones + addresses + reduce(all = [], bids IN devices + accounts | all + bids)
    AS proofs,
  size(phones) + 2 * size(addresses) + 4 * size(devices) + 8 * size(accounts) AS shared
WHERE shared > 0
CALL (a, b) {
  MATCH (a)-[x:BID_FOR]->(tender:Tender)<-[y:BID_FOR]-(b)
  WITH x, y ORDER BY elementId(tender), elementId(x), elementId(y)
  RETURN collect([x, y]) AS common
}
RETURN a, b, shared, together, proofs + common AS paths
