/// A distinct name that matched, how it did, and the nodes that bear it.
///
/// Hits rank by the way they matched, then shorter names first, then by the bytes of the reading or
/// initials where one of these matched, then by the bytes of the name. No two hits of one answer
/// bear the same name; a name that matches in several ways stands where its best way puts it.
public struct TextHit: Sendable {
  /// The name in its folded form.
  public let name: ByteString
  public let match: TextMatch
  /// The reading or the initials that matched; empty where the text itself did.
  public let reading: ByteString
  public let nodes: NodePostings
  /// The name's length, by which it ranks.
  let bucket: UInt8

  /// Whether a hit stands before another.
  static func precedes(_ a: TextHit, _ b: TextHit) -> Bool {
    if a.match != b.match { return a.match < b.match }
    if a.bucket != b.bucket { return a.bucket < b.bucket }
    if a.reading != b.reading { return a.reading < b.reading }
    return a.name < b.name
  }

  /// The answers of several indexes to one query as one answer, nodes of the same name together.
  ///
  /// Right when each answer was asked for with the same limit. A name that is a person's in one
  /// index and another's in the next may match one by its surname's reading and not the other; its
  /// nodes are then those of the index that matched.
  /// *Complexity:* O(k log k) in hits, and the nodes of names that came more than once.
  public static func merged(_ answers: [[TextHit]], limit: Int) -> [TextHit] {
    guard answers.count > 1 else { return Array((answers.first ?? []).prefix(max(limit, 0))) }
    var merged: [TextHit] = []
    var places: [ByteString: Int] = [:]
    for hit in answers.joined().sorted(by: precedes) {
      if let place = places[hit.name] {
        let best = merged[place]
        let nodes = Set(best.nodes).union(hit.nodes).sorted()
        merged[place] = TextHit(
          name: best.name, match: best.match, reading: best.reading, nodes: NodePostings(nodes),
          bucket: best.bucket)
      } else {
        places[hit.name] = merged.count
        merged.append(hit)
      }
    }
    return Array(merged.prefix(max(limit, 0)))
  }
}
