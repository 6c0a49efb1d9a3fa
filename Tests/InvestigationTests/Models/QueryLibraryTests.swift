import Declarations
import Foundation
import Testing

@testable import Investigation

@Suite struct QueryLibraryTests {
  @Test func theShippedQueriesAreThere() throws {
    let library = try QueryLibrary.shipped()
    #expect(library.models.map(\.id) == ["BID-00", "COOF-00", "KIN-00", "KIN-00T"])
    #expect(library.questions.count == 22)
    #expect(library.questions.map(\.id) == library.questions.map(\.id).sorted())
  }

  /// Every query compiles, only reads, and says rightly what it asks for and gives.
  @Test func headersAgreeWithTheirQueries() throws {
    let library = try QueryLibrary.shipped()
    for file in library.models + library.questions {
      let statement = try file.prepared()
      #expect(statement.access == .read, "\(file.id)")
      #expect(
        Set(statement.bound.parameters) == Set(file.parameters.map(\.name)), "\(file.id)")
      if let question = file.question {
        #expect(statement.columns == question.returns.map(\.name), "\(file.id)")
      }
      if let model = file.model {
        let known = Set(statement.columns)
        for text in [model.explanation.en, model.explanation.zh] {
          let named = text.split(separator: "{").dropFirst().map { $0.prefix { $0 != "}" } }
          for name in named { #expect(known.contains(String(name)), "\(file.id): \(name)") }
        }
      }
    }
  }

  @Test func anUnknownQuestionNamesTheNearest() throws {
    let library = try QueryLibrary.shipped()
    #expect(try library.question("born-for-the-tender").title.zh == "为该项目而生的公司")
    #expect {
      try library.question("born-for-tender")
    } throws: {
      ($0 as? InvestigationError)?.hint?.contains("born-for-the-tender") == true
    }
  }

  @Test func twoFilesOfOneIdAreAFault() throws {
    let folder = try TemporaryFolder()
    let text = """
      // id: twice
      // title: Twice
      // title-zh: 两次
      // question: Is it there twice?
      // params: none
      // returns: x Integer

      RETURN 1 AS x
      """
    for name in ["a", "b"] {
      let path = folder.file("questions/\(name)")
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try text.write(toFile: "\(path)/twice.cypher", atomically: true, encoding: .utf8)
    }
    #expect(throws: DeclarationError.self) {
      try QueryLibrary(folder: URL(fileURLWithPath: folder.path))
    }
  }

  @Test(
    arguments: [
      ("MATCH (a) RETRUN a", 8), ("MATCH (a) RETURN b", 8), ("MATCH (a)\nRETURN a, $x", nil),
    ] as [(String, Int?)])
  func aFaultyQueryNamesItsLine(query: String, line: Int?) throws {
    let text = """
      // id: faulty
      // title: Faulty
      // title-zh: 有误
      // question: What is wrong?
      // params: none
      // returns: a Node

      \(query)
      """
    let file = try QueryFile.question(text, path: "faulty.cypher")
    do {
      _ = try file.prepared()
      Issue.record("nobody minded")
    } catch {
      #expect(error.line == line && error.file == "faulty.cypher", "\(error)")
    }
  }
}
