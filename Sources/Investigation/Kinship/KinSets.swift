import Declarations
import PropertyGraph

/// The sets of the law that are known, each in its versions.
public struct KinSets: Sendable {
  /// In the order of the file.
  public let all: [KinSet]

  public init(_ declarations: [KinSetDeclaration]) { all = declarations.map(KinSet.init) }

  /// Those the product ships with.
  public static func shipped() throws(DeclarationError) -> KinSets {
    KinSets(try KinSetDeclaration.shipped())
  }

  /// A set by its id, its name in either language or another name it goes by, in the version that
  /// holds on a day; without one the newest.
  ///
  /// - Throws: ``KinSetError`` where there is no such set, or none on that day.
  public func named(_ name: String, at day: CalendarDate? = nil) throws(KinSetError) -> KinSet {
    let wanted = Self.folded(name)
    let versions = all.filter { set in set.names.contains { Self.folded($0) == wanted } }
    guard let newest = versions.last else {
      let names = all.flatMap(\.names)
      throw KinSetError(
        message: "no set of kin is called ‘\(name)’",
        hint: nearest(name, among: names).map { "did you mean ‘\($0)’?" }
          ?? "one of \(Self.distinct(all.map(\.name.zh)).joined(separator: ", "))")
    }
    guard let day else { return newest }
    if let version = versions.last(where: { $0.isInForce(on: day) }) { return version }
    throw KinSetError(
      message: "no version of ‘\(newest.name.zh)’ is known that held on \(day)",
      hint: versions.first?.declaration.validFrom.map { "the first is of \($0)" })
  }

  /// The sets in force that a relative is in, or may be in, in the order of the file.
  public func holding(
    _ relative: Relative, at day: CalendarDate? = nil
  ) -> [(set: KinSet, membership: KinMembership)] {
    all.filter { $0.isInForce(on: day) }.map { ($0, $0.membership(of: relative)) }
      .filter { $0.1 != .none }
  }

  /// Names are compared without case, spaces and the dots and brackets they are written with.
  private static func folded(_ name: String) -> String {
    name.lowercased().filter { !" ·・()（）《》".contains($0) }
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension KinSet {
  /// Everything the set may be called.
  public var names: [String] { [name.zh, name.en, id] + declaration.aliases }
}

/// A set of kin that is not there.
public struct KinSetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One short sentence, lower case, without a stop.
  public var message: String
  /// The nearest thing that would work.
  public var hint: String?

  public var description: String { message + (hint.map { " (\($0))" } ?? "") }
}
