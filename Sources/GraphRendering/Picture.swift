import Declarations

/// Draws evidence scenes.
///
/// ```swift
/// let theme = try Theme.load(named: "light")
/// let svg = try await Picture.render(scene, as: .svg, theme: theme)
/// ```
///
/// A lead's picture takes about 5 ms as SVG or PDF and 50 ms as PNG, the largest overview 10 s. One
/// picture is drawn at a time in a process, in the order asked for, whichever of the two doors is
/// used.
public enum Picture {
  /// Draws without holding a thread of the cooperative pool.
  ///
  /// *Throws* `RenderingError`; `CancellationError` when the task was cancelled before its turn
  /// came.
  public static func render(
    _ scene: EvidenceScene, as format: PictureFormat, theme: Theme,
    vocabulary: SceneVocabulary = SceneVocabulary()
  ) async throws -> [UInt8] {
    let dot = try DOTWriter(theme: theme, vocabulary: vocabulary).dot(for: scene)
    if format == .dot { return Array(dot.utf8) }
    try Task.checkCancellation()
    return try await GraphvizRoom.enterLater { try $0.draw(dot: dot, as: format) }
  }

  /// Draws and waits. For commands; never from a task, whose thread it would hold.
  public static func renderBlocking(
    _ scene: EvidenceScene, as format: PictureFormat, theme: Theme,
    vocabulary: SceneVocabulary = SceneVocabulary()
  ) throws -> [UInt8] {
    let dot = try DOTWriter(theme: theme, vocabulary: vocabulary).dot(for: scene)
    if format == .dot { return Array(dot.utf8) }
    return try GraphvizRoom.enter { try $0.draw(dot: dot, as: format) }
  }

  /// The version of the Graphviz library in use.
  public static var graphvizVersion: String { GraphvizRoom.enter { $0.version } }
}
