// id: purchasing-heads-who-left
// title: Where heads of purchasing went, and what their new company won
// title-zh: 离任采购负责人去了哪家中标企业，前后中标额变化
// question: Who left a post in purchasing and within so many days joined a company, by a post or a
//   holding, that had won at the body during that time of office? How many awards and how much did
//   the company win there in the years before and after the day of joining?
// params: post: String = '采购'; days: Integer = 730; years: Integer = 3
// returns: official Node, body Node, left Date, company Node, role String, joined Date,
//   winsBefore Integer, amountBefore Float, winsAfter Integer, amountAfter Float, path List

MATCH (official:Person)-[post:HOLDS_POST]->(body:Org)
WHERE post.post CONTAINS $post AND post.valid_to IS NOT NULL
MATCH (official)-[tie:OWNS|LEGAL_REP|DIRECTOR|SUPERVISOR|MANAGER|EMPLOYED_BY]->(company:Company)
WHERE tie.valid_from >= post.valid_to
  AND duration.inDays(post.valid_to, tie.valid_from).days <= $days
MATCH (company)-[bid:BID_FOR]->(tender:Tender)-[buyer:BUYER]->(body)
WHERE bid.won
WITH official, body, post, company, tie, tie.valid_from AS joined,
  collect({day: tender.date, price: coalesce(bid.price, 0), ties: [bid, buyer]}) AS awards
WHERE any(award IN awards WHERE coalesce(award.day >= post.valid_from, true)
  AND award.day < post.valid_to)
WITH *, [award IN awards WHERE award.day < joined
    AND award.day >= joined - duration({years: $years})] AS before,
  [award IN awards WHERE award.day >= joined
    AND award.day < joined + duration({years: $years})] AS after
RETURN official, body, post.valid_to AS left, company, type(tie) AS role, joined,
  size(before) AS winsBefore,
  reduce(sum = 0.0, award IN before | sum + award.price) AS amountBefore,
  size(after) AS winsAfter,
  reduce(sum = 0.0, award IN after | sum + award.price) AS amountAfter,
  [post, tie] + reduce(all = [], award IN before + after | all + award.ties) AS path
ORDER BY joined, elementId(official), elementId(company), role
