import ArgumentParser
import Investigation
import PropertyGraph

/// How far and how a link search looks.
struct SearchOptions: ParsableArguments {
  @Option(help: "Ties a link may have at most.")
  var maxHops = 6

  @Option(help: "Explanations shown at most: 10, and 1 for each pair of two files.")
  var top: Int?

  @Option(help: "Leave out links that score less, 0 to 1.")
  var minScore = 0.0

  @Option(help: "Only ties that hold on this day, such as 2020-10-01.")
  var at: String?

  @Flag(help: "Leave out ties that should have dates and have none.")
  var datedOnly = false

  @Flag(help: "Take ties of parties that are one by their name alone (tier D).")
  var namesAlone = false

  @Option(help: "Do not pass through nodes with more ties than this.")
  var hubLimit = 1000

  func validate() throws {
    guard (1...12).contains(maxHops) else {
      throw ValidationError("--max-hops is \(maxHops), expected 1 to 12")
    }
    guard hubLimit >= 0 else {
      throw ValidationError("--hub-limit is \(hubLimit), expected 0 or more")
    }
    if let top, top < 1 { throw ValidationError("--top is \(top), expected 1 or more") }
    guard (0...1).contains(minScore) else {
      throw ValidationError("--min-score is \(minScore), expected 0 to 1")
    }
  }

  /// - Parameter top: how many explanations where the user does not say.
  func options(top standard: Int = 10) throws -> LinkSearch.Options {
    var options = LinkSearch.Options()
    options.maxHops = maxHops
    options.top = top ?? standard
    options.minScore = minScore
    options.day = try DayArgument.day(at)
    options.datedOnly = datedOnly
    options.namesAlone = namesAlone
    options.hubLimit = hubLimit
    return options
  }
}

/// A day typed by the user.
enum DayArgument {
  static func day(_ text: String?, _ option: String = "--at") throws -> CalendarDate? {
    guard let text else { return nil }
    guard let day = CalendarDate(text) else {
      throw UsageError(description: "\(option) is ‘\(text)’, expected a day such as 2020-10-01")
    }
    return day
  }
}
