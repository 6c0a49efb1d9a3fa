import Foundation

/// Folders of real public records, where this checkout has them: in the folder that `GUANXI_DATA`
/// names, or beside the project.
enum PublicRecords {
  static func folder(_ name: String) -> URL? {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { package.deleteLastPathComponent() }
    let data =
      ProcessInfo.processInfo.environment["GUANXI_DATA"].map { URL(fileURLWithPath: $0) }
      ?? package.appendingPathComponent("../shared/data")
    let records = data.appendingPathComponent(name)
    return FileManager.default.fileExists(atPath: records.path) ? records : nil
  }
}
