import ArgumentParser
import Declarations
import Foundation
import Investigation
import Workspace

/// Which workspace a command works on.
struct WorkspaceOption: ParsableArguments {
  @Option(name: [.customShort("w"), .long], help: "The workspace's folder.")
  var workspace: String
}

/// How answers look.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, ndjson }

  @Option(
    help: "Form of the answer: table, json or ndjson. A terminal gets a table, a pipe gets JSON.")
  var format: Format?

  @Option(help: "Language of tables and pictures: en or zh.")
  var lang: String?

  /// The form asked for, else one that fits who is reading.
  func format(inPipe: Format) -> Format { format ?? (Terminal.isInteractive ? .table : inPipe) }

  /// The language asked for, else the one of the environment.
  var language: Language {
    if let lang, let language = Language(rawValue: lang) { return language }
    let named = ProcessInfo.processInfo.environment
    let locale =
      named["GUANXI_LANG"] ?? named["LC_ALL"] ?? named["LC_MESSAGES"] ?? named["LANG"] ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang is ‘\(lang)’, expected en or zh")
    }
  }
}

/// What is shown of personal data, and why it is read.
struct DisclosureOptions: ParsableArguments {
  @Flag(help: "Show resident ids, phones, addresses and the names of third parties; recorded.")
  var unmask = false

  @Option(help: "Why personal data is read; recorded.")
  var reason: String?

  @Option(name: .customLong("case"), help: "The case it is read for; recorded.")
  var caseID: String?

  /// Refuses to unmask real people without a reason. A masked read needs none.
  func check(_ contents: WorkspaceContents) throws {
    if unmask, stated(reason) == nil, !contents.isInvented {
      throw UsageError(
        description: "--unmask needs --reason, since the workspace holds records of real people")
    }
  }

  /// Who reads with these options.
  func reader(mayWrite: Bool = false) -> QueryReader {
    QueryReader(
      who: NSUserName(), caseID: stated(caseID), reason: stated(reason), isUnmasked: unmask,
      mayWrite: mayWrite)
  }

  /// A record of a read with these options.
  func record(_ action: String, _ what: String, count: Int) -> AuditRecord {
    AuditRecord(
      who: NSUserName(), caseID: stated(caseID), reason: stated(reason), action: action, what: what,
      count: count, isUnmasked: unmask)
  }

  /// What was said, where it is more than blanks: a blank reason is no reason.
  private func stated(_ text: String?) -> String? {
    text.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
  }
}
