/// How many of each the county had before it grew: later rows stand behind these and leave their
/// bytes as they were.
struct Extent {
  var persons = 0
  var companies = 0
  var addresses = 0
  var tenders = 0
  var holdings = 0
  var positions = 0
}

/// A tie of a family that somebody entered with its dates or its nature.
struct FamilyTie {
  enum Relation: String {
    case spouse = "SPOUSE_OF"
    case parent = "PARENT_OF"
    case sibling = "SIBLING_OF"
  }

  let a: Int32
  let b: Int32
  let relation: Relation
  /// biological, adoptive, step; full, half; nothing for spouses.
  var nature = ""
  /// Whether a step-parent brought the child up.
  var raised: Bool?
  /// The open day says that no start is known.
  var from = Day.open
  var to = Day.open
}

/// A line of an official's declaration of personal matters; without a company it declares none.
struct Declaration {
  let official: Int32
  let date: Day
  var company: Int32?
  var relative: Int32?
}

extension CountyRecords {
  /// Adds villages, later bodies and their business behind what is there, each scene once in every
  /// county.
  ///
  /// People, companies and bodies of the scenes are new, and whoever approves a new tender has no
  /// family on record: no row of q5, q5t, q6 or q10 comes or goes by them.
  mutating func grow() {
    var random = SplitMix64(seed: seed, stream: 13)
    for county in 0..<places.counties {
      var scenes = Scenes(self, county, &random)
      scenes.plantVillages(&self, &random)
      scenes.plantRetired(&self, &random)
      scenes.plantBureau(&self, &random)
      scenes.plantBidders(&self, &random)
      scenes.plantPurchasing(&self, &random)
      scenes.plantDeclarations(&self, &random)
      scenes.plantChanges(&self, &random)
      scenes.plantOwners(&self, &random)
      scenes.plantPairs(&self, &random)
    }
    number(&people.publicID, people.count, &random)
    number(&companies.publicID, companies.count, &random)
    number(&tenders.publicID, tenders.all.count, &random)
  }

  /// Public numbers for those that have none yet, behind the others and in a random order.
  private func number(_ ids: inout [Int32], _ count: Int, _ random: inout SplitMix64) {
    let base = Int32(ids.count)
    ids += random.permutation(count - ids.count).map { $0 + base }
  }
}
