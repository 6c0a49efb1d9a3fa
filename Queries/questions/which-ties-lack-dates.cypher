// id: which-ties-lack-dates
// title: Which ties lack dates
// title-zh: 哪些关系没有日期
// question: For each type of tie: how many carry a date, how many of these have no end, and how
//   many carry none, so that they count as holding on every day?
// params: none
// returns: type String, total Integer, dated Integer, open Integer, undated Integer

CALL guanxi.dating() YIELD type, total, dated, open, undated
RETURN type, total, dated, open, undated
ORDER BY undated DESC, type
