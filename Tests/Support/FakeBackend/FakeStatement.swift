import BoltProtocol
import GuanxiServer

/// A statement that the fake understands.
enum FakeStatement {
  case one
  case echo(BoltValue)
  case rows(Int64)
  case create(name: BoltValue)
  case createMany(Int64)
  case count
  case clear
  case createPath
  case matchPath
  case divide(late: Bool)
  case long
  case plan(profile: Bool)
  case tooDeep

  init(_ query: BoltQuery) throws {
    let parameters = query.parameters
    switch query.text {
    case "RETURN 1 AS n": self = .one
    case "RETURN $value AS value": self = .echo(parameters["value"] ?? .null)
    case "UNWIND range(1, $count) AS n RETURN n, 'row ' + toString(n) AS text":
      self = .rows(try Self.count(parameters))
    case "CREATE (n:BoltCheck {name: $name}) RETURN n.name AS name":
      self = .create(name: parameters["name"] ?? .null)
    case "UNWIND range(1, $count) AS n CREATE (:BoltCheck {n: n}) RETURN n":
      self = .createMany(try Self.count(parameters))
    case "MATCH (n:BoltCheck) RETURN count(n) AS count": self = .count
    case "MATCH (n:BoltCheck) DETACH DELETE n": self = .clear
    case let text where text.hasPrefix("CREATE p = "): self = .createPath
    case let text where text.hasPrefix("MATCH p = "): self = .matchPath
    case "RETURN 1 / 0 AS n": self = .divide(late: false)
    case "UNWIND [1, 0] AS x RETURN 1 / x AS y": self = .divide(late: true)
    case let text where text.contains("range(1, 1000000)"): self = .long
    case "EXPLAIN MATCH (n:BoltCheck) RETURN n": self = .plan(profile: false)
    case "PROFILE MATCH (n:BoltCheck) RETURN n": self = .plan(profile: true)
    case "RETURN too deep": self = .tooDeep
    case "RETURN $absent AS n":
      throw FailureCode.parameterMissing.failure("MissingParameter: absent is not given")
    case "CALL no.such.procedure()":
      throw FailureCode.procedureNotFound.failure("ProcedureNotFound: there is no such procedure")
    case "RETURN missing":
      throw FailureCode.syntaxError.failure("UndefinedVariable: missing is not defined")
    case "THROW": throw Unexpected(secret: "a name of a person")
    default: throw FailureCode.syntaxError.failure("UnexpectedSyntax: the fake knows no such thing")
    }
  }

  /// An error that no backend should let out.
  struct Unexpected: Error {
    var secret: String
  }

  private static func count(_ parameters: BoltMap) throws -> Int64 {
    guard case .integer(let count) = parameters["count"] else {
      throw FailureCode.typeError.failure("InvalidArgumentType: count must be an integer")
    }
    return count
  }

  var fields: [String] {
    switch self {
    case .one, .createMany, .long, .plan, .tooDeep: ["n"]
    case .echo: ["value"]
    case .rows: ["n", "text"]
    case .create: ["name"]
    case .count: ["count"]
    case .clear: []
    case .createPath: ["a", "r", "b", "p"]
    case .matchPath: ["p"]
    case .divide(let late): [late ? "y" : "n"]
    }
  }

  var type: BoltSummary.StatementType {
    switch self {
    case .create, .createMany, .createPath: .readWrite
    case .clear: .write
    default: .read
    }
  }

  /// How many rows there are.
  var rowCount: Int64 {
    switch self {
    case .rows(let count), .createMany(let count): max(0, count)
    case .clear, .plan: 0
    case .divide(let late): late ? 2 : 1
    default: 1
    }
  }
}
