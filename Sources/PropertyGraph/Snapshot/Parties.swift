/// Which records are one party: a sparse map, empty until people judge records to be the same.
///
/// It is part of a snapshot and of nothing else: no segment is rewritten, and taking a judgement
/// back is another map.
public struct Parties: Sendable, Hashable {
  /// Records that stand for another, by number.
  private var canonical: [UInt32: UInt32] = [:]
  /// All records of a party, itself first, then ascending.
  private var members: [UInt32: [UInt32]] = [:]

  /// Every record for itself.
  public static let none = Parties()

  private init() {}

  /// Puts records together.
  ///
  /// - Parameter groups: records that are one party each; groups that share a record are one. The
  ///   first record of the first group stands for the party.
  public init(_ groups: [[NodeIndex]]) {
    func root(_ node: UInt32) -> UInt32 {
      var node = node
      while let next = canonical[node] { node = next }
      return node
    }
    // When each record was first named; the earliest stands for its party.
    var ranks: [UInt32: Int] = [:]
    for node in groups.joined() where ranks[node.rawValue] == nil {
      ranks[node.rawValue] = ranks.count
    }
    for group in groups {
      guard var party = group.first.map({ root($0.rawValue) }) else { continue }
      for node in group.dropFirst() {
        var other = root(node.rawValue)
        if other == party { continue }
        if ranks[other]! < ranks[party]! { swap(&other, &party) }
        canonical[other] = party
      }
    }
    for node in canonical.keys {
      let party = root(node)
      canonical[node] = party
      members[party, default: []].append(node)
    }
    for party in members.keys { members[party] = [party] + members[party]!.sorted() }
  }

  /// Without the records that are not there any more. Where the one that stood for its party is not,
  /// the lowest of the others does.
  func keeping(_ isThere: (UInt32) -> Bool) -> Parties {
    if records.allSatisfy(isThere) { return self }
    return Parties(all.map { $0.filter { isThere($0.rawValue) } })
  }

  public var isEmpty: Bool { canonical.isEmpty }

  /// Parties of more than one record.
  public var all: [[NodeIndex]] {
    members.sorted { $0.key < $1.key }.map { $0.value.map { NodeIndex($0) } }
  }

  func canonical(_ node: UInt32) -> UInt32 { canonical.isEmpty ? node : canonical[node] ?? node }

  func members(_ party: UInt32) -> [UInt32] { members[party] ?? [party] }

  func isSeveral(_ party: UInt32) -> Bool { !members.isEmpty && members[party] != nil }

  /// Every record that belongs to a party of more than one, ascending.
  var records: [UInt32] { members.values.joined().sorted() }
}
