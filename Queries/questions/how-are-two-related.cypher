// id: how-are-two-related
// title: How two parties are related
// title-zh: 甲与乙有什么关系
// question: How are these two related? Every shortest path of at most six ties, with the ties
//   that make it.
// params: from: String; to: String
// returns: hops Integer, stops List, ties List, path Path

MATCH (a), (b)
WHERE elementId(a) = $from AND elementId(b) = $to AND a <> b
// Both ends first, so that the search runs from both.
WITH a, b
MATCH path = ALL SHORTEST (a)-[]-{1,6}(b)
RETURN length(path) AS hops, [stop IN nodes(path) | elementId(stop)] AS stops,
  [tie IN relationships(path) | type(tie)] AS ties, path
ORDER BY stops, ties
