/// A chain of kin in letters, as ``KinTermDeclaration`` reads them: `FB+W` is the wife of the
/// father's elder brother.
struct KinChain: Hashable {
  /// One letter with its marks.
  struct Letter: Hashable {
    var kind: KinShape.Letter
    var sex: Sex?
    var nature: Nature = .plain
    var age: Age = .none
    /// Where the line of blood that the age is told in starts.
    var lineStart = 0

    enum Nature { case plain, adoptive, step, former, late }
    enum Age { case none, unknown, elder, younger }

    var text: String {
      let letters =
        switch kind {
        case .up: ("F", "M", "P")
        case .down: ("S", "D", "C")
        case .sibling: ("B", "Z", "G")
        case .spouse: ("H", "W", "E")
        case .guardian: ("K", "K", "K")
        case .ward: ("V", "V", "V")
        }
      return sex == .male ? letters.0 : sex == .female ? letters.1 : letters.2
    }

    var natureText: String {
      switch nature {
      case .plain: ""
      case .adoptive: "a"
      case .step: "s"
      case .former: "x"
      case .late: "d"
      }
    }

    var ageText: String { age == .elder ? "+" : age == .younger ? "-" : "" }

    /// Whether sex matters to the letter and is not known.
    var isOpen: Bool { sex == nil && kind != .guardian && kind != .ward }
  }

  var letters: [Letter]
  var isUncertain = false

  /// The whole text.
  var text: String {
    letters.map { $0.text + $0.natureText + $0.ageText }.joined() + (isUncertain ? "?" : "")
  }
}

extension KinRelation {
  /// The chain in letters: `FB+W`; unknown sex is `P C G E`, unknown age has no mark.
  public var notation: String { letters.text }

  var letters: KinChain {
    let view = context.ties.view
    var letters: [KinChain.Letter] = []
    for link in links {
      let kind = KinShape.Letter(rawValue: link.letter)!
      var letter = KinChain.Letter(kind: kind, sex: view.sex(of: link.node))
      if kind == .up || kind == .down {
        switch view.tags[Int(link.entry)].nature {
        case KinTag.adoptive: letter.nature = .adoptive
        case KinTag.step: letter.nature = .step
        default: break
        }
      }
      letters.append(letter)
    }
    if flags.contains(.divorced) { letters[letters.count - 1].nature = .former }
    if flags.contains(.widowed) { letters[letters.count - 1].nature = .late }
    markAges(&letters)
    return KinChain(letters: letters, isUncertain: isUncertain)
  }

  /// The age of the last of each line of blood against whoever of the line's own side stands in the
  /// same generation.
  private func markAges(_ letters: inout [KinChain.Letter]) {
    func node(_ place: Int) -> UInt32 { place == 0 ? start : links[place - 1].node }
    var lineStart = 0
    while lineStart < letters.count {
      var end = lineStart
      while end < letters.count, letters[end].kind != .spouse { end += 1 }
      let line = letters[lineStart..<end]
      if let turn = line.firstIndex(where: { $0.kind == .sibling }) {
        let down = end - turn
        if turn - lineStart + 1 >= down {
          // Each letter after the turn comes down one generation again.
          let peer = node(turn + 1 - down)
          letters[end - 1].age = age(of: node(end), against: peer)
          letters[end - 1].lineStart = turn + 1 - down
        }
      }
      lineStart = end + 1
    }
    if shape.form == .kinOfParentsSpouse {
      letters[letters.count - 1].age = age(of: end, against: start)
    }
  }

  private func age(of node: UInt32, against peer: UInt32) -> KinChain.Letter.Age {
    let view = context.ties.view
    guard let own = view.facts(of: node).birth, let other = view.facts(of: peer).birth,
      own != other
    else { return .unknown }
    return own < other ? .elder : .younger
  }
}

extension KinTiesView {
  func sex(of person: UInt32) -> Sex? { facts(of: person).sex }
}
