// id: related-on-a-day
// title: How a person stood to a company on one day
// title-zh: 某日此人与该企业是什么关系
// question: How was this person tied to the company on that day, by holdings, by posts in
//   companies and by kin, in the fewest steps? Ties without dates count as holding on every day.
// params: person: String; company: String; day: Date
// returns: hops Integer, stops List, ties List, path Path

CYPHER at=$day
MATCH (a:Person), (b:Company)
WHERE elementId(a) = $person AND elementId(b) = $company
// Both ends first, so that the search runs from both.
WITH a, b
MATCH path = ALL SHORTEST (a)
  -[:OWNS|LEGAL_REP|DIRECTOR|SUPERVISOR|MANAGER|PARENT_OF|SPOUSE_OF|SIBLING_OF|GUARDIAN_OF]-{1,6}(b)
RETURN length(path) AS hops, [stop IN nodes(path) | elementId(stop)] AS stops,
  [tie IN relationships(path) | type(tie)] AS ties, path
ORDER BY stops, ties
