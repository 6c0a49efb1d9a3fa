/// How much of everything a county of a given number of persons has.
struct Plan {
  let companies: Int
  let tenders: Int
  /// Planted ties of each kind.
  let relativeWinners: Int
  let lookAlikesEach: Int
  let gamblingTies: Int
  let rings: Int
  let decoyRings: Int

  init(persons: Int) {
    companies = 120 + persons / 12
    tenders = 80 + persons / 100
    relativeWinners = 8 + tenders / 100
    lookAlikesEach = 2 + tenders / 400
    gamblingTies = 4 + tenders / 200
    rings = 3 + tenders / 500
    decoyRings = 2 + tenders / 1000
  }
}
