/// The time of drawing that the PDF library writes into each file.
///
/// A picture carries the date of its data and no clock, or the same scene would never give the same
/// bytes twice.
enum PDFStamp {
  private static let key = Array("/CreationDate (".utf8)

  /// The same file with blanks for the stamp. No offset moves, so the file stays valid.
  ///
  /// The stamp stands in the document's information near the end, outside of any compressed stream.
  static func removed(from file: [UInt8]) -> [UInt8] {
    guard file.count > key.count,
      let start = (0...(file.count - key.count)).last(where: { start in
        file[start] == key[0] && file[start..<(start + key.count)].elementsEqual(key)
      }), let end = file[start...].firstIndex(of: UInt8(ascii: ")"))
    else { return file }
    var file = file
    for index in start...end { file[index] = UInt8(ascii: " ") }
    return file
  }
}
