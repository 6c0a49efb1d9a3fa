import Foundation

/// What a scene can be drawn as.
public enum PictureFormat: String, Sendable, CaseIterable {
  /// The text that goes into Graphviz, byte-identical everywhere.
  case dot
  case svg
  case png
  case pdf

  /// The format a file name asks for by its ending, in either case of letters.
  public init?(fileName: String) {
    self.init(rawValue: (fileName as NSString).pathExtension.lowercased())
  }

  /// The format a file name asks for, or an error that names those there are.
  public static func of(fileName: String) throws(RenderingError) -> PictureFormat {
    if let format = PictureFormat(fileName: fileName) { return format }
    let known = allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
    throw RenderingError(
      .unknownFormat, "the file name ends in none of the known formats",
      hint: "end it in one of \(known)", details: fileName)
  }
}
