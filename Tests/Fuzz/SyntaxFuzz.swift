/// The entry that libFuzzer calls: the bytes are a query.
///
/// It is read as a tree or refused with a place inside it, and a tree prints as text that reads
/// back and prints the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSyntax(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  do throws(SyntaxDiagnostic) {
    let statement = try CypherParser.parse(text)
    precondition(statement.depth <= SyntaxLimits.depthMax, "the tree is too deep")
    checkPrinting(statement)
  } catch {
    let span = error.span
    precondition(
      0 <= span.lowerBound && span.lowerBound <= span.upperBound
        && span.upperBound <= text.utf8.count, "the place lies outside the text")
    precondition(!error.excerpt(in: text, width: 40).isEmpty, "nothing is shown")
  }
  return 0
}

private func checkPrinting(_ statement: Statement) {
  let printed = CypherPrinter.print(statement)
  guard let again = try? CypherParser.parse(printed) else {
    preconditionFailure("what is printed does not read back")
  }
  precondition(again.depth == statement.depth, "the depth changed")
  let printedAgain = CypherPrinter.print(again)
  precondition(printedAgain.utf8.elementsEqual(printed.utf8), "printing again differs")
}
