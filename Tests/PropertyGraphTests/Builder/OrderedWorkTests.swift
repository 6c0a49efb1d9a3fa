import Testing

@testable import PropertyGraph

@Suite struct OrderedWorkTests {
  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 50])
  func resultsComeInOrder(_ threads: Int, _ count: Int) {
    var taken: [Int] = []
    OrderedWork(count: count, threads: threads) { $0 * $0 }.run { number, result in
      #expect(result == number * number)
      taken.append(number)
      return number != 40
    }
    #expect(taken == Array(0..<min(count, 41)))
  }
}
