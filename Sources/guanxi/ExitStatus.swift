import ArgumentParser
import CypherEngine
import CypherSyntax
import Declarations
import Foundation
import GraphAnalytics
import GraphExchange
import GraphRendering
import Investigation
import PropertyGraph
import Workspace

/// Turns what went wrong into words on standard error and an exit status. The one place that knows
/// the numbers.
enum ExitStatus {
  static let failed: Int32 = 1
  static let leadsFound: Int32 = 2
  static let usage: Int32 = 64
  static let badData: Int32 = 65
  static let noInput: Int32 = 66
  static let ourDefect: Int32 = 70
  static let interrupted: Int32 = 130

  /// Runs a command's work; errors of the house become a line on standard error and a status.
  static func guarding(_ work: () throws -> Void) throws {
    do { try work() } catch let error as ExitCode {
      throw error
    } catch {
      Terminal.complain("\(error)")
      throw ExitCode(status(of: error))
    }
  }

  static func status(of error: any Error) -> Int32 {
    switch error {
    case let error as DeclarationError: error.code == .fileNotFound ? noInput : badData
    case let error as ExchangeError:
      switch error.code {
      case .notFound: noInput
      case .system: failed
      default: badData
      }
    case let error as WorkspaceError:
      switch error.code {
      case .notFound: noInput
      case .badData: badData
      case .usage: usage
      default: failed
      }
    case let error as GraphError: error.code == .system ? failed : badData
    case is InvestigationError: badData
    case let error as AnalyticsError:
      switch error {
      case .cancelled: interrupted
      case .parameter: badData
      case .memory, .size: failed
      }
    case let error as StatementError: status(of: error.error)
    case let error as CypherError: status(of: error)
    case is UsageError, is KinSetError: usage
    // What the system refuses Foundation tells in its own words.
    case is RenderingError, is CocoaError, is POSIXError: failed
    default: ourDefect
    }
  }
}

extension ExitStatus {
  /// A query text or a value that does not fit is the user's; a limit, another writer or a disk is
  /// the world's.
  private static func status(of error: CypherError) -> Int32 {
    switch error.code {
    case .cancelled: interrupted
    case .access: usage
    case .limit, .conflict, .graph: failed
    default: badData
    }
  }
}

/// What was wrong with a statement, with its text, so that the place can be underlined.
struct StatementError: Error, CustomStringConvertible {
  var error: CypherError
  var text: String

  var description: String {
    guard let span = error.span else {
      return "\(error)" + (error.hint.map { "\n  hint: \($0)" } ?? "")
    }
    return QueryExcerpt.render(
      text, span: span, message: "\(error)", hint: error.hint, width: Terminal.width)
  }
}

/// The user asked for what makes no sense, found only after parsing.
struct UsageError: Error, CustomStringConvertible {
  var description: String
}
