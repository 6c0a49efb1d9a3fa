import Declarations
import PropertyGraph

/// Something that happened to a party, or that it did: what, when, with whom, for how much, and the
/// rows that say so.
public struct TimelineEvent: Sendable, Hashable {
  public enum Phase: String, Sendable, CaseIterable {
    /// On one day.
    case at
    /// What goes on at the time, with no day of its own.
    case holds
    case end
    case begin
  }

  public struct Amount: Sendable, Hashable {
    public var value: Value
    public var currency: String?

    public var double: Double? {
      switch value {
      case .integer(let number): Double(number)
      case .double(let number): number
      default: nil
      }
    }

    /// Such as "CNY 146,219".
    public var text: String {
      double.map { SceneBuilder.money($0, currency) } ?? value.description
    }
  }

  /// Whose event it is.
  public var party: NodeIndex
  /// Nil where nobody recorded the day.
  public var day: CalendarDate?
  public var phase: Phase
  /// What happened, seen from the party, such as "takes office: 局长".
  public var event: BilingualText
  /// The same told of the whole time, not of its beginning or end: "in office: 局长".
  public var lasting: BilingualText
  /// Who and what else took part: the other end of the tie first.
  public var with: [NodeIndex]
  public var amount: Amount?
  /// The tie that says so; nil for a date of the party itself.
  public var tie: Relationship?
  /// False where there should be a date and is none.
  public var isDated: Bool
  /// Primary ones first; those of the tie before others.
  public var citations: [Citation]
}
