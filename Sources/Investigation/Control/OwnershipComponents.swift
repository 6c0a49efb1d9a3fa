/// Which companies hold each other in circles, and the answer to each circle.
///
/// A component is the parties that hold each other both ways; a party outside circles is one alone.
/// Components are numbered so that a holding leads from a higher number to a lower one, or stays
/// inside.
///
/// ```
/// numbers        [3, 0, 0, 2, …]      the component of each party
/// offsets        [0, 2, 3, …]         by component
/// members        [ 1 2 | 5 | … ]      ascending in each component
/// places         [0, 0, 1, 0, …]      the place of each party inside its component
/// ```
///
/// *Source:* Tarjan 1972, doi 10.1137/0201010.
struct OwnershipComponents {
  let numbers: FixedRow<UInt32>
  let offsets: FixedRow<UInt32>
  let members: FixedRow<UInt32>
  let places: FixedRow<UInt32>
  let count: Int

  @inline(__always) func range(_ component: UInt32) -> Range<Int> {
    Int(offsets[Int(component)])..<Int(offsets[Int(component) + 1])
  }

  /// - Parameter down: the companies of each holder.
  ///
  /// *Complexity:* O(parties + holdings).
  init(_ down: HoldingRows) {
    let n = down.offsets.count - 1
    let numbers = FixedRow<UInt32>(zeroed: n)
    let members = FixedRow<UInt32>(zeroed: n)
    let bounds = FixedRow<UInt32>(zeroed: n + 1)
    var count = 0
    do {
      let low = FixedRow<UInt32>(zeroed: n)
      let cursor = FixedRow<UInt32>(zeroed: n)
      let path = FixedRow<UInt32>(zeroed: n)
      let open = FixedRow<UInt32>(zeroed: n)
      let (starts, targets) = (down.offsets.base, down.parties.base)
      // `low` is the number of the earliest open party known to be reached, from 1 on; a party
      // whose component is known has the highest.
      let closed = UInt32.max
      var (number, depth, openCount, done): (UInt32, Int, Int, Int) = (0, 0, 0, 0)
      for first in 0..<n where low[first] == 0 {
        path[0] = UInt32(first)
        depth = 1
        while depth > 0 {
          let party = Int(path[depth - 1])
          if low[party] == 0 {
            number += 1
            low[party] = number
            cursor[party] = starts[party]
            open[openCount] = UInt32(party)
            openCount += 1
          }
          var at = Int(cursor[party])
          let end = Int(starts[party + 1])
          while at < end, low[Int(targets[at])] != 0 { at += 1 }
          cursor[party] = UInt32(at)
          if at < end {
            path[depth] = targets[at]
            depth += 1
            continue
          }
          depth -= 1
          var reached = low[party]
          for at in Int(starts[party])..<end { reached = min(reached, low[Int(targets[at])]) }
          if reached < low[party] {
            low[party] = reached
            continue
          }
          let begin = done
          repeat {
            openCount -= 1
            let member = open[openCount]
            low[Int(member)] = closed
            numbers[Int(member)] = UInt32(count)
            members[done] = member
            done += 1
          } while open[openCount] != UInt32(party)
          if done - begin > 1 {
            var row = UnsafeMutableBufferPointer(
              start: members.base + begin, count: done - begin)
            row.sort()
          }
          count += 1
          bounds[count] = UInt32(done)
        }
      }
    }
    let places = FixedRow<UInt32>(zeroed: n)
    for component in 0..<count {
      for at in bounds[component]..<bounds[component + 1] {
        places[Int(members[Int(at)])] = at - bounds[component]
      }
    }
    self.numbers = numbers
    self.members = members
    self.places = places
    offsets = bounds
    self.count = count
  }
}

/// How to pass through each component with one bound of the shares.
///
/// `inverse` of a circle S is (I − W_SS)⁻¹, row by row: entry (a, c) is how often a unit of c is a
/// unit of a when it is followed round and round inside the circle.
struct OwnershipCircles {
  enum Passage: UInt8 {
    /// One party that does not hold itself.
    case plain
    /// A circle whose inverse is kept.
    case inverse
    /// A circle too large to keep its inverse; it is followed round by round.
    case rounds
    /// A circle that is held by itself alone: I − W_SS is singular, nothing is divided by it.
    case closed
    /// A circle whose upper bounds allow any share.
    case unbounded
  }

