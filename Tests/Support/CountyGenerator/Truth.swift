/// What was planted, and the innocent look-alikes beside it: the rows of `truth.csv`.
enum TruthKind: String, CaseIterable {
  /// A relative of the approver controls the winner, on the day and now.
  case relativeWinner = "RELATIVE_WINNER"
  /// The relative bought in after the award.
  case laterOwner = "LATER_OWNER"
  /// The relative sold after the award.
  case pastOwner = "PAST_OWNER"
  /// The relative's share is below a quarter.
  case lowShare = "DECOY_LOW_SHARE"
  /// The relative's holding had ended before the tender.
  case ended = "DECOY_ENDED"
  /// The owner merely bears a relative's name.
  case sameName = "DECOY_SAME_NAME"
  /// The owner is a relative at four hops.
  case farKin = "DECOY_FAR_KIN"
  /// An official fined for gambling beside the one who controls a bidder.
  case gamblingTie = "GAMBLING_TIE"
  /// The same, but the official was not fined.
  case notFined = "DECOY_NOT_FINED"
  case ringMember = "RING_MEMBER"
  /// Companies that often bid together and share nothing.
  case decoyRing = "DECOY_RING"
}

/// One row; what does not apply is nil and written as nothing.
struct Truth {
  let kind: TruthKind
  var tender: Int32?
  var official: Int32?
  var person: Int32?
  var company: Int32?
  var kinHops: Int?
  var chainDepth: Int?
  var caseNumber: Int?
  var ring: Int?
}
