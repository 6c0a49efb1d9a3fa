extension Keyword {
  /// The keyword that was probably meant by a misspelt word, or nil where none is near.
  ///
  /// Near is one slip in a word of up to five letters and two in a longer one; two letters that
  /// changed places are one slip. Words of fewer than four letters are never taken for slips.
  static func nearest(to word: ArraySlice<UInt8>) -> Keyword? {
    guard word.count >= 4, word.count <= 20 else { return nil }
    let letters = word.map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
    var best: Keyword?
    var bestDistance = letters.count <= 5 ? 2 : 3
    for keyword in allCases {
      let other = Array(keyword.rawValue.utf8)
      guard other.count >= 3, abs(other.count - letters.count) < bestDistance else { continue }
      let distance = editDistance(letters, other)
      if distance < bestDistance {
        best = keyword
        bestDistance = distance
      }
    }
    return best
  }

  /// How many letters must be put in, left out, replaced or swapped with their neighbour to make
  /// one word of the other (optimal string alignment).
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for row in 1...a.count {
      var current = [row]
      for column in 1...b.count {
        let replaced = previous[column - 1] + (a[row - 1] == b[column - 1] ? 0 : 1)
        var least = min(replaced, previous[column] + 1, current[column - 1] + 1)
        if row > 1, column > 1, a[row - 1] == b[column - 2], a[row - 2] == b[column - 1] {
          least = min(least, beforePrevious[column - 2] + 1)
        }
        current.append(least)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[b.count]
  }
}
