// id: seen-together-again
// title: Who turns up at one place at one time, again and again
// title-zh: 同一地点反复同现者
// question: Which two people were in cases at one place within so many days of each other, on at
//   least so many dates? Cases tell the day and not the hour, so no shorter time can be asked for.
// params: days: Integer = 0; times: Integer = 2
// returns: a Node, b Node, times Integer, places Integer

MATCH (a:Person)-[:IN_CASE]->(one:Case)-[:AT_PLACE]->(place:Address)
MATCH (place)<-[:AT_PLACE]-(two:Case)<-[:IN_CASE]-(b:Person)
WHERE elementId(a) < elementId(b) AND abs(duration.inDays(one.date, two.date).days) <= $days
WITH a, b, count(DISTINCT one.date) AS times, count(DISTINCT place) AS places
WHERE times >= $times
RETURN a, b, times, places
ORDER BY times DESC, elementId(a), elementId(b)
