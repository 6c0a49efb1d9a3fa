public struct LocalDate: Hashable, Sendable {}
public struct Point: Hashable, Sendable {}
public struct ZonedDateTime: Hashable, Sendable {}
public enum TemporalValue: Hashable, Sendable { case none }
