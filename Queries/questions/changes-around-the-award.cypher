// id: changes-around-the-award
// title: Holders or legal representatives that change around an award
// title-zh: 中标前后股权、法定代表人突击变更
// question: In which winners did a holding or a legal representative begin or end within so many
//   days of the tender's date, before or after? What began with the company itself is no change.
// params: days: Integer = 90; tender: String = null
// returns: company Node, tender Node, day Date, days Integer, what String, holder Node,
//   share Float, path List

MATCH (company:Company)-[bid:BID_FOR]->(tender:Tender)
WHERE bid.won AND tender.date IS NOT NULL AND ($tender IS NULL OR elementId(tender) = $tender)
MATCH (holder)-[tie:OWNS|LEGAL_REP]->(company)
UNWIND [{day: tie.valid_from, what: 'begins'}, {day: tie.valid_to, what: 'ends'}] AS change
WITH company, bid, tender, holder, tie, change,
  duration.inDays(tender.date, change.day).days AS days
WHERE abs(days) <= $days
  AND (change.what = 'ends' OR coalesce(change.day <> company.reg_date, true))
RETURN company, tender, change.day AS day, days, type(tie) + ' ' + change.what AS what, holder,
  tie.share AS share, [tie, bid] AS path
ORDER BY tender.date, elementId(tender), day, what, elementId(holder), elementId(tie)
