/// A number in decimal, with zeros in front up to a width.
func padded(_ number: some BinaryInteger, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// An offset from UTC as ISO 8601 writes it: `Z`, `+01:00`, and `+00:53:28` where it has seconds.
public func offsetText(_ offsetSeconds: Int32) -> String {
  if offsetSeconds == 0 { return "Z" }
  let magnitude = offsetSeconds.magnitude
  let seconds = magnitude % 60
  return (offsetSeconds < 0 ? "-" : "+")
    + "\(padded(magnitude / 3600, 2)):\(padded(magnitude / 60 % 60, 2))"
    + (seconds == 0 ? "" : ":\(padded(seconds, 2))")
}

/// Division that rounds down, with a remainder that is never negative; the divisor is above 0.
@inlinable
public func floorDivision(_ a: Int64, _ b: Int64) -> (quotient: Int64, remainder: Int64) {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  return remainder < 0 ? (quotient - 1, remainder + b) : (quotient, remainder)
}
