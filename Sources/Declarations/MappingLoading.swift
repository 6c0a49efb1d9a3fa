import Foundation

extension Mapping {
  private static let shipped = "Datasets/mappings"

  /// Loads a mapping by the name of one that ships with the product, or by path.
  ///
  /// A bare name such as `county-records` is first looked for among the shipped ones. Anything else
  /// is a path: below `folder` where one is given (the dataset that names the mapping), from the
  /// working directory, and at last from the product's home, so that
  /// `Datasets/mappings/county-records.yaml` is found from everywhere.
  public static func load(
    _ nameOrPath: String, in folder: URL? = nil, ontology: Ontology
  ) throws(DeclarationError) -> Mapping {
    for url in candidates(nameOrPath, in: folder) {
      guard let data = try? Data(contentsOf: url) else { continue }
      guard let text = String(data: data, encoding: .utf8) else {
        throw DeclarationError(.malformed, "the file is not UTF-8", file: nameOrPath)
      }
      return try Mapping(yaml: text, file: nameOrPath, ontology: ontology)
    }
    let names = try shippedNames()
    throw DeclarationError(
      .fileNotFound, "no such mapping", file: nameOrPath,
      hint: nearest(nameOrPath, among: names).map { "did you mean ‘\($0)’?" }
        ?? "expected a path, or one of \(names.joined(separator: ", "))")
  }

  /// The names of the mappings the product ships with, sorted.
  public static func shippedNames() throws(DeclarationError) -> [String] {
    let folder = try ProjectResources.url(shipped)
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".spark.yaml") }
      .map { String($0.dropLast(".yaml".count)) }.sorted()
  }

  private static func candidates(_ text: String, in folder: URL?) -> [URL] {
    var result: [URL] = []
    let home = ProjectResources.home
    if !text.contains("/"), let home {
      result.append(home.appendingPathComponent("\(shipped)/\(text).yaml"))
    }
    if let folder, !text.hasPrefix("/") { result.append(folder.appendingPathComponent(text)) }
    result.append(URL(fileURLWithPath: text))
    if let home, !text.hasPrefix("/") { result.append(home.appendingPathComponent(text)) }
    return result
  }
}
