import PropertyGraph

extension PairWalk {
  /// Whether the ends are still linked within reach when the ties between two neighbours count no
  /// more. Asked after the balls have grown.
  ///
  /// Every path within reach lies inside the two balls, each of its hops read from one side or the
  /// other, and distances without a hop are never shorter: so what was read is enough.
  ///
  /// *Complexity:* O(what the balls read).
  mutating func isLinked(without a: Int, _ b: Int) -> Bool {
    let nearHops = distances(from: from, avoiding: to, radius: nearRadius, without: a, b)
    let farHops = distances(from: to, avoiding: from, radius: farRadius, without: a, b)
    return zip(nearHops, farHops).enumerated().contains { number, pair in
      guard pair.0 != Self.unmet, pair.1 != Self.unmet,
        Int(pair.0) + Int(pair.1) <= options.maxHops
      else { return false }
      return number == from || number == to || reader.passing(numbers[number]) != nil
    }
  }

  private mutating func distances(
    from start: Int, avoiding end: Int, radius: Int, without a: Int, _ b: Int
  ) -> [UInt8] {
    var distances = [UInt8](repeating: Self.unmet, count: numbers.count)
    distances[start] = 0
    var frontier = [start]
    for hop in 0..<min(radius, options.maxHops) where !frontier.isEmpty {
      var next: [Int] = []
      for number in frontier where number != end && rows[number].first != Row.unread {
        guard number == start || reader.passing(numbers[number]) != nil else { continue }
        for place in row(number) {
          let other = Int(hops[place].node)
          if distances[other] != Self.unmet || (number, other) == (a, b)
            || (other, number) == (a, b)
          {
            continue
          }
          distances[other] = UInt8(hop + 1)
          next.append(other)
        }
      }
      frontier = next
    }
    return distances
  }

  /// The steps of a path whose tie, if it is wrong, leaves no link within reach: it is the only tie
  /// between its ends, and every other way between them is too long.
  mutating func necessarySteps(of path: LinkSearch.Path, besides others: [LinkSearch.Path])
    -> [Int]
  {
    var steps: [Int] = []
    for (at, tie) in path.ties.enumerated() where path.isAlone[at] {
      let ends: Set = [tie.from, tie.to]
      let isInAll = others.allSatisfy { other in
        other.ties.contains { Set([$0.from, $0.to]) == ends }
      }
      guard isInAll, let a = numbers.find(path.nodes[at].rawValue),
        let b = numbers.find(path.nodes[at + 1].rawValue)
      else { continue }
      if !isLinked(without: a, b) { steps.append(at) }
    }
    return steps
  }
}
