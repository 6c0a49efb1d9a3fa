import ArgumentParser

/// The forms in which rows of a query are printed.
enum QueryForm: String, ExpressibleByArgument, CaseIterable {
  case table, json, ndjson, csv, tsv, markdown
}

/// How rows of a query look.
struct QueryFormOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Form of the answer: table, json, ndjson, csv, tsv or markdown. "
        + "A terminal gets a table, a pipe gets JSON.", valueName: "form"))
  var format: QueryForm?

  /// The form asked for, else one that fits who is reading.
  var form: QueryForm { format ?? (Terminal.isInteractive ? .table : .json) }
}
