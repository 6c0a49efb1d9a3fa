// id: who-bids-only-with-each-other
// title: Which companies bid with each other and hardly with anybody else
// title-zh: 哪些企业主要只与彼此一起投标
// question: Which groups of companies bid together more evenly and more exclusively than chance
//   would have it, and for which tenders?
// params: size: Integer = 3; samples: Integer = 200; chance: Float = 0.05
// returns: members List, tenders Integer, cohesion Float, exclusivity Float, chance Float

CALL guanxi.groups({labels: 'Company', types: 'BID_FOR', through: 'Tender', minSize: $size,
  samples: $samples})
YIELD members, shared, cohesion, exclusivity, exclusivityP
WHERE exclusivityP <= $chance
RETURN members, size(shared) AS tenders, cohesion, exclusivity, exclusivityP AS chance
ORDER BY exclusivityP, exclusivity DESC, elementId(members[0])
