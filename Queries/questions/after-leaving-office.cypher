// id: after-leaving-office
// title: Business of former officials in their former remit
// title-zh: 离任后在原辖区任职或持股者
// question: Who took up a post or a holding in a company within so many years of leaving office
//   (after), or had one before leaving and kept it, or whose spouse, children or children's spouses
//   had (before), where the company bids at the body the official left or at one below it? Kinship
//   is that of the day of leaving, by a set of the law in force then.
// params: years: Integer = 3; set: String = '经商限制'; since: Date = 2019-06-01
// returns: official Node, body Node, left Date, timing String, holder Node, term String,
//   role String, company Node, since Date, registered Date, path List

MATCH (official:Person)-[post:HOLDS_POST]->(:Org)
WITH official, max(post.valid_to) AS left, count(post) AS posts, count(post.valid_to) AS ended
// Whoever still holds a post has not left.
WHERE posts = ended AND left >= $since
MATCH (official)-[post:HOLDS_POST]->(body:Org)
WHERE post.valid_to = left
CALL (official, left) {
  RETURN official AS holder, null AS term, null AS chain
  UNION ALL
  CALL guanxi.kinWithin({of: official, set: $set, at: left}) YIELD relative, term, chain
  RETURN relative AS holder, term, chain
}
MATCH way = (holder)-[tie:OWNS|LEGAL_REP|DIRECTOR|SUPERVISOR|MANAGER]->(company:Company)
WITH official, post, body, left, holder, term, chain, tie, way, company, CASE
  WHEN tie.valid_from >= left AND tie.valid_from < left + duration({years: $years}) THEN 'after'
  WHEN tie.valid_from < left AND coalesce(tie.valid_to > left, true) THEN 'before' END AS timing
WHERE timing = 'before' OR timing = 'after' AND holder = official
MATCH remit = ANY SHORTEST
  (company)-[:BID_FOR]->(:Tender)-[:BUYER]->(:Org) (()-[:PART_OF]->()){0,4} (body)
RETURN official, body, left, timing, holder, term, type(tie) AS role, company,
  tie.valid_from AS since, company.reg_date AS registered, [post, chain, way, remit] AS path
ORDER BY left, elementId(official), timing, elementId(company), elementId(holder), role, since
