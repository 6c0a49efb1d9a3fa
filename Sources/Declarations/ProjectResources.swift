import Foundation

/// Where the files the product ships with lie: ontology, mappings, themes, datasets.
///
/// Searched in this order: `GUANXI_HOME`; each folder above the running program (a build tree);
/// `share/guanxi` beside the program's `bin` folder (an installation). The working directory plays
/// no part.
public enum ProjectResources {
  /// The folder that holds `Datasets` and `Visuals`, or nil when the product was torn apart.
  public static let home: URL? = {
    let files = FileManager.default
    func isHome(_ url: URL) -> Bool {
      files.fileExists(atPath: url.appendingPathComponent("Datasets/ontology.yaml").path)
    }
    if let named = ProcessInfo.processInfo.environment["GUANXI_HOME"] {
      let url = URL(fileURLWithPath: named)
      return isHome(url) ? url : nil
    }
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let roots = [program, URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL]
    for root in roots {
      var folder = root.deletingLastPathComponent()
      while folder.path != "/" {
        if isHome(folder) { return folder }
        let share = folder.appendingPathComponent("share/guanxi")
        if isHome(share) { return share }
        folder.deleteLastPathComponent()
      }
    }
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return isHome(source) ? source : nil
  }()

  /// The file at a path below the home folder.
  public static func url(_ path: String) throws(DeclarationError) -> URL {
    guard let home else {
      throw DeclarationError(
        .fileNotFound, "the files Guanxi ships with were not found", file: path,
        hint: "set GUANXI_HOME to the folder that holds Datasets and Visuals")
    }
    return home.appendingPathComponent(path)
  }

  /// The text of a file below the home folder.
  public static func text(_ path: String) throws(DeclarationError) -> String {
    let url = try url(path)
    guard let text = try? String(contentsOf: url, encoding: .utf8) else {
      throw DeclarationError(.fileNotFound, "no such file", file: url.path)
    }
    return text
  }
}
