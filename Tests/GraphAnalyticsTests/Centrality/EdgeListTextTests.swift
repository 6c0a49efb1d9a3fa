import GraphAnalytics
import ReferenceGraph
import Testing

@Suite struct EdgeListTextTests {
  private func read(
    _ text: String, isWeighted: Bool = false, threadCount: Int = 1
  ) throws(AnalyticsError) -> EdgeListText {
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBytes { buffer in
      Result { () throws(AnalyticsError) in
        try EdgeListText(buffer, isWeighted: isWeighted, run: KernelRun(threadCount: threadCount))
      }
    }
    return try result.get()
  }

  @Test func linesAreEdges() throws {
    let same = [
      "0 3\n2 1\n", "0 3\n2 1", "0 3\r\n2 1\r\n", "\n0 3\n\n\n2 1\n\n", "  0\t3  \n2   1 \n",
      "00 03\n02 01", "\r\n0 3\n \t \n2 1\r",
    ]
    for text in same {
      let edges = try read(text)
      #expect(edges.vertexCount == 4, "\(text.debugDescription)")
      #expect(edges.sources.numbers == [0, 2])
      #expect(edges.targets.numbers == [3, 1])
      #expect(edges.weights == nil)
    }
    for text in ["", "\n", "\n\n \n\r\n"] {
      let edges = try read(text)
      #expect(edges.vertexCount == 0 && edges.sources.count == 0 && edges.targets.count == 0)
    }
    #expect(try read("4294967294 0").vertexCount == 4_294_967_295)
  }

  @Test func weightsAreNumbers() throws {
    let weights: [(String, Double)] = [
      ("241", 241), ("0", 0), ("-7", -7), ("+7", 7), ("0.1", 0.1), ("1e-3", 1e-3), ("2.5E2", 250),
      ("123456789012345", 123_456_789_012_345), ("1234567890123456789", 1_234_567_890_123_456_768),
      ("0.30000000000000004", 0.30000000000000004), ("5e-324", .leastNonzeroMagnitude), ("007", 7),
      (".5", 0.5),
    ]
    for (text, weight) in weights {
      for end in ["", "\n", " \r\n"] {
        let edges = try read("0 1 \(text)\(end)", isWeighted: true)
        #expect(edges.weights?.numbers == [weight], "\(text)")
      }
    }
  }

  @Test func faultsNameLineAndText() throws {
    let faults: [(text: String, isWeighted: Bool, line: Int, found: String)] = [
      ("0 1\nx 2\n", false, 2, "‘x 2’"), ("0 1\n\n2\n", false, 3, "‘2’"),
      ("0 1 5\n", false, 1, "‘0 1 5’"), ("0 1\n", true, 1, "‘0 1’"),
      ("0 1 \n", true, 1, "‘0 1 ’"), ("0 1 x\n", true, 1, "‘0 1 x’"),
      ("0 1 nan\n", true, 1, "‘0 1 nan’"), ("0 1 inf", true, 1, "‘0 1 inf’"),
      ("0 1 0x1p3", true, 1, "‘0 1 0x1p3’"), ("0 1 1e999", true, 1, "‘0 1 1e999’"),
      ("0 1 1e", true, 1, "‘0 1 1e’"), ("0 1 2 3", true, 1, "‘0 1 2 3’"),
      ("0 1 2x", true, 1, "‘0 1 2x’"), ("-1 2", false, 1, "‘-1 2’"), ("0,1", false, 1, "‘0,1’"),
      ("0 4294967295", false, 1, "‘0 4294967295’"),
      ("18446744073709551617 1", false, 1, "‘18446744073709551617 1’"),
      ("# comment\n0 1", false, 1, "‘# comment’"), ("0 1.5", false, 1, "‘0 1.5’"),
      ("0 1\r2 3\n", false, 1, "‘0 1\r2 3’"), ("1", false, 1, "‘1’"), ("1 ", false, 1, "‘1 ’"),
      (String(repeating: "9", count: 80), false, 1, "‘\(String(repeating: "9", count: 60))…’"),
    ]
    for fault in faults {
      do {
        _ = try read(fault.text, isWeighted: fault.isWeighted)
        Issue.record("\(fault.text.debugDescription) was read")
      } catch {
        guard case .parameter(let name, let found, _) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(name == "line \(fault.line)")
        #expect(found == fault.found)
      }
    }
  }

