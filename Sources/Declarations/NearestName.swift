/// The candidate with the fewest edits from `text`, if it is near enough to be a slip of the hand.
///
/// A candidate that merely goes on where `text` stops, as `integer` after `int`, counts as one edit
/// away. Ties go to the earlier candidate. Complexity: O(candidates × |text| × |candidate|).
public func nearest(_ text: String, among candidates: some Sequence<String>) -> String? {
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let (typed, known) = (text.lowercased(), candidate.lowercased())
    let edits = editDistance(Array(typed), Array(known))
    let distance = typed.count > 1 && known.hasPrefix(typed) ? min(edits, 1) : edits
    // Something of the text must remain, or any letter would be near to any other.
    guard distance < max(typed.count, known.count) || typed == known else { continue }
    if distance <= max(2, text.count / 3), distance < best?.distance ?? .max {
      best = (candidate, distance)
    }
  }
  return best?.name
}

/// Levenshtein's distance: insertions, deletions and substitutions.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let substituted = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
