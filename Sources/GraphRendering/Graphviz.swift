import CGraphviz

/// Graphviz in process: DOT text in, a drawn picture out. Reached only through `GraphvizRoom`.
///
/// Owns every object the C library hands out for the length of one picture and frees it on each way
/// out, in the order the library asks for: drawing, layout, graph.
final class Graphviz {
  private let context: OpaquePointer?
  /// What Graphviz said about the last picture that came out.
  private(set) var warnings = ""

  init() {
    GraphvizMessages.listen()
    context = gvContext()
  }

  /// As the library reports it, such as "2.43.0".
  var version: String {
    context.flatMap(guanxi_graphviz_version).map { String(cString: $0) } ?? "none"
  }

  /// Lays the graph out with the engine its `layout` attribute names and draws it.
  ///
  /// *Throws* whenever Graphviz reports an error, also where it would draw something all the same:
  /// it says "bad label" and leaves the label out, and a picture that leaves out a name must not
  /// look finished.
  func draw(dot: String, as format: PictureFormat) throws(RenderingError) -> [UInt8] {
    _ = GraphvizMessages.take()
    guard let context, let graph = dot.withCString({ agmemread($0) }) else {
      throw failure("the picture's DOT text was refused")
    }
    defer { agclose(graph) }
    if format == .png { set("dpi", to: "144", of: graph) }
    guard gvLayout(context, graph, "dot") == 0 else {
      throw failure("Graphviz could not lay the picture out")
    }
    defer { gvFreeLayout(context, graph) }
    var data: UnsafeMutablePointer<CChar>?
    var count: UInt32 = 0
    let status = gvRenderData(context, graph, format.rawValue, &data, &count)
    defer { gvFreeRenderData(data) }
    guard status == 0, let data, count > 0 else {
      throw failure("Graphviz could not draw the picture as \(format.rawValue)")
    }
    let messages = GraphvizMessages.take()
    if messages.contains("Error") {
      throw RenderingError(
        .layoutFailed, "Graphviz reported an error in the picture", details: messages)
    }
    warnings = messages
    let bytes = Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
    return format == .pdf ? PDFStamp.removed(from: bytes) : bytes
  }

  private func set(_ name: String, to value: String, of graph: UnsafeMutablePointer<Agraph_t>) {
    name.withCString { name in
      value.withCString { value in
        _ = agattr(
          graph, CInt(AGRAPH), UnsafeMutablePointer(mutating: name),
          UnsafeMutablePointer(mutating: value))
      }
    }
  }

  private func failure(_ message: String) -> RenderingError {
    RenderingError(.layoutFailed, message, details: GraphvizMessages.take())
  }
}
