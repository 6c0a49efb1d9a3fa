/// How far kin are looked for. Make it once and ask with it many times.
public struct KinBound: Sendable {
  /// By the code of a shape: bit 0 it is on the way to somebody wanted, bit 1 it is wanted.
  let table: [UInt8]

  static let isOnTheWay: UInt8 = 1
  static let isWanted: UInt8 = 2

  /// The kin of the shapes that are wanted.
  private init(_ isWanted: (KinShape) -> Bool) {
    var table = [UInt8](repeating: 0, count: KinShape.codeCount)
    // Shapes come before those that go on from them.
    for shape in KinShape.all.reversed() {
      let letters = KinShape.Letter.allCases
      let leadsOn = letters.contains { letter in
        [shape.appending(letter), shape.appendingStep(letter)].contains { further in
          further.map { table[$0.code] != 0 } ?? false
        }
      }
      if shape != .ego, isWanted(shape) {
        table[shape.code] = Self.isOnTheWay | Self.isWanted
      } else if leadsOn {
        table[shape.code] = Self.isOnTheWay
      }
    }
    self.table = table
  }

  /// Everyone up to a degree, guardians and wards too.
  ///
  /// - Parameter degreeMax: 0 (the spouse alone) and more; ancestors and descendants end with
  ///   ``KinShape/generationsMax``.
  public static func degree(_ degreeMax: Int) -> KinBound {
    KinBound { ($0.degree ?? 0) <= degreeMax }
  }

  /// Everyone whom one of the sets names, or may name.
  public static func sets(_ sets: [KinSet]) -> KinBound {
    KinBound { shape in sets.contains { $0.mayHold(shape) } }
  }

  /// Everyone whom a set names, or may name.
  public static func set(_ set: KinSet) -> KinBound { .sets([set]) }

  /// Wide enough for every set there is and for second cousins.
  public static let widest = KinBound { shape in
    guard let degree = shape.degree else { return true }
    return degree <= 6 || (shape.form == .blood && (shape.up == 0 || shape.down == 0))
  }
}
