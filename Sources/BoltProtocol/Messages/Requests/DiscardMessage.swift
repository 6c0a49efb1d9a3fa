/// DISCARD: gives up the next rows of a result. What the statement writes is written all the same.
struct DiscardMessage {
  var demand: ResultDemand

  init(_ fields: FieldReader) throws(BoltError) {
    demand = try ResultDemand(fields, owner: "DISCARD")
  }
}
