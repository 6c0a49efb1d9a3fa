import Declarations
import Investigation
import PropertyGraph

/// Owners as a person reads them on a terminal.
struct OwnersText {
  private let caseGraph: CaseGraph
  private let language: Language
  private let unmasked: Bool

  init(_ caseGraph: CaseGraph, _ language: Language, unmasked: Bool) {
    self.caseGraph = caseGraph
    self.language = language
    self.unmasked = unmasked
  }

  func text(_ report: OwnersReport) throws -> String {
    var lines = [try party(report.company)]
    for owner in report.owners {
      lines.append("")
      lines.append("\(Self.percent(owner.share))  \(try party(owner.node))")
      var facts: [String] = []
      switch owner.control {
      case .yes: facts.append(say("controls by votes", "表决权控制"))
      case .possible: facts.append(say("may control by votes", "可能以表决权控制"))
      case .no: break
      }
      if let basis = owner.basis {
        facts.append(say("beneficial owner: ", "受益所有人：") + words(basis))
      }
      if !facts.isEmpty { lines.append("   " + facts.joined(separator: say("; ", "；"))) }
      for chain in owner.chains {
        let steps = try caseGraph.steps(of: chain, report.ownership, unmasked: unmasked)
        lines.append("   \(Self.percent(chain.share))")
        for (step, holding) in zip(steps, chain.holdings) {
          lines.append(
            "     \(step.from.name) \(Self.percent(holding.share)) "
              + "\(EvidenceText.tie(step, caseGraph.ontology, language)) ─ \(step.to.name)")
        }
      }
    }
    if report.owners.isEmpty {
      lines.append(say("No owner of that share in the records.", "记录中没有达到该比例的持有人。"))
    }
    lines.append("")
    if report.smallerCount > 0 {
      lines.append(
        say(
          "\(report.smallerCount) smaller owners; --min 0 lists all.",
          "另有 \(report.smallerCount) 名持有比例较小者，加 --min 0 列出。"))
    }
    lines += try gaps(report) + beneficial(report)
    lines.append(
      say(
        "An owner by records is a lead for a person to check, not a finding.",
        "依记录推得的持有人仅为供人工核查的线索，不是结论。"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func gaps(_ report: OwnersReport) throws -> [String] {
    guard report.unknown > 0 else {
      return [say("All shares are traced to their end.", "全部股权均穿透到底。")]
    }
    var lines = [
      say("Not known: ", "不明：") + Self.percent(report.unknown)
        + say(" is held by nobody on record", " 无登记持有人")
    ]
    for gap in report.gaps {
      let names = try gap.companies.map(party).joined(separator: say(", ", "、"))
      let words = gap.isLoop ? say("closed loop: ", "闭环持股：") : say("the trace ends at ", "止于 ")
      lines.append("   \(Self.percent(gap.share))  \(words)\(names)")
    }
    return lines
  }

  private func beneficial(_ report: OwnersReport) throws -> [String] {
    let beneficial = report.beneficial
    let status =
      switch beneficial.status {
      case .determined: say("determined", "可以确定")
      case .insufficientData: say("cannot be told for sure", "尚不能确定")
      case .notApplicable: say("such entities do not file", "该类主体无需备案")
      }
    var lines = [
      say("Beneficial owners (Order 3 of 2024): ", "受益所有人（令〔2024〕第3号）：") + status
    ]
    for owner in beneficial.owners {
      let person = try party(report.node(of: owner.person))
      let perhaps = owner.verdict == .yes ? "" : say("perhaps ", "可能 ")
      lines.append("   \(perhaps)\(person): \(words(owner.basis)), \(Self.percent(owner.share))")
    }
    for lack in beneficial.lacks { lines.append("   " + words(lack)) }
    return lines
  }

  private func party(_ node: NodeIndex) throws -> String {
    EvidenceText.party(try caseGraph.entity(node, unmasked: unmasked))
  }

  private func words(_ basis: BeneficialOwner.Basis) -> String {
    switch basis {
    case .shares: say("item 1, shares", "第一项，股权")
    case .profit: say("item 2, profit", "第二项，收益")
    case .votes: say("item 2, votes", "第二项，表决权")
    case .control: say("item 3, control alone", "第三项，单独控制")
    case .jointControl: say("item 3, control with others", "第三项，联合控制")
    case .stateRepresentative:
      say("nobody meets items 1 to 3: representative of a state company", "三项均无，国有主体法定代表人")
    case .dailyOperation:
      say("nobody meets items 1 to 3: runs daily operation", "三项均无，负责日常经营管理")
    }
  }

  private func words(_ lack: BeneficialOwners.Lack) -> String {
    switch lack {
    case .entityKind: say("the kind of entity is not recorded", "主体类型未记载")
    case .promise:
      say(
        "it may have promised instead of filing: no capital over 10 million yuan is recorded",
        "可能以承诺代替备案：注册资本未记载或不超过一千万元")
    case .unknownShares: say("an owner may stand behind shares not known", "不明股权之后可能另有其人")
    case .closedLoops: say("shares end in closed loops", "股权止于闭环")
    case .possibleOwners: say("shares are recorded as ranges", "股权仅有区间")
    case .nobody: say("nobody is recorded who runs it", "未记载经营管理负责人")
    }
  }

  /// `25 %`, or `20–30 %` of a range.
  static func percent(_ share: ShareInterval) -> String {
    share.isExact ? percent(share.low) : "\(number(share.low))–\(percent(share.high))"
  }

  static func percent(_ part: Double) -> String { "\(number(part))%" }

  /// Two digits after the point at most.
  private static func number(_ part: Double) -> String {
    let hundredths = Int((part * 10_000).rounded())
    let rest = hundredths % 100
    if rest == 0 { return "\(hundredths / 100)" }
    return rest % 10 == 0
      ? "\(hundredths / 100).\(rest / 10)"
      : "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private func say(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
