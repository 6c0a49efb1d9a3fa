/// The second byte of a structure that is a value: which kind it is.
enum StructureTag: UInt8, CaseIterable {
  case node = 0x4E
  case relationship = 0x52
  case unboundRelationship = 0x72
  case path = 0x50
  case date = 0x44
  case time = 0x54
  case localTime = 0x74
  case dateTime = 0x49
  case zonedDateTime = 0x69
  case localDateTime = 0x64
  case duration = 0x45
  case point2D = 0x58
  case point3D = 0x59
  /// A date-time in local seconds, before Bolt 5.0.
  case legacyDateTime = 0x46
  case legacyZonedDateTime = 0x66

  var name: String {
    switch self {
    case .node: "node"
    case .relationship: "relationship"
    case .unboundRelationship: "unbound relationship"
    case .path: "path"
    case .date: "date"
    case .time: "time"
    case .localTime: "local time"
    case .dateTime, .legacyDateTime: "date-time"
    case .zonedDateTime, .legacyZonedDateTime: "zoned date-time"
    case .localDateTime: "local date-time"
    case .duration: "duration"
    case .point2D: "point"
    case .point3D: "point in three dimensions"
    }
  }
}
