import Testing

@testable import GraphAnalytics

@Suite struct VertexSampleTests {
  @Test func chanceVerticesAreDistinctAndEven() throws {
    var taken = [Int](repeating: 0, count: 10)
    for seed in 0..<2000 as Range<UInt64> {
      let sample = VertexSample.random(count: 3, seed: seed)
      let vertices = try sample.vertices(of: 10).numbers
      #expect(vertices.count == 3 && Set(vertices).count == 3 && vertices == vertices.sorted())
      #expect(try sample.vertices(of: 10).numbers == vertices)
      for vertex in vertices { taken[Int(vertex)] += 1 }
    }
    for count in taken { #expect((500...700).contains(count)) }
    #expect(try VertexSample.random(count: 9, seed: 1).vertices(of: 4).numbers == [0, 1, 2, 3])
    #expect(try VertexSample.random(count: 9, seed: 1).vertices(of: 0).numbers == [])
  }
}
