import ArgumentParser

/// The command `guanxi`: finds hidden interest links in records.
@main
struct GuanxiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guanxi",
    abstract: "Finds hidden interest links for public-integrity work (关系).",
    discussion: """
      Records about officials, their relatives, companies and tenders become one graph in a \
      folder, the workspace. What comes out are leads with their evidence, for a person to check; \
      never verdicts.

      EXAMPLES
        guanxi import Datasets/county -w county.gx
        guanxi link person:17 company:42 -w county.gx
        guanxi scan KIN-00 -w county.gx --format ndjson
        guanxi draw --scan KIN-00 --nth 1 -w county.gx -o lead.svg

      EXIT STATUS
        0 done, even with no rows · 1 failed · 2 leads found and --fail-on-lead given
        64 wrong usage · 65 bad data or query text · 66 no such file
        70 our defect · 130 interrupted
      """,
    version: "0.1.0",
    subcommands: [
      ImportCommand.self, LinkCommand.self, KinCommand.self, OwnersCommand.self,
      TimelineCommand.self, IdentityCommand.self,
      ScanCommand.self, DrawCommand.self, SourceCommand.self, FindCommand.self, QueryCommand.self,
      ShellCommand.self, CommunitiesCommand.self,
      ServeCommand.self,
      ExportCommand.self, CompactCommand.self, VerifyCommand.self, AuditCommand.self,
    ])

  static func main() {
    Terminal.outliveReaders()
    main(nil)
  }
}
