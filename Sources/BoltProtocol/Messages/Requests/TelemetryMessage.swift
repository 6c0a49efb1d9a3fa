/// TELEMETRY: which of its interfaces the driver is used through. Nothing is kept of it.
struct TelemetryMessage {
  init(_ fields: FieldReader) throws(BoltError) {
    try fields.expect(count: 1)
    guard (0...3).contains(try fields.integer(0)) else {
      throw BoltError(.malformed, "TELEMETRY knows the interfaces 0 to 3")
    }
  }
}
