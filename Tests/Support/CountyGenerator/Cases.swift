/// Police cases and the people in them.
struct Cases {
  enum Kind: String, CaseIterable {
    case gambling = "GAMBLING"
    case theft = "THEFT"
    case drunkDriving = "DRUNK_DRIVING"
    case prostitution = "PROSTITUTION"
    case fraud = "FRAUD"
    case affray = "AFFRAY"
  }

  struct Case {
    let kind: Kind
    let date: Day
    /// Any number; the place is its remainder by the addresses there are.
    let place: Int32
  }

  struct Entry {
    let person: Int32
    let number: Int
    let fine: Int
  }

  private(set) var all: [Case] = []
  private(set) var entries: [Entry] = []

  mutating func add(_ kind: Kind, date: Day, place: Int32) -> Int {
    all.append(Case(kind: kind, date: date, place: place))
    return all.count - 1
  }

  mutating func enter(_ person: Int32, _ number: Int, fine: Int) {
    entries.append(Entry(person: person, number: number, fine: fine))
  }
}
