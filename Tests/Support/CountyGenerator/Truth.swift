/// What was planted, and the innocent look-alikes beside it: the rows of `truth.csv`. Questions are
/// numbered as in the README of the shipped county.
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

  // Question 1: all shortest paths between two.
  case severalPaths = "SEVERAL_PATHS"
  // Question 2: how two stood on a day, and stand now.
  case tiedThen = "TIED_THEN"
  case tiedNow = "TIED_NOW"
  // Question 3: a bidder within six ties of the buyer's cadres.
  case linkedBidder = "LINKED_BIDDER"
  case unlinkedBidder = "DECOY_UNLINKED_BIDDER"
  case bidderTooFar = "DECOY_BIDDER_TOO_FAR"
  case bidderOfDivorced = "DECOY_BIDDER_OF_DIVORCED"
  // Question 4: winners of a bureau that relatives of its cadres hold.
  case kinHoldsWinner = "KIN_HOLDS_WINNER"
  case winnerOfFormerCadre = "DECOY_WINNER_OF_FORMER_CADRE"
  case winnerOfOldTender = "DECOY_WINNER_OF_OLD_TENDER"
  case kinHoldsLoser = "DECOY_KIN_HOLDS_LOSER"
  case kinSoldWinner = "DECOY_KIN_SOLD_WINNER"
  case smallStake = "DECOY_SMALL_STAKE"
  // Question 5: one beneficial owner of two companies.
  case commonOwner = "COMMON_OWNER"
  case commonOwnerTooSmall = "DECOY_COMMON_OWNER_TOO_SMALL"
  case ownersOfOneName = "DECOY_OWNERS_OF_ONE_NAME"
  // Question 6: who controls, and where nothing can be seen.
  case controller = "CONTROLLER"
  case unknownHolder = "UNKNOWN_HOLDER"
  case shareRange = "SHARE_RANGE"
  case circularOwner = "CIRCULAR_OWNER"
  case agreement = "CONTROLLER_BY_AGREEMENT"
  case concert = "CONTROLLERS_IN_CONCERT"
  // Question 10: works of a village and its cadres' relatives.
  case villageKin = "VILLAGE_KIN_WINNER"
  case villageDivorced = "DECOY_VILLAGE_DIVORCED"
  case villageSold = "DECOY_VILLAGE_SOLD"
  case villageSameName = "DECOY_VILLAGE_SAME_NAME"
  case villageFarKin = "DECOY_VILLAGE_FAR_KIN"
  case villageLongAgo = "DECOY_VILLAGE_LONG_AGO"
  // Question 13: what officials took up in their former remit.
  case afterRetiring = "AFTER_RETIRING"
  case beforeRetiring = "BEFORE_RETIRING"
  case longAfterRetiring = "DECOY_LONG_AFTER_RETIRING"
  case otherRemit = "DECOY_OTHER_REMIT"
  case soldBeforeRetiring = "DECOY_SOLD_BEFORE_RETIRING"
  // Question 14: where the heads of purchasing went.
  case wentToSupplier = "WENT_TO_SUPPLIER"
  case wentLate = "DECOY_WENT_LATE"
  case wentElsewhere = "DECOY_WENT_ELSEWHERE"
  case colleagueWent = "DECOY_COLLEAGUE_WENT"
  // Question 15: relatives' companies that were not declared.
  case undeclared = "UNDECLARED"
  case declared = "DECOY_DECLARED"
  case openedLater = "DECOY_OPENED_LATER"
  case closedBefore = "DECOY_CLOSED_BEFORE"
  case siblingsCompany = "DECOY_SIBLINGS_COMPANY"
  case divorcedsCompany = "DECOY_DIVORCEDS_COMPANY"
  // Question 25: changes around an award.
  case changedAround = "CHANGED_AROUND_AWARD"
  case changedApart = "DECOY_CHANGED_APART"
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
  var org: Int32?
  var otherPerson: Int32?
  var otherCompany: Int32?
  var day = Day.open
  /// How the person is related to the official, in words.
  var kin = ""
  /// Effective shares in hundredths of a percent.
  var shareMin: Int32?
  var shareMax: Int32?
  var number: Int?
}