  let passages: FixedRow<UInt8>
  /// Where the inverse of a circle begins.
  let starts: FixedRow<UInt32>
  let inverses: FixedRow<Double>

  static let sizeMax = 512
  /// 256 MiB of inverses at most.
  static let entriesMax = 1 << 25

  /// - Parameter weights: of `up`: the lower or the upper bounds.
  ///
  /// *Complexity:* O(parties + holdings + Σ k³) for circles of k ≤ 512 companies.
  init(
    _ components: OwnershipComponents, up: HoldingRows, weights: FixedRow<Double>
  ) {
    let passages = FixedRow<UInt8>(zeroed: components.count)
    let starts = FixedRow<UInt32>(zeroed: components.count)
    var entries = 0
    for component in 0..<UInt32(components.count) {
      let range = components.range(component)
      guard Self.isCircle(component, components, up) else { continue }
      let place = Int(component)
      let size = range.count
      if Self.isClosed(component, components, up) {
        passages[place] = Passage.closed.rawValue
      } else if size <= Self.sizeMax, entries + size * size <= Self.entriesMax {
        passages[place] = Passage.inverse.rawValue
        starts[place] = UInt32(entries)
        entries += size * size
      } else {
        passages[place] = Passage.rounds.rawValue
      }
    }
    let inverses = FixedRow<Double>(zeroed: entries)
    let work = FixedRow<Double>(zeroed: entries == 0 ? 0 : Self.sizeMax * Self.sizeMax)
    for component in 0..<UInt32(components.count)
    where passages[Int(component)] == Passage.inverse.rawValue {
      let range = components.range(component)
      let inverse = inverses.base + Int(starts[Int(component)])
      let size = range.count
      for entry in 0..<size * size { work[entry] = 0 }
      for at in range {
        let company = components.members[at]
        let column = Int(components.places[Int(company)])
        work[column * size + column] += 1
        for entry in up.range(company) {
          let holder = Int(up.parties[entry])
          guard components.numbers[holder] == component else { continue }
          work[Int(components.places[holder]) * size + column] -= weights[entry]
        }
      }
      if !Self.invert(work.base, inverse, size) {
        passages[Int(component)] = Passage.unbounded.rawValue
      }
    }
    self.passages = passages
    self.starts = starts
    self.inverses = inverses
  }

  /// Whether a component is more than one party that does not hold itself.
  static func isCircle(
    _ component: UInt32, _ components: OwnershipComponents, _ up: HoldingRows
  ) -> Bool {
    let range = components.range(component)
    if range.count > 1 { return true }
    let party = components.members[range.lowerBound]
    return up.range(party).contains { up.parties[$0] == party }
  }

  /// Whether every company of a circle is wholly held from inside, which is when I − W_SS is
  /// singular: the circle is irreducible and no column sums to more than 1.
  static func isClosed(
    _ component: UInt32, _ components: OwnershipComponents, _ up: HoldingRows
  ) -> Bool {
    components.range(component).allSatisfy { at in
      var sum = 0.0
      for entry in up.range(components.members[at])
      where components.numbers[Int(up.parties[entry])] == component {
        sum += up.low[entry]
      }
      return sum >= 1 - ShareInterval.tolerance
    }
  }

  /// Gauss and Jordan without exchange of rows, which I − W does not need: its pivots are positive
  /// if and only if its inverse exists and is nowhere negative. Returns false otherwise.
  private static func invert(
    _ matrix: UnsafeMutablePointer<Double>, _ inverse: UnsafeMutablePointer<Double>, _ size: Int
  ) -> Bool {
    for row in 0..<size {
      for column in 0..<size { inverse[row * size + column] = row == column ? 1 : 0 }
    }
    for pivot in 0..<size {
      let value = matrix[pivot * size + pivot]
      guard value > 1e-12 else { return false }
      let head = matrix + pivot * size
      let headInverse = inverse + pivot * size
      for column in pivot..<size { head[column] /= value }
      for column in 0...pivot { headInverse[column] /= value }
      for row in 0..<size where row != pivot {
        let factor = matrix[row * size + pivot]
        if factor == 0 { continue }
        let line = matrix + row * size
        let lineInverse = inverse + row * size
        for column in pivot..<size { line[column] -= factor * head[column] }
        for column in 0...pivot { lineInverse[column] -= factor * headInverse[column] }
      }
    }
    return true
  }
}
