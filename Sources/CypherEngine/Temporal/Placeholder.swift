import PropertyGraph

public enum TemporalValue: Hashable, Sendable {
  case date(LocalDate)
  case localTime(LocalTime)
  case time(ZonedTime)
  case localDateTime(LocalDateTime)
  case dateTime(ZonedDateTime)
  case duration(CalendarDuration)
}
