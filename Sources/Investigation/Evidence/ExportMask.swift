import Declarations
import PropertyGraph

/// Hides third parties and identifiers in a graph that leaves the program.
///
/// What the ontology calls sensitive is dropped; phones and addresses show what their mask leaves.
/// Of a person who holds no public office nothing is kept but a key: the register's row number as
/// it is, any other key (a name, an identifier) as `masked-1`, `masked-2` … in the order of the
/// graph.
public final class ExportMask {
  private let ontology: Ontology
  private var numbers: [String: Int] = [:]

  public init(_ ontology: Ontology) { self.ontology = ontology }

  /// What is shown of a value, or nil for nothing. Answers alike when asked again.
  public func apply(_ property: String, _ labels: [String], _ value: Value) -> Value? {
    guard !labels.contains("Person") || labels.contains("Official") else {
      guard property == "id" else { return nil }
      let key = value.description
      if key.utf8.allSatisfy({ (48...57).contains($0) }), key.utf8.count < 12 { return value }
      let number = numbers[key] ?? numbers.count + 1
      numbers[key] = number
      return .text("masked-\(number)")
    }
    if ontology.property(property, ofLabels: labels)?.isSensitive == true { return nil }
    if labels.count == 1, ontology.property(property, ofType: labels[0])?.isSensitive == true {
      return nil
    }
    if property == "name" {
      return .text(Masking.name(value.description, labels: labels, ontology))
    }
    return value
  }
}
