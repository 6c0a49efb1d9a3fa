import PropertyGraph
import Testing

@Suite struct AllenRelationTests {
  private static func interval(_ from: Int?, _ to: Int?) -> ValidityInterval {
    ValidityInterval(
      from: from.map { CalendarDate(days: Int32($0)) }, to: to.map { CalendarDate(days: Int32($0)) }
    )
  }

  /// The first interval, the second, how they lie, the days between.
  static let cases: [(a: (Int?, Int?), b: (Int?, Int?), relation: AllenRelation?, gap: Int?)] = [
    ((0, 2), (5, 9), .before, 3), ((0, 5), (5, 9), .meets, 0), ((0, 6), (5, 9), .overlaps, nil),
    ((5, 7), (5, 9), .starts, nil), ((6, 8), (5, 9), .during, nil),
    ((6, 9), (5, 9), .finishes, nil), ((5, 9), (5, 9), .equals, nil),
    ((3, 9), (5, 9), .finishedBy, nil), ((3, 11), (5, 9), .contains, nil),
    ((5, 11), (5, 9), .startedBy, nil), ((6, 11), (5, 9), .overlappedBy, nil),
    ((9, 11), (5, 9), .metBy, 0), ((10, 11), (5, 9), .after, -1),
    // Open ends lie beyond every day, and together.
    ((5, nil), (7, nil), .finishedBy, nil), ((nil, 5), (5, nil), .meets, 0),
    ((nil, 5), (nil, 7), .starts, nil), ((nil, 9), (5, nil), .overlaps, nil),
    ((nil, 3), (5, 9), .before, 2), ((5, nil), (5, nil), .equals, nil),
    // Nothing is known of what has no dates, nor of what ends before it begins.
    ((nil, nil), (5, 9), nil, nil), ((5, 9), (nil, nil), nil, nil), ((5, 5), (5, 9), nil, nil),
    ((7, 5), (1, 3), nil, nil),
  ]

  @Test(arguments: cases)
  func relationAndGap(
    _ a: (Int?, Int?), _ b: (Int?, Int?), _ relation: AllenRelation?, _ gap: Int?
  ) {
    let (a, b) = (Self.interval(a.0, a.1), Self.interval(b.0, b.1))
    #expect(a.relation(to: b) == relation && a.gap(to: b) == gap)
  }

  /// Over all intervals of a few days: by their definition on days alone, each relation is its
  /// converse from the other side.
  @Test func theRelationIsWhatTheDaysSay() {
    let days = -1...6
    let all = days.flatMap { from in days.filter { $0 > from }.map { (from, $0) } }
    var met: Set<AllenRelation> = []
    for a in all {
      for b in all {
        let (first, second) = (Self.interval(a.0, a.1), Self.interval(b.0, b.1))
        let relation = first.relation(to: second)!
        met.insert(relation)
        #expect(second.relation(to: first) == relation.converse)
        let (inA, inB) = (Set(a.0..<a.1), Set(b.0..<b.1))
        #expect(relation.isOverlap == !inA.isDisjoint(with: inB))
        #expect(relation.isInside == inA.isSubset(of: inB))
        #expect((relation == .equals) == (inA == inB))
        #expect((relation == .before) == (inA.max()! + 1 < inB.min()!))
        let between = (days.lowerBound..<days.upperBound).filter {
          $0 > inA.max()! && $0 < inB.min()! || $0 > inB.max()! && $0 < inA.min()!
        }
        #expect(first.gap(to: second).map { abs($0) } == (relation.isOverlap ? nil : between.count))
        #expect(first.gap(to: second).map { -$0 } == second.gap(to: first))
      }
    }
    #expect(met == Set(AllenRelation.allCases))
    for relation in AllenRelation.allCases { #expect(relation.converse.converse == relation) }
  }
}
