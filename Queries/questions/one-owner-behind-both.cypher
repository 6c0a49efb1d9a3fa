// id: one-owner-behind-both
// title: Whether two companies have an owner in common
// title-zh: 两家公司的最终受益人是否同一
// question: Who holds both of these companies in the end, and how much of each? Shares are summed
//   over all chains; where the register states ranges, from least to most.
// params: a: String; b: String; min: Float = 0.25; at: Date = null
// returns: owner Node, aMin Float, aMax Float, bMin Float, bMax Float, chainsToA List,
//   chainsToB List

MATCH (a:Company), (b:Company)
WHERE elementId(a) = $a AND elementId(b) = $b
CALL guanxi.owners({company: a, min: $min, at: $at})
YIELD owner, shareMin AS aMin, shareMax AS aMax, chains AS chainsToA
CALL guanxi.owners({company: b, min: $min, at: $at})
YIELD owner AS other, shareMin AS bMin, shareMax AS bMax, chains AS chainsToB
WHERE other = owner
RETURN owner, aMin, aMax, bMin, bMax, chainsToA, chainsToB
ORDER BY aMin + bMin DESC, elementId(owner)
