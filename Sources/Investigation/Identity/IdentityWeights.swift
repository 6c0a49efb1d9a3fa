import Glibc

/// How much each field speaks for or against two records being one party, in bits.
///
/// Two records of one party agree in a field with chance m, two others with chance u; agreeing
/// weighs log₂(m / u), differing log₂((1 - m) / (1 - u)). Weights add up, and with the chance that
/// two records drawn at hand are one (1 in as many as there are) they give the score:
///
/// ```text
///   score = 1 / (1 + 2^-(Σ weights - log₂ records))          0 … 1
///
///   field                     agrees                          differs
///   identifier, whole         +40                             contradiction
///   identifier, in part       +2 a place compared, at most 22 contradiction
///   name                      log₂(0.95 · records / bearers)  -5
///   alias                     the same, less 1                0
///   name, nearly              a half of it
///   birth date                +14; on 1 January +6            contradiction
///   sex                       +1                              contradiction
///   registration date         +11                             -4
///   legal form                +1                              -3
///   share class               0                               -1
///   phone, address            log₂(population / bearers), at most 16
///   kin                       +10 each, at most 14
///   company, body             log₂(population / ties), at most 8 each and 12 together
///   a tie between the two     contradiction
/// ```
///
/// A contradiction leaves no tier but D. The population is that of the records, at least 100,000:
/// in a small file a shared phone is as rare as anywhere. *Source:* Fellegi, Sunter, A theory for
/// record linkage, doi 10.1080/01621459.1969.10501049; the m and u of fields were set by hand.
enum IdentityWeights {
  static let wholeIdentifier = 40.0
  static let nameDiffers = -5.0
  static let aliasLess = 1.0
  static let birthDate = 14.0
  static let birthYear = 6.0
  static let sex = 1.0
  static let registrationDate = (agrees: 11.0, differs: -4.0)
  static let legalForm = (agrees: 1.0, differs: -3.0)
  static let shareClassDiffers = -1.0
  static let kin = (each: 10.0, most: 14.0)
  static let business = (each: 8.0, most: 12.0)
  static let contactMost = 16.0
  static let contradiction = -20.0
  static let populationMin = 100_000.0

  static func partialIdentifier(places: Int) -> Double { min(22, 2 * Double(max(places, 4))) }

  static func name(bearers: Int, among records: Int) -> Double {
    max(0, log2(0.95 * Double(max(records, 2)) / Double(max(bearers, 2))))
  }

  /// - Parameter degree: how many ties the shared thing has.
  static func shared(degree: Int, among records: Int, most: Double) -> Double {
    let population = max(Double(records), populationMin)
    return min(most, max(0, log2(population / Double(max(degree, 2)))))
  }

  /// - Parameter bits: the sum of all weights.
  static func score(_ bits: Double, among records: Int) -> Double {
    let odds = bits - log2(Double(max(records, 2)))
    return (1 / (1 + exp2(-odds)) * 10_000).rounded() / 10_000
  }
}
