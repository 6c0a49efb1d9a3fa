import PropertyGraph

extension TimeZoneRules {
  /// Works out the changes of a zone from its eras and the rules they name.
  convenience init(name: String, eras: [TimeZoneTable.Era], rules: [String: [TimeZoneTable.Rule]]) {
    var changes: [(instant: Int64, offset: Int32)] = []
    var start = Int64.min
    var lead: Int64 = 0
    var offset = eras.first?.offset ?? 0
    let firstOffset = offset
    func change(at instant: Int64, to new: Int64) {
      if new == offset { return }
      changes.append((instant, Int32(truncatingIfNeeded: new)))
      offset = new
    }
    for era in eras {
      switch era.lead {
      case .fixed(let fixed):
        lead = fixed
        change(at: start, to: era.offset + lead)
      case .rules(let set):
        let turns = Self.turns(rules[set] ?? [], from: start, to: era.end?.year)
        // The lead that the rules had reached when the era began.
        lead = 0
        var next = 0
        var running: Int64 = 0
        while next < turns.count {
          let instant = turns[next].instant(offset: era.offset, lead: running)
          if instant > start { break }
          running = turns[next].lead
          lead = running
          next += 1
        }
        if start != .min { change(at: start, to: era.offset + lead) }
        while next < turns.count {
          let instant = turns[next].instant(offset: era.offset, lead: lead)
          if let end = era.end, instant >= end.instant(offset: era.offset, lead: lead) { break }
          lead = turns[next].lead
          change(at: instant, to: era.offset + lead)
          next += 1
        }
      }
      start = era.end?.instant(offset: era.offset, lead: lead) ?? .max
    }
    let first = Int32(truncatingIfNeeded: firstOffset)
    self.init(name: name, firstOffset: first, changes: Self.merged(changes, firstOffset: first))
  }

  /// Makes one change of two that clocks show as one: an era may end, and a rule of the next begin,
  /// at the same local time, counted from different offsets.
  private static func merged(
    _ changes: [(instant: Int64, offset: Int32)], firstOffset: Int32
  ) -> [(instant: Int64, offset: Int32)] {
    var merged: [(instant: Int64, offset: Int32)] = []
    for change in changes {
      let before = merged.count > 1 ? merged[merged.count - 2].offset : firstOffset
      if let last = merged.last,
        change.instant + Int64(last.offset) <= last.instant + Int64(before)
      {
        merged[merged.count - 1].offset = change.offset
        if change.offset == before { merged.removeLast() }
      } else {
        merged.append(change)
      }
    }
    return merged
  }

  /// One occurrence of a rule.
  private struct Turn {
    /// Seconds since 1970 on the clock below.
    let seconds: Int64
    let clock: TimeZoneTable.ClockTime.Clock
    let lead: Int64

    func instant(offset: Int64, lead: Int64) -> Int64 {
      seconds - clock.distance(offset: offset, lead: lead)
    }
  }

  /// All occurrences of rules up to an era's last year, in order of time.
  private static func turns(
    _ rules: [TimeZoneTable.Rule], from start: Int64, to last: Int64?
  ) -> [Turn] {
    var turns: [Turn] = []
    for rule in rules {
      let end = min(rule.years.upperBound, (last ?? TimeZoneTable.yearMax) + 1)
      guard rule.years.lowerBound <= end else { continue }
      for year in rule.years.lowerBound...end {
        guard let day = rule.day.day(year: year, month: rule.month) else { continue }
        turns.append(
          Turn(
            seconds: day.days * 86_400 + rule.time.seconds, clock: rule.time.clock,
            lead: rule.lead))
      }
    }
    // No two occurrences of a set lie within a day, so that the clocks need no regard here.
    return turns.sorted { $0.seconds < $1.seconds }
  }
}

extension TimeZoneTable.End {
  /// The end as an instant, under the offset and the lead that hold just before it.
  fileprivate func instant(offset: Int64, lead: Int64) -> Int64 {
    let days = day.day(year: year, month: month)?.days ?? 0
    return days * 86_400 + time.seconds - time.clock.distance(offset: offset, lead: lead)
  }
}

extension TimeZoneTable.ClockTime.Clock {
  /// How far the clock is ahead of UTC.
  fileprivate func distance(offset: Int64, lead: Int64) -> Int64 {
    switch self {
    case .wall: offset + lead
    case .standard: offset
    case .utc: 0
    }
  }
}
