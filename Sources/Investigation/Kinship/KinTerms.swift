import Declarations

/// What relatives are called in Chinese and English. Where sex or age is not known the term says
/// so.
public struct KinTerms: Sendable {
  private let terms: [String: BilingualText]

  public init(_ declarations: [KinTermDeclaration]) {
    var terms: [String: BilingualText] = [:]
    for declaration in declarations {
      for chain in declaration.chains { terms[chain] = declaration.term }
    }
    self.terms = terms
  }

  /// The terms the product ships with, read once.
  public static let shipped: Result<KinTerms, DeclarationError> = {
    do throws(DeclarationError) {
      return .success(KinTerms(try KinTermDeclaration.shipped()))
    } catch { return .failure(error) }
  }()

  /// The term for a chain in letters.
  ///
  /// It is the table's own; or, where something is not known, what the table has for each
  /// possibility, up to three; or else the term of its first part and that of the rest.
  ///
  /// *Complexity:* O(2^(letters of unknown sex)), at most 32 look-ups, and that for each part.
  func term(_ chain: KinChain) -> BilingualText {
    if let whole = whole(chain) { return whole }
    let letters = chain.letters
    for count in stride(from: letters.count - 1, to: 0, by: -1) {
      guard let first = whole(KinChain(letters: Array(letters[..<count]))) else { continue }
      let rest = term(KinChain(letters: Self.rest(letters[count...])))
      return BilingualText(en: "\(rest.en) of \(first.en)", zh: "\(first.zh)的\(rest.zh)")
    }
    return BilingualText(en: "relative (\(chain.text))", zh: "亲属（\(chain.text)）")
  }

  /// The letters of a second part; ages that are told against somebody of the first say nothing
  /// there.
  private static func rest(_ letters: ArraySlice<KinChain.Letter>) -> [KinChain.Letter] {
    letters.map { letter in
      var letter = letter
      if letter.lineStart < letters.startIndex, letter.age != .none { letter.age = .unknown }
      return letter
    }
  }

  /// The term for a chain as a whole, if the table knows one.
  private func whole(_ chain: KinChain) -> BilingualText? {
    if let found = found(chain) { return found }
    if chain.isUncertain { return nil }
    var options: [BilingualText] = []
    let open = chain.letters.indices.filter { chain.letters[$0].isOpen }
    let ageless = chain.letters.indices.filter { chain.letters[$0].age == .unknown }
    guard open.count + ageless.count > 0, open.count + ageless.count <= 5 else { return nil }
    for choice in 0..<(1 << (open.count + ageless.count)) {
      var chain = chain
      for (bit, place) in open.enumerated() {
        chain.letters[place].sex = choice >> bit & 1 == 0 ? .male : .female
      }
      for (bit, place) in ageless.enumerated() {
        chain.letters[place].age = choice >> (open.count + bit) & 1 == 0 ? .elder : .younger
      }
      if !chain.isPossible { continue }
      guard let option = found(chain) else { return nil }
      if !options.contains(option) { options.append(option) }
    }
    guard (1...3).contains(options.count) else { return nil }
    return BilingualText(
      en: options.map(\.en).joined(separator: " or "),
      zh: options.map(\.zh).joined(separator: "或"))
  }

  /// What the table has: by all marks, without ages, without natures.
  private func found(_ chain: KinChain) -> BilingualText? {
    if let found = terms[chain.text] { return found }
    var plain = chain
    for place in plain.letters.indices where plain.letters[place].age != .unknown {
      plain.letters[place].age = .none
    }
    if let found = terms[plain.text] { return found }
    if chain.isUncertain || chain.letters.contains(where: { $0.nature == .former }) { return nil }
    var natural = chain
    for place in natural.letters.indices { natural.letters[place].nature = .plain }
    return natural == chain ? nil : self.found(natural)
  }
}

extension KinChain {
  /// Husbands have wives: a spouse is not of the sex of whoever the letter before is.
  fileprivate var isPossible: Bool {
    zip(letters, letters.dropFirst()).allSatisfy { first, second in
      second.kind != .spouse || first.sex == nil || first.sex != second.sex
    }
  }
}

extension KinRelation {
  /// What to call the relative.
  public var term: BilingualText {
    let term = context.terms.term(letters)
    guard sharedParents == .half else { return term }
    switch sharedParent.flatMap({ context.ties.view.sex(of: $0) }) {
    case .male:
      return BilingualText(en: "\(term.en) (half, same father)", zh: "同父异母的\(term.zh)")
    case .female:
      return BilingualText(en: "\(term.en) (half, same mother)", zh: "同母异父的\(term.zh)")
    case nil:
      return BilingualText(
        en: "\(term.en) (half, which parent is not known)", zh: "同父异母或同母异父的\(term.zh)")
    }
  }
}
