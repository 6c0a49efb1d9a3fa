/// PULL: asks for the next rows of a result.
struct PullMessage {
  var demand: ResultDemand

  init(_ fields: FieldReader) throws(BoltError) {
    demand = try ResultDemand(fields, owner: "PULL")
  }
}
