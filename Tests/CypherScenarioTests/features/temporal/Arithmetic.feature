#
# Scenarios of this project, beyond openCypher's own. Licensed under the Apache License,
# Version 2.0.
#

Feature: Dates, times and durations in arithmetic and comparison

  Scenario Outline: [1] Sums
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                                         | value                                      |
      | date('1984-10-11') + duration({months: 1, days: -14, hours: 16})   | '1984-10-28'                               |
      | date('2011-01-31') + duration({months: 1})                         | '2011-02-28'                               |
      | date('1984-10-11') - duration('P1M')                               | '1984-09-11'                               |
      | localtime('12:00') + duration('PT13H')                             | '01:00'                                    |
      | time('12:00+01:00') - duration('P1DT13H')                          | '23:00+01:00'                              |
      | datetime('2017-10-29T00:00[Europe/Stockholm]') + duration('P1D')   | '2017-10-30T00:00+01:00[Europe/Stockholm]' |
      | datetime('2017-10-29T00:00[Europe/Stockholm]') + duration('PT24H') | '2017-10-29T23:00+01:00[Europe/Stockholm]' |
      | duration('P1D') + date('2020-01-01')                               | '2020-01-02'                               |
      | duration('P1M') + duration('PT1S')                                 | 'P1MT1S'                                   |
      | duration('P1M') - duration('P2M')                                  | 'P-1M'                                     |
      | duration('P1M2DT3S') * 2                                           | 'P2M4DT6S'                                 |
      | 2 * duration('P1D')                                                | 'P2D'                                      |
      | duration('P1D') / 2                                                | 'PT12H'                                    |
      | date('2020-01-01') + null                                          | null                                       |

  Scenario Outline: [2] Between
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then the result should be, in any order:
      | value   |
      | <value> |
    And no side effects

    Examples:
      | expression                                                 | value       |
      | duration.between(date('2018-01-31'), date('2018-03-01'))   | 'P1M1D'     |
      | duration.between(date('1984-10-11'), date('2015-06-24'))   | 'P30Y8M13D' |
      | duration.inMonths(date('1984-10-11'), date('2015-06-24'))  | 'P30Y8M'    |
      | duration.inDays(date('1984-10-11'), date('2015-06-24'))    | 'P11213D'   |
      | duration.inSeconds(date('1984-10-11'), date('2015-06-24')) | 'PT269112H' |
      | duration.between(localtime('14:30'), time('16:30+0100'))   | 'PT2H'      |
      | duration.between(null, date('2020-01-01'))                 | null        |

  Scenario Outline: [3] What is no date or time
    Given an empty graph
    When executing query:
      """
      RETURN <expression> AS value
      """
    Then a ArgumentError should be raised at runtime: InvalidArgumentValue

    Examples:
      | expression                                    |
      | date('2015-13-01')                            |
      | date('2015-02-29')                            |
      | date('foo')                                   |
      | date('')                                      |
      | localtime('24:00')                            |
      | localtime('12:60')                            |
      | date({month: 10})                             |
      | date({year: 2015, day: 5})                    |
      | date({year: 2015, week: 54})                  |
      | datetime('2015-07-21T21:40:32[Nowhere/Land]') |
      | duration('P')                                 |
      | duration('1D')                                |
      | date.truncate('hour', date('1984-10-11'))     |
      | date.truncate('foo', date('1984-10-11'))      |
