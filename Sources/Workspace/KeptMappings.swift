import Declarations
import Synchronization

/// The mappings of past imports, each text read once: daily deliveries share one.
final class KeptMappings: Sendable {
  private let read = Mutex<[String: Mapping]>([:])

  /// The mapping an import was read by; nil where its files described themselves.
  func mapping(of record: ImportRecord) throws -> Mapping? {
    if record.mapping.isEmpty { return nil }
    let key = "\(record.format)\n\(record.mapping)"
    if let known = read.withLock({ $0[key] }) { return known }
    let mapping = try Mapping(
      yaml: record.mapping, file: record.format, ontology: Ontology.builtIn())
    read.withLock { $0[key] = mapping }
    return mapping
  }
}
