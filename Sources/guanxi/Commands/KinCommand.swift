import ArgumentParser
import Investigation

struct KinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kin",
    abstract: "Lists the kin of a person: term, degree, sets of the law, and the chain of records.",
    discussion: """
      Kinship is worked out from parents, marriages, siblings and guardians, by the law: divorce \
      ends affinity, death does not end blood, adoption replaces the kin by birth. What the \
      records leave open is told in the term (堂兄弟, father or stepfather) and never makes anybody \
      a member of a set.

      EXAMPLES
        guanxi kin person:17 -w county.gx
        guanxi kin person:17 -w county.gx --set 任职回避 --at 2020-10-01
        guanxi kin person:17 -w county.gx --degree 2 --format ndjson
      """)

  @Argument(help: "The person: a reference, a key that only one key space has, or an exact name.")
  var person: String

  @OptionGroup var workspace: WorkspaceOption

  @Option(help: "Only kin in this set of the law, such as 任职回避.")
  var set: String?

  @Option(help: "Only kin up to this degree.")
  var degree: Int?

  @Option(help: "Kin on this day, such as 2020-10-01.")
  var at: String?

  @Flag(help: "List also those who may be in the set: it hangs on something nobody recorded.")
  var possible = false

  @OptionGroup var disclosure: DisclosureOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let degree, !(0...20).contains(degree) {
      throw ValidationError("--degree is \(degree), expected 0 to 20")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let reading = try CaseReading("kin", workspace, disclosure, output)
      let caseGraph = reading.caseGraph
      let node = try reading.resolve(person)
      var question = KinQuestion()
      question.day = try DayArgument.day(at)
      question.set = set
      question.degree = degree
      question.showsPossible = possible
      question.unmasked = disclosure.unmask
      let report = try caseGraph.kin(of: node, question)
      try reading.record(person, count: report.rows.count)
      let text = KinText(caseGraph, output.language, unmasked: disclosure.unmask)
      if reading.format == .table {
        Terminal.print(try text.table(report, set: set))
      } else {
        for line in try caseGraph.json(report, unmasked: disclosure.unmask) {
          Terminal.print(line.text + "\n")
        }
      }
      for remark in try text.remarks(report) { Terminal.say(remark) }
    }
  }
}
