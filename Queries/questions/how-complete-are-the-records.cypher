// id: how-complete-are-the-records
// title: How complete the records are
// title-zh: 各类记录填得全不全
// question: For each label and type of tie and each property: how many of them have it? What nobody
//   recorded cannot be found.
// params: below: Float = 1.0
// returns: element String, name String, property String, total Integer, present Integer,
//   share Float

CALL guanxi.coverage() YIELD element, name, property, total, present, share
WHERE share <= $below
RETURN element, name, property, total, present, share
ORDER BY element, name, share, property
