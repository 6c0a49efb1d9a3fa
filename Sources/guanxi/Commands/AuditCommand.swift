import ArgumentParser
import Declarations
import Investigation
import Workspace

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Shows who read what, and checks that the record of it is whole.",
    discussion: """
      Each read of personal data is recorded before its answer is given. The records are chained: \
      verify names the first that was changed, put in, taken out or moved. What no chain can show \
      is that its end is gone, or that somebody who has the workspace's secret wrote it anew: keep \
      the line that head prints in another place, and give it to verify. What was asked may hold \
      names; the list is for whoever may read them.

      EXAMPLES
        guanxi audit -w county.gx --limit 20
        guanxi audit verify -w county.gx
        guanxi audit head -w county.gx >> /somewhere/else/heads.txt
        guanxi audit verify -w county.gx --sequence 17 --head 9f2c…
      """,
    subcommands: [AuditListCommand.self, AuditVerifyCommand.self, AuditHeadCommand.self],
    defaultSubcommand: AuditListCommand.self)
}

struct AuditListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the records, the newest last.",
    discussion: """
      EXAMPLES
        guanxi audit list -w county.gx --limit 20
        guanxi audit list -w county.gx --format ndjson
      """)

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Only so many, the newest.")
  var limit: Int?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is \(limit), expected 0 or more") }
  }

  func run() throws {
    try ExitStatus.guarding {
      let entries = try WorkspaceFolder(path: workspace.workspace).auditEntries(newest: limit)
      switch output.format(inPipe: .ndjson) {
      case .table:
        for entry in entries { Terminal.print(entry.line(output.language) + "\n") }
      case .ndjson:
        for entry in entries { Terminal.print(entry.json.text + "\n") }
      case .json: Terminal.print(JSONText.array(entries.map(\.json)).text + "\n")
      }
    }
  }
}

struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks every record of the audit.",
    discussion: """
      Walks the chain from its first record on and compares its end with the head beside it and \
      with the one given, if any. Exits with 1 and names the first fault, if there is one.

      EXAMPLES
        guanxi audit verify -w county.gx
        guanxi audit verify -w county.gx --sequence 17 --head 9f2c…
      """)

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "A head that audit head printed: 64 digits.")
  var head: String?

  @Option(help: "The record's number that was printed with it.")
  var sequence: Int64?

  @OptionGroup var output: OutputOptions

  private var kept: AuditMark? {
    sequence.flatMap { sequence in
      head.flatMap { AuditMark(sequence: sequence, head: $0) }
    }
  }

  func validate() throws {
    guard (head == nil) == (sequence == nil) else {
      throw ValidationError("--head and --sequence go together")
    }
    if head != nil, kept == nil {
      throw ValidationError("--head takes 64 hexadecimal digits, --sequence a number from 0 on")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let head = try AuditCommand.head(workspace, against: kept)
      Terminal.say(
        output.language == .zh
          ? "审计链完好，共 \(head.records) 条记录" : "the audit is whole, \(head.records) records")
    }
  }
}

struct AuditHeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head", abstract: "Prints the end of the chain, for keeping elsewhere.",
    discussion: """
      The line says when the last record was written, how many there are, the last one's number \
      and its head. The chain is checked first: of a broken one no head is printed.

      EXAMPLES
        guanxi audit head -w county.gx >> /somewhere/else/heads.txt
        guanxi audit head -w county.gx --format json
      """)

  @OptionGroup var workspace: WorkspaceOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    try ExitStatus.guarding {
      let head = try AuditCommand.head(workspace, against: nil)
      switch output.format ?? .table {
      case .table:
        Terminal.print(
          "\(head.at ?? "-") records \(head.records) sequence \(head.mark.sequence) "
            + "head \(head.mark.head)\n")
      case .json, .ndjson:
        Terminal.print(
          JSONText.object([
            ("records", .integer(head.records)), ("sequence", .integer(Int(head.mark.sequence))),
            ("at", head.at.map { .string($0) } ?? .null), ("head", .string(head.mark.head)),
          ]).text + "\n")
      }
    }
  }
}

extension AuditCommand {
  /// The end of a chain that is whole; the first fault of one that is not, or why that cannot be
  /// told, ends the command with 1.
  fileprivate static func head(
    _ workspace: WorkspaceOption, against kept: AuditMark?
  ) throws -> AuditHead {
    do throws(WorkspaceError) {
      switch try WorkspaceFolder(path: workspace.workspace).checkAudit(against: kept) {
      case .success(let head): return head
      case .failure(let fault): Terminal.complain(fault.description)
      }
    } catch {
      if error.code == .notFound { throw error }
      Terminal.complain(error.description)
    }
    throw ExitCode(ExitStatus.failed)
  }
}

extension AuditEntry {
  fileprivate var json: JSONText {
    func text(_ value: String?) -> JSONText { value.map { .string($0) } ?? .null }
    return .object([
      ("sequence", .integer(Int(sequence))), ("at", .string(at)), ("who", .string(record.who)),
      ("case", text(record.caseID)), ("reason", text(record.reason)),
      ("action", .string(record.action)), ("what", .string(record.what)),
      ("count", .integer(record.count)), ("unmasked", .boolean(record.isUnmasked)),
      ("mac", text(mac)),
    ])
  }

  fileprivate func line(_ language: Language) -> String {
    let isChinese = language == .zh
    var parts = [String(sequence), at, record.who, record.action, record.what]
    parts.append(isChinese ? "\(record.count) 条" : "\(record.count) shown")
    if record.isUnmasked { parts.append(isChinese ? "未遮蔽" : "unmasked") }
    if let id = record.caseID { parts.append((isChinese ? "案件 " : "case ") + id) }
    if let reason = record.reason { parts.append((isChinese ? "理由 " : "reason ") + reason) }
    // What somebody typed must not steer the terminal of whoever reads it.
    return parts.map { part in
      String(String.UnicodeScalarView(part.unicodeScalars.map { $0.isPlain ? $0 : "�" }))
    }.joined(separator: "  ")
  }
}

extension Unicode.Scalar {
  fileprivate var isPlain: Bool {
    ![.control, .format, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
  }
}
