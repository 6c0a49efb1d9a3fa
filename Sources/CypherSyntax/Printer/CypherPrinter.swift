/// Writes a tree as query text that reads back as the same tree.
///
/// Clauses of the statement stand on lines of their own. Parentheses and backticks stand only where
/// the grammar wants them; keywords are in capitals. Spans and ``ProjectionItem/text`` play no
/// part.
public enum CypherPrinter {
  public static func print(_ statement: Statement) -> String {
    var printer = Printer()
    printer.write(statement)
    return printer.output
  }

  public static func print(_ query: Query) -> String {
    var printer = Printer()
    printer.write(query)
    return printer.output
  }

  public static func print(_ clause: Clause) -> String {
    var printer = Printer()
    printer.write(clause)
    return printer.output
  }

  public static func print(_ expression: Expression) -> String {
    var printer = Printer()
    printer.write(expression)
    return printer.output
  }

  public static func print(_ pattern: PathPattern) -> String {
    var printer = Printer()
    printer.write(pattern)
    return printer.output
  }
}

/// The text written so far, and what must be known to go on.
struct Printer {
  var output = ""
  /// How many braces are open: inside them clauses stand on one line.
  var braces = 0
  /// Whether a `|` would be taken for that of the comprehension around it.
  var barIsTaken = false

  mutating func write(_ text: String) { output += text }

  /// Writes items with something between them.
  mutating func writeAll<Item>(
    _ items: [Item], separator: String = ", ", _ write: (inout Printer, Item) -> Void
  ) {
    for (index, item) in items.enumerated() {
      if index > 0 { output += separator }
      write(&self, item)
    }
  }

  /// Writes the inside of a construct in brackets.
  mutating func inside(barIsTaken isTaken: Bool = false, _ write: (inout Printer) -> Void) {
    let outer = barIsTaken
    barIsTaken = isTaken
    write(&self)
    barIsTaken = outer
  }

  /// Writes a query in braces.
  mutating func writeBraces(_ write: (inout Printer) -> Void) {
    output += "{ "
    braces += 1
    inside(write)
    braces -= 1
    output += " }"
  }
}