  /// Some megabytes, so that there are several pieces, some with empty lines.
  @Test func piecesAreOneText() throws {
    var random = SeededGenerator(seed: 9)
    var text = ""
    var expected: [(UInt32, UInt32, Double)] = []
    for line in 0..<200_000 {
      let edge = (
        UInt32.random(in: 0..<1_000_000, using: &random),
        UInt32.random(in: 0..<1_000_000, using: &random), Double(line % 90)
      )
      expected.append(edge)
      text += "\(edge.0) \(edge.1) \(line % 90)\n"
      if line % 5000 == 77 { text += "\n" }
    }
    for threadCount in [1, 3] {
      let edges = try read(text, isWeighted: true, threadCount: threadCount)
      #expect(edges.sources.numbers == expected.map(\.0))
      #expect(edges.targets.numbers == expected.map(\.1))
      #expect(edges.weights!.numbers == expected.map(\.2))
      #expect(edges.vertexCount == Int(expected.map { max($0.0, $0.1) }.max()!) + 1)
    }
    text += "7 8\n1 2 3\n?\n"
    for threadCount in [1, 3] {
      expectParameter("line \(200_000 + 40 + 1)") { () throws(AnalyticsError) in
        _ = try read(text, isWeighted: true, threadCount: threadCount)
      }
    }
  }

  /// Any bytes are edges or an error, and what is read is what the lines say.
  @Test func anyBytesAreReadOrRefused() throws {
    var random = SeededGenerator(seed: 4)
    let alphabet = Array("0123456789 \n\n  \t\r.-e+x".utf8)
    for round in 0..<3000 {
      let letters = round % 3 == 0 ? alphabet[...] : alphabet.prefix(14)
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        letters.randomElement(using: &random)!
      }
      let text = String(decoding: bytes, as: UTF8.self)
      let lines = bytes.split(separator: 10).map { line in
        String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
          .split(whereSeparator: { $0 == " " || $0 == "\t" })
      }.filter { !$0.isEmpty }
      for isWeighted in [false, true] {
        let isEdges = lines.allSatisfy { words in
          words.count == (isWeighted ? 3 : 2)
            && words.prefix(2).allSatisfy { word in
              word.allSatisfy { ("0"..."9").contains($0) }
                && UInt32(word).map { $0 < .max } ?? false
            }
            && (!isWeighted || Double(words[2])?.isFinite ?? false)
        }
        let edges = try? read(text, isWeighted: isWeighted)
        #expect((edges != nil) == isEdges, "\(text.debugDescription)")
        guard let edges else { continue }
        #expect(edges.sources.numbers == lines.map { UInt32($0[0])! })
        #expect(edges.targets.numbers == lines.map { UInt32($0[1])! })
        if isWeighted { #expect(edges.weights!.numbers == lines.map { Double($0[2])! }) }
      }
    }
  }

  @Test func textBecomesAGraph() throws {
    let graph = try read("0 1 5\n1 0 3\n1 2 4\n3 3 1\n", isWeighted: true).projection()
    #expect(graph.vertexCount == 4 && graph.edgeCount == 2 && graph.isWeighted)
    #expect(try read("0 1\n1 0\n").projection(isDirected: true).edgeCount == 2)
  }

  @Test func runsCanBeStoppedAndBounded() throws {
    let bytes = Array("0 1\n2 3\n".utf8)
    bytes.withUnsafeBytes { buffer in
      expectStopped { run throws(AnalyticsError) in
        _ = try EdgeListText(buffer, isWeighted: false, run: run)
      }
      expectBounded { run throws(AnalyticsError) in
        _ = try EdgeListText(buffer, isWeighted: false, run: run)
      }
    }
  }
}
