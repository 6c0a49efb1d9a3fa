// id: which-ties-are-there
// title: Which ties are there, between whom
// title-zh: 图中有哪些关系，连接哪些对象
// question: Which types of tie does the graph hold, from what to what, and how many of each?
// params: none
// returns: from List, type String, to List, ties Integer

MATCH (a)-[tie]->(b)
RETURN labels(a) AS from, type(tie) AS type, labels(b) AS to, count(*) AS ties
ORDER BY type, from, to
