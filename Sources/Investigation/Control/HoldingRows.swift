/// The holdings at each party, one way: the holders of a company, or the companies of a holder.
///
/// ```
/// offsets   [0, 2, 2, 5, …]           by party
/// parties   [ 4 9 | 1 4 7 | … ]       who is at the other end, ascending
/// low       [ .5 .5 | .2 .3 .1 | … ]  shares, lower bounds
/// high      [ .5 .5 | .4 .3 .1 | … ]  the same row as `low` where all shares are exact
/// records   [ 17 3 | 5 80 2 | … ]     the row of the input
/// ```
/// Shares in one company sum to at most 1 by their lower bounds, and no upper bound is higher than
/// the other lower bounds leave room for. No upper bound is 0.
struct HoldingRows {
  let offsets: FixedRow<UInt32>
  let parties: FixedRow<UInt32>
  let low: FixedRow<Double>
  let high: FixedRow<Double>
  let records: FixedRow<UInt32>

  @inline(__always) func range(_ party: UInt32) -> Range<Int> {
    Int(offsets[Int(party)])..<Int(offsets[Int(party) + 1])
  }

  /// The same holdings, looked at from the other end.
  func turned() -> HoldingRows {
    let (n, m) = (offsets.count - 1, parties.count)
    let isExact = low === high
    let starts = FixedRow<UInt32>(zeroed: n + 1)
    for entry in 0..<m { starts[Int(parties[entry]) + 1] += 1 }
    for party in 0..<n { starts[party + 1] += starts[party] }
    let next = FixedRow<UInt32>(zeroed: n)
    for party in 0..<n { next[party] = starts[party] }
    let others = FixedRow<UInt32>(zeroed: m)
    let lows = FixedRow<Double>(zeroed: m)
    let highs = isExact ? lows : FixedRow<Double>(zeroed: m)
    let rows = FixedRow<UInt32>(zeroed: m)
    for party in 0..<UInt32(n) {
      for entry in range(party) {
        let place = Int(next[Int(parties[entry])])
        next[Int(parties[entry])] += 1
        others[place] = party
        lows[place] = low[entry]
        if !isExact { highs[place] = high[entry] }
        rows[place] = records[entry]
      }
    }
    return HoldingRows(offsets: starts, parties: others, low: lows, high: highs, records: rows)
  }
}

extension HoldingRows {
  /// The holders of each company.
  ///
  /// - Parameter counts: whether the row at a place is to be counted at all.
  init(
    kinds: [OwnershipPartyKind], holdings: [Shareholding], faults: inout [OwnershipFault],
    counts: (Shareholding) -> Bool
  ) {
    let n = kinds.count
    precondition(holdings.count < Int(UInt32.max), "too many holdings")
    let starts = FixedRow<UInt32>(zeroed: n + 1)
    var rows: [UInt32] = []
    rows.reserveCapacity(holdings.count)
    for (row, holding) in holdings.enumerated() where counts(holding) {
      let company = Int(holding.company)
      precondition(Int(holding.holder) < n && company < n, "a holding of a party that is none")
      guard kinds[company] == .company else {
        faults.append(
          OwnershipFault(kind: .heldParty, company: holding.company, row: UInt32(row), sum: nil))
        continue
      }
      starts[company + 1] += 1
      rows.append(UInt32(row))
    }
    for party in 0..<n { starts[party + 1] += starts[party] }
    let m = rows.count
    let next = FixedRow<UInt32>(zeroed: n)
    for party in 0..<n { next[party] = starts[party] }
    let entries = FixedRow<Entry>(zeroed: m)
    for row in rows {
      let holding = holdings[Int(row)]
      let (share, wrong) = holding.cleaned()
      for kind in wrong {
        faults.append(
          OwnershipFault(kind: kind, company: holding.company, row: row, sum: nil))
      }
      let place = Int(next[Int(holding.company)])
      next[Int(holding.company)] += 1
      entries[place] = Entry(holder: holding.holder, row: row, low: share.low, high: share.high)
    }
    // What cannot be more than nothing is left out, and the rest moves up.
    var kept = 0
    var isExact = true
    for party in 0..<n {
      let range = Int(starts[party])..<Int(starts[party + 1])
      starts[party] = UInt32(kept)
      if range.isEmpty { continue }
      var column = UnsafeMutableBufferPointer(
        start: entries.base + range.lowerBound, count: range.count)
      if range.count > 1 { column.sort(by: Entry.precedes) }
      if let sum = Entry.fit(column) {
        faults.append(
          OwnershipFault(kind: .sumOverOne, company: UInt32(party), row: nil, sum: sum))
      }
      for entry in column where entry.high > 0 {
        isExact = isExact && entry.low == entry.high
        entries[kept] = entry
        kept += 1
      }
    }
    starts[n] = UInt32(kept)
    offsets = starts
    parties = FixedRow(zeroed: kept)
    low = FixedRow(zeroed: kept)
    high = isExact ? low : FixedRow(zeroed: kept)
    records = FixedRow(zeroed: kept)
    for place in 0..<kept {
      let entry = entries[place]
      parties[place] = entry.holder
      low[place] = entry.low
      high[place] = entry.high
      records[place] = entry.row
    }
  }

  private struct Entry {
    var holder: UInt32
    var row: UInt32
    var low: Double
    var high: Double

    static func precedes(_ a: Entry, _ b: Entry) -> Bool {
      (a.holder, a.low, a.high, a.row) < (b.holder, b.low, b.high, b.row)
    }

    /// Makes the shares of one company fit together. Returns their sum if it was over 1.
    static func fit(_ column: UnsafeMutableBufferPointer<Entry>) -> Double? {
      var sum = 0.0
      for entry in column { sum += entry.low }
      if sum > 1 {
        for place in column.indices {
          column[place].low /= sum
          column[place].high = column[place].low
        }
        return sum > 1 + 1e-6 ? sum : nil
      }
      for place in column.indices {
        let room = column[place].low + (1 - sum)
        // What differs by rounding alone is exact.
        let high = min(column[place].high, room)
        column[place].high = high - column[place].low <= 1e-12 ? column[place].low : high
      }
      return nil
    }
  }
}
