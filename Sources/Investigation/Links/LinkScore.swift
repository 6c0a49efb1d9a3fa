import Declarations
import Foundation
import PropertyGraph

/// What a link is worth: the product, over its ties, of the interest each carries and how well it
/// is dated, times the rarity of every node in between.
///
/// ```text
///   score = Π weight(type) · dated · Π rarity(degree)       0 < score ≤ 1
///   dated   = 1, or 0.85 for a tie that should have dates and has none
///   rarity  = 1 / max(1, log₂(degree) - 4)                  32 ties: 1,  64: 1/2,  1024: 1/6
/// ```
///
/// Weights come from the ontology. The search adds costs, -ln of these factors, so that the best
/// link is the shortest.
struct LinkScore {
  static let undatedFactor = 0.85
  /// The weight of a type the ontology does not know.
  static let unknownWeight = 0.3

  let ontology: Ontology

  /// The cost of a tie; above zero, so that a longer link never ties with a shorter one.
  func cost(ofType type: String, isDated: Bool) -> Double {
    let weight = ontology.tie(type)?.weight ?? Self.unknownWeight
    let factor = max(1e-6, min(weight, 0.999)) * (isDated ? 1 : Self.undatedFactor)
    return -log(factor)
  }

  /// The cost of passing through a node with so many ties.
  func cost(throughDegree degree: Int) -> Double {
    log(max(1, log2(Double(max(degree, 1))) - 4))
  }

  static func score(ofCost cost: Double) -> Double { exp(-cost) }
}
