import Declarations
import Foundation
import Investigation
import PropertyGraph

/// Links as a person reads them on a terminal.
struct LinkText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool
  private let withVariants: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool, withVariants: Bool = false) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
    self.withVariants = withVariants
  }

  func text(
    _ links: LinkSearch, _ answer: LinkSearch.Answer, from a: NodeIndex, to b: NodeIndex,
    looser: [LinkSearch.Looser] = []
  ) throws -> String {
    var lines: [String] = []
    for (at, explanation) in answer.explanations.enumerated() {
      let necessary = at == 0 ? answer.necessarySteps ?? [] : []
      lines += try self.lines(explanation, at + 1, links, necessary: Set(necessary))
    }
    if answer.explanations.isEmpty {
      lines += try noLink(links, answer, looser)
    } else {
      lines += try counterCheck(links, answer)
      if answer.hasMore {
        lines.append(
          say(
            "There are more explanations; --top shows more.", "尚有其他解释，可用 --top 显示更多。"))
      }
    }
    lines += try searched(links, answer)
    lines.append(
      say(
        "A link is a lead for a person to check, not a finding.", "关联仅为供人工核查的线索，不是结论。"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func say(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  // MARK: - One explanation

  private func lines(
    _ explanation: LinkSearch.Explanation, _ number: Int, _ links: LinkSearch,
    necessary: Set<Int>
  ) throws -> [String] {
    let path = explanation.path
    var head = [say("\(number). ", "\(number)．") + hops(path)]
    head.append(say("score \(decimal(path.score))", "得分 \(decimal(path.score))"))
    if let together = together(path, links) { head.append(together) }
    var lines = [head.joined(separator: say(", ", "，"))]
    lines += try body(path, links, necessary: necessary)
    if explanation.variantCount > 0 {
      lines += try variants(explanation, links)
    }
    lines.append("")
    return lines
  }

  private func hops(_ path: LinkSearch.Path) -> String {
    let count = path.ties.count
    return say("\(count) \(count == 1 ? "tie" : "ties")", "\(count) 步")
  }

  /// On which days all ties hold; nothing where no tie has dates.
  private func together(_ path: LinkSearch.Path, _ links: LinkSearch) -> String? {
    guard let interval = path.together else {
      return say(
        "its ties never held at one time (counts half)", "各步从未同时成立（得分减半）")
    }
    if path.ties.count == 1 || !interval.isDated { return nil }
    return say("held as a whole ", "全程同时成立于 ") + EvidenceText.dates(interval)
  }

  private func body(
    _ path: LinkSearch.Path, _ links: LinkSearch, necessary: Set<Int>
  ) throws -> [String] {
    let steps = try links.steps(of: path, unmasked: unmasked)
    let factors = try links.factors(of: path)
    let parts = try links.parts(of: path)
    var lines = ["   " + (try party(path.nodes[0], steps[0].from, links))]
    for (at, step) in steps.enumerated() {
      let part = parts.first { $0.steps.contains(at) }
      let bar = part == nil ? " " : "│"
      let mark = necessary.contains(at) ? "◆" : " "
      lines.append("   \(bar)\(mark)" + tie(step, path.ties[at]))
      lines.append("   \(bar)    " + self.factors(factors[at], step))
      let isInside = part.map { $0.steps.upperBound > at } ?? false
      lines.append("   " + (isInside ? "│ " : "") + (try party(path.nodes[at + 1], step.to, links)))
      if let part, part.steps.upperBound == at {
        lines.append("   └ " + whole(part, steps))
      }
    }
    return lines
  }

  /// A party with its reference, whether it holds public office, and the day of an event.
  private func party(_ node: NodeIndex, _ entity: Entity, _ links: LinkSearch) throws -> String {
    var text = EvidenceText.party(entity)
    if entity.labels.contains("Official") { text += say(", official", "，公职人员") }
    if caseGraph.ontology.nodes(of: entity.labels).first?.category == .event,
      let day = try caseGraph.graph.value("date", of: node)
    {
      text += say(", \(day)", "，\(day)")
      if case .date(let date) = day, let asked = links.options.day, date > asked {
        text += say(" (after the day asked for)", "（晚于所问日期）")
      }
    }
    return text
  }

  private func tie(_ step: EvidenceStep, _ tie: Relationship) -> String {
    let words = SceneBuilder(caseGraph, language: language, isMasked: !unmasked).words(of: tie)
    return EvidenceText.tie(step, caseGraph.ontology, language, words: words)
  }

  /// `王强 is 李明's elder male cousin`, `holds 36 % through 2 companies`.
  private func whole(_ part: LinkPart, _ steps: [EvidenceStep]) -> String {
    let (first, last) = (steps[part.steps.lowerBound].from, steps[part.steps.upperBound].to)
    func name(_ entity: Entity) -> String { entity.name.isEmpty ? entity.id : entity.name }
    switch part.content {
    case .kin(let term, let degree):
      let count = degree.map { say(", degree \($0)", "（\($0) 亲等）") } ?? ""
      return say(
        "kin: \(name(last)) is the \(term.en) of \(name(first))\(count)",
        "亲属：\(name(last)) 是 \(name(first)) 的\(term.zh)\(count)")
    case .holding(let share):
      let layers = part.steps.count
      let isForward = steps[part.steps.lowerBound].isForward
      let (owner, owned) = isForward ? (first, last) : (last, first)
      let amount = share.map { decimal($0 * 100, digits: 4) + " %" } ?? say("a share", "份额不详")
      return say(
        "holding: \(name(owner)) holds \(amount) of \(name(owned)) through \(layers) layers",
        "持股：\(name(owner)) 经 \(layers) 层持有 \(name(owned)) \(amount)")
    }
  }

  /// What makes up the worth of a tie, in words; what takes nothing away is left out.
  private func factors(_ factors: LinkFactors, _ step: EvidenceStep) -> String {
    var parts = [say("interest \(decimal(factors.interest))", "利益 \(decimal(factors.interest))")]
    if factors.rarity < 1 {
      let rarity = decimal(factors.rarity)
      parts.append(
        say("rarity \(rarity) (many pass through)", "稀有 \(rarity)（经由者众）"))
    }
    if factors.validity < 1 {
      let validity = decimal(factors.validity)
      parts.append(
        step.isDated
          ? say("validity \(validity) (ended)", "时效 \(validity)（已终止）")
          : say("validity \(validity) (undated)", "时效 \(validity)（无日期）"))
    }
    let sources = Set(step.sources.map(\.number)).count
    let (evidence, tier) = (decimal(factors.evidence), step.tier.rawValue)
    let several = sources > 1 ? say(", \(sources) sources", "，\(sources) 个来源") : ""
    parts.append(
      say("evidence \(evidence) (tier \(tier)\(several))", "证据 \(evidence)（\(tier) 级\(several)）"))
    return parts.joined(separator: " × ")
  }

  // MARK: - Variants

  private func variants(
    _ explanation: LinkSearch.Explanation, _ links: LinkSearch
  ) throws -> [String] {
    let count = explanation.variantCount
    var seen = Set(explanation.path.nodes)
    let others = explanation.variants.flatMap(\.nodes).filter { seen.insert($0).inserted }
    let names = try others.prefix(5).map { try name(of: $0) }
    let rest = others.count > names.count ? say(" and others", " 等") : ""
    let line =
      say("   + \(count) \(count == 1 ? "variant" : "variants")", "   另有 \(count) 条变式")
      + (names.isEmpty
        ? say(" over the same parties", "，经由相同各方")
        : say(", through ", "，经由 ") + names.joined(separator: say(", ", "、")) + rest)
    guard withVariants else { return [line] }
    return try [line]
      + explanation.variants.enumerated().flatMap { at, path in
        let head = say(
          "   variant \(at + 1): \(hops(path)), score \(decimal(path.score))",
          "   变式 \(at + 1)：\(hops(path))，得分 \(decimal(path.score))")
        return [head] + (try body(path, links, necessary: [])).map { "   " + $0 }
      }
  }

  private func name(of node: NodeIndex) throws -> String {
    let entity = try caseGraph.entity(node, unmasked: unmasked)
    return entity.name.isEmpty ? entity.id : entity.name
  }

  // MARK: - The whole

  /// Which ties the link rests on.
  private func counterCheck(_ links: LinkSearch, _ answer: LinkSearch.Answer) throws -> [String] {
    guard let best = answer.paths.first, let necessary = answer.necessarySteps else { return [] }
    if necessary.isEmpty {
      return [
        say(
          "Counter-check: no single tie decides it; each way falls if a tie of its own is wrong.",
          "反查：没有哪一条单独决定此关联；上列每条路径，其中任何一步不实，该路径即不成立。")
      ]
    }
    let steps = try links.steps(of: best, unmasked: unmasked)
    let hops = links.maxHops
    return [
      say(
        "Counter-check: if one of these ties (◆) is wrong, no link within \(hops) ties is left:",
        "反查：下列各条（◆）如有一条不实，\(hops) 步之内此关联即不成立：")
    ]
      + necessary.map { at in
        let step = steps[at]
        let caption = EvidenceText.caption(step, caseGraph.ontology, language, words: [])
        let (from, to) = (EvidenceText.party(step.from), EvidenceText.party(step.to))
        return "   ◆ \(from) ─ \(caption) ─ \(to)"
          + say(": ", "：") + EvidenceText.rows(step, language)
      }
  }

  private func noLink(
    _ links: LinkSearch, _ answer: LinkSearch.Answer, _ looser: [LinkSearch.Looser]
  ) throws -> [String] {
    let hops = links.maxHops
    let day = links.options.day.map { say(" as of \($0)", "（截至 \($0)）") } ?? ""
    var lines = [
      say(
        "No link within \(hops) \(hops == 1 ? "tie" : "ties")\(day).",
        "\(hops) 步之内未发现关联\(day)。")
    ]
    for other in looser {
      let without = restriction(other.without, links)
      if let path = other.path {
        lines.append(
          say(
            "  \(without): a link of \(self.hops(path)), score \(decimal(path.score))",
            "  \(without)：有一条 \(self.hops(path)) 的关联，得分 \(decimal(path.score))"))
      } else if other.isCut {
        lines.append(
          say("  \(without): not known, too much to look at", "  \(without)：范围过大，未知"))
      } else {
        lines.append(say("  \(without): none either", "  \(without)：仍无关联"))
      }
    }
    return lines
  }

  private func restriction(_ restriction: LinkSearch.Restriction, _ links: LinkSearch) -> String {
    switch restriction {
    case .day: say("with ties of any day (without --at)", "不限日期（去掉 --at）")
    case .datedOnly: say("with undated ties (without --dated-only)", "计入无日期的关系（去掉 --dated-only）")
    case .namesAlone:
      say("with parties that are one by name alone (--names-alone)", "计入仅凭姓名合并的主体（--names-alone）")
    case .hubs: say("through hubs of any size (--hub-limit)", "允许经过任何枢纽（--hub-limit）")
    case .maxHops:
      say(
        "within \(links.maxHops + 2) ties (--max-hops)",
        "放宽到 \(links.maxHops + 2) 步（--max-hops）")
    case .minScore: say("with any score (without --min-score)", "不限得分（去掉 --min-score）")
    }
  }

  private func searched(_ links: LinkSearch, _ answer: LinkSearch.Answer) throws -> [String] {
    var line = say("\(answer.nodesSearched) nodes looked at", "共查看 \(answer.nodesSearched) 个节点")
    if answer.otherDays > 0 {
      let ties = answer.otherDays == 1 ? "1 tie does" : "\(answer.otherDays) ties do"
      line += say("; \(ties) not hold on that day", "；\(answer.otherDays) 条关系当日不成立")
    }
    if answer.undated > 0 {
      let ties = answer.undated == 1 ? "tie" : "ties"
      line += say("; \(answer.undated) undated \(ties) left out", "；\(answer.undated) 条无日期的关系未计")
    }
    if answer.namesAlone > 0 {
      let ties = answer.namesAlone == 1 ? "tie" : "ties"
      line += say(
        "; \(answer.namesAlone) \(ties) of parties that are one by name alone left out",
        "；\(answer.namesAlone) 条仅凭姓名合并的主体的关系未计")
    }
    var lines = [line + say(".", "。")]
    if answer.isCut {
      lines.append(
        say(
          "The search stopped at a limit: there may be more.", "搜索达到上限而中止，可能尚有其他关联。"))
    }
    if !answer.pricedOut.isEmpty {
      let names = try answer.pricedOut.prefix(5).map { hub in
        let party = EvidenceText.party(try caseGraph.entity(hub.node, unmasked: unmasked))
        return say("\(party) with \(hub.degree) ties", "\(party)（\(hub.degree) 条关系）")
      }
      let more = answer.pricedOut.count - names.count
      let rest = more > 0 ? say(" and \(more) more", " 等另外 \(more) 个") : ""
      lines.append(
        say("Hubs not passed through: ", "未经过的枢纽：") + names.joined(separator: say(", ", "、")) + rest
      )
    }
    return lines
  }

  private func decimal(_ value: Double, digits: Int = 3) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    if rounded == 0, value > 0 { return "<0.001" }
    return Int(exactly: rounded).map { String($0) } ?? "\(rounded)"
  }
}

/// Parties and ties in words.
enum EvidenceText {
  static func party(_ entity: Entity) -> String {
    entity.name.isEmpty ? entity.id : "\(entity.name) (\(entity.id))"
  }

  /// `── owns, 2019-03-01 – ── shareholdings.csv row 7`
  ///
  /// - Parameter words: what the tie says further, such as the share.
  static func tie(
    _ step: EvidenceStep, _ ontology: Ontology, _ language: Language, words: [String] = []
  ) -> String {
    let caption = caption(step, ontology, language, words: words)
    return "─ \(caption) ─ \(rows(step, language))"
  }

  /// `owns 36 %, 2019-03-01 –`
  static func caption(
    _ step: EvidenceStep, _ ontology: Ontology, _ language: Language, words: [String]
  ) -> String {
    let caption =
      ontology.tie(step.type)?.caption(forward: step.isForward, in: language) ?? step.type
    var parts = [
      ([caption] + words).joined(separator: " ").replacingOccurrences(of: " （", with: "（")
    ]
    if step.interval.isDated {
      parts.append(dates(step.interval))
    } else if !step.isDated {
      parts.append(language == .zh ? "无日期" : "undated")
    }
    return parts.joined(separator: ", ")
  }

  /// `shareholdings.csv row 7; …`
  static func rows(_ step: EvidenceStep, _ language: Language) -> String {
    step.sources.map { source in
      language == .zh ? "\(source.file) 第 \(source.row) 行" : "\(source.file) row \(source.row)"
    }.joined(separator: "; ")
  }

  /// `2019-03-01 –`
  static func dates(_ interval: ValidityInterval) -> String {
    [interval.from?.description, "–", interval.to?.description].compactMap { $0 }
      .joined(separator: " ")
  }
}
