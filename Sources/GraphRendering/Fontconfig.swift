import Foundation

/// The few calls of libfontconfig that are needed to ask for the font that serves a pattern.
///
/// Graphviz's text layout loads that library anyway; it is opened here by name, so that nothing
/// more has to be installed to build. Its state is global, so it is used in `GraphvizRoom` alone.
enum Fontconfig {
  struct Font {
    var family: String
    var version: Int
    var speaksChinese: Bool
  }

  private typealias Parse = @convention(c) (UnsafePointer<UInt8>) -> OpaquePointer?
  private typealias Substitute = @convention(c) (OpaquePointer?, OpaquePointer, CInt) -> CInt
  private typealias Defaults = @convention(c) (OpaquePointer) -> Void
  private typealias Match =
    @convention(c) (OpaquePointer?, OpaquePointer, UnsafeMutablePointer<CInt>) -> OpaquePointer?
  private typealias GetPointer =
    @convention(c) (
      OpaquePointer, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<OpaquePointer?>
    ) -> CInt
  private typealias GetInteger =
    @convention(c) (OpaquePointer, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<CInt>) -> CInt
  private typealias HasLanguage = @convention(c) (OpaquePointer, UnsafePointer<UInt8>) -> CInt

  /// The best font for a pattern such as "WenQuanYi Micro Hei" or ":lang=zh-cn"; nil where
  /// fontconfig is absent. The library stays loaded, as Graphviz would keep it.
  static func match(_ pattern: String) -> Font? {
    guard let library = dlopen("libfontconfig.so.1", RTLD_NOW) else { return nil }
    func call<T>(_ name: String, _ type: T.Type) -> T? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard let parse = call("FcNameParse", Parse.self),
      let substitute = call("FcConfigSubstitute", Substitute.self),
      let defaults = call("FcDefaultSubstitute", Defaults.self),
      let match = call("FcFontMatch", Match.self),
      let string = call("FcPatternGetString", GetPointer.self),
      let integer = call("FcPatternGetInteger", GetInteger.self),
      let languages = call("FcPatternGetLangSet", GetPointer.self),
      let hasLanguage = call("FcLangSetHasLang", HasLanguage.self),
      let destroy = call("FcPatternDestroy", Defaults.self),
      let query = parse(Array(pattern.utf8) + [0])
    else { return nil }
    defer { destroy(query) }
    _ = substitute(nil, query, 0)
    defaults(query)
    var result: CInt = 0
    guard let found = match(nil, query, &result) else { return nil }
    defer { destroy(found) }

    var family: OpaquePointer?
    var version: CInt = 0
    var spoken: OpaquePointer?
    _ = string(found, "family", 0, &family)
    _ = integer(found, "fontversion", 0, &version)
    _ = languages(found, "lang", 0, &spoken)
    return Font(
      family: family.map { String(cString: UnsafePointer<CChar>($0)) } ?? "unnamed",
      version: Int(version),
      speaksChinese: spoken.map { hasLanguage($0, Array("zh-cn".utf8) + [0]) == 0 } ?? false)
  }
}
