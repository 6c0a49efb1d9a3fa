import CountyGenerator
import PropertyGraph

extension ChurnState {
  /// What happens next: drawn from the seed, the step's number and the state, so that it makes sense
  /// whichever steps failed before.
  public func step(_ number: Int) -> ChurnStep {
    var random = SplitMix64(seed: seed, stream: UInt64(number))
    if imports.isEmpty { return .records(records(number, companies: 300, owns: 300, &random)) }
    switch random.below(100) {
    case 0..<16:
      let companies = 3 + random.below(8)
      return .records(records(number, companies: companies, owns: companies + 4, &random))
    case 16..<60: return .edits(edits(number, count: 1 + random.below(12), &random), isLarge: false)
    case 60..<76: return .edits(large(number, &random), isLarge: true)
    case 76..<88: return .compact
    default: return .read
    }
  }

  private func records(
    _ number: Int, companies: Int, owns: Int, _ random: inout SplitMix64
  ) -> ChurnRecords {
    let new = (0..<companies).map { "\(number)-\($0)" }
    let there = references.filter { $0.hasPrefix("company:") }.map { String($0.dropFirst(8)) }
    return ChurnRecords(
      name: "churn-\(number)", companies: new,
      owns: (0..<owns).map { at in
        let from = random.below(2) == 0 || there.isEmpty ? random.pick(new) : random.pick(there)
        return (Int64(number * 1000 + at), from, random.pick(new))
      })
  }

  /// Some changes, each drawn from the state after those before it.
  private func edits(_ number: Int, count: Int, _ random: inout SplitMix64) -> [ChurnEdit] {
    var state = self
    var edits: [ChurnEdit] = []
    while edits.count < count {
      guard let edit = state.edit(Int64(number * 1000 + edits.count), &random) else { continue }
      state.apply(edit)
      edits.append(edit)
    }
    return edits
  }

  /// A commit of some 14 KB. It deletes as many nodes as it makes once there are enough.
  private func large(_ number: Int, _ random: inout SplitMix64) -> [ChurnEdit] {
    var edits: [ChurnEdit] = []
    let old = references.filter { $0.hasPrefix("churn:") }
    if old.count > Self.keys / 2 { edits = old.prefix(20).map { .delete($0) } }
    let gone = Set(old.prefix(edits.count))
    let free = (0..<Self.keys).filter {
      nodes["churn:\($0)"] == nil || gone.contains("churn:\($0)")
    }
    let start = random.below(free.count - 20)
    for key in free[start..<start + 20] {
      let text = String(repeating: random.pick(Self.words), count: 120)
      edits.append(.create(key: key, labels: ["Note"], properties: ["text": .text(text)]))
    }
    let ends = free[start..<start + 20].map { "churn:\($0)" }
    for at in 0..<20 {
      edits.append(
        .relate(
          number: Int64(number * 1000 + at), type: "FOLLOWS", from: ends[at],
          to: random.pick(ends)))
    }
    return edits
  }

  private func edit(_ number: Int64, _ random: inout SplitMix64) -> ChurnEdit? {
    let node = random.pick(references)
    switch random.below(100) {
    case 0..<30:
      // Keys of deleted nodes come again.
      let key = random.below(Self.keys)
      if nodes["churn:\(key)"] != nil { return nil }
      return .create(
        key: key, labels: labels(&random),
        properties: random.below(3) == 0 ? [:] : ["value": value(&random)])
    case 30..<55:
      return .relate(
        number: number, type: random.pick(["OWNS", "FOLLOWS", "KNOWS"]), from: node,
        to: random.pick(references))
    case 55..<68:
      return .set(
        random.pick(["name", "value", "note"]), of: node,
        to: random.below(4) == 0 ? nil : value(&random))
    case 68..<76:
      guard !numbers.isEmpty else { return nil }
      return .setOfTie(
        "share", of: random.pick(numbers), to: random.below(4) == 0 ? nil : value(&random))
    case 76..<86: return .relabel(node, labels(&random))
    case 86..<93: return .delete(node)
    default: return numbers.isEmpty ? nil : .deleteTie(random.pick(numbers))
    }
  }

  private func labels(_ random: inout SplitMix64) -> [String] {
    ["Company", "Note", "人", "Seen"].filter { _ in random.below(3) == 0 }
  }

  private func value(_ random: inout SplitMix64) -> Value {
    switch random.below(6) {
    case 0: .integer(Int64(random.below(1000)) - 500)
    case 1: .double(Double(random.below(1000)) / 8)
    case 2: .boolean(random.below(2) == 0)
    case 3: .date(CalendarDate(days: Int32(random.below(20000))))
    case 4: .list([.integer(Int64(random.below(9))), .text(random.pick(Self.words))])
    default: .text(random.pick(Self.words))
    }
  }

  /// How many keys churn nodes share.
  private static let keys = 200
  private static let words = ["安宁", "北桥", "Chen", "d", "", "新苑路4号"]
}
