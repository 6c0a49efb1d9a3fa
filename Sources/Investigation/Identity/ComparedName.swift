import Foundation
import PropertyGraph

/// A name in the form in which it is compared with others.
///
/// ```text
///   欧阳‧娜 · 歐陽・娜 · 欧阳 · 娜   →  欧阳·娜
///   張 伟 · 张伟                    →  张伟
///   O&amp;#39;Neill · O’Neill      →  o'neill
///   華興有限責任公司 · 华兴有限公司   →  华兴, limited
/// ```
///
/// Width, case, blanks, middle dots, traditional characters and variants, apostrophes that were
/// encoded twice, and the legal form of a firm do not count; the place of registration does. Two
/// names that agree may be two people's: a name never joins records.
///
/// *Complexity:* O(length). *Determinism:* depends on the text alone.
public struct ComparedName: Sendable, Hashable {
  public let core: String
  let form: LegalForm?
  /// `a` or `b` of the short names under which one firm is listed twice.
  let shareClass: Character?

  /// The name of a person, or of anything that has no legal form.
  public init(person name: String) {
    core = Self.fold(name)
    form = nil
    shareClass = nil
  }

  /// The name of a firm or body.
  public init(organisation name: String) {
    let (core, form) = LegalForm.split(Self.fold(name))
    self.form = form
    let scalars = core.unicodeScalars
    if let last = scalars.last, last == "a" || last == "b", scalars.count > 2,
      HanForms.isHan(scalars.dropLast().last!)
    {
      self.core = String(scalars.dropLast())
      shareClass = Character(last)
    } else {
      self.core = core
      shareClass = nil
    }
  }

  /// 64 bits of the core, 0 of an empty one; the same in every process.
  var hash: UInt64 { core.isEmpty ? 0 : max(1, TextHash.of(core)) }

  // MARK: - Folding

  private static func fold(_ name: String) -> String {
    let text = name.utf8.contains(where: isSuspicious) ? repaired(name) : name
    let folded = String(decoding: FoldedText(text).bytes, as: UTF8.self).unicodeScalars
    var result = String.UnicodeScalarView()
    var pending: Unicode.Scalar?
    for scalar in folded {
      let next = plain(scalar)
      if let mark = pending {
        // A blank or a dot counts where it does not stand between Han characters, or at a dot.
        let isBetweenHan = HanForms.isHan(result.last!) && HanForms.isHan(next)
        if mark == " " {
          if !isBetweenHan, result.last! != dot, next != dot { result.append(mark) }
        } else {
          result.append(isBetweenHan ? dot : mark)
        }
        pending = nil
      }
      if next == " " || next == ".", !result.isEmpty {
        pending = next
      } else {
        result.append(next)
      }
    }
    if let pending, pending != " " { result.append(pending) }
    return String(result)
  }

  private static let dot: Unicode.Scalar = "\u{B7}"

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{2BC}", "\u{2B9}", "`", "\u{B4}", "\u{2032}": "'"
    case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}": "-"
    default: HanForms.common(scalar)
    }
  }

  /// Bytes without which no text holds an entity or a quotation mark read in a wrong encoding.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == 0xC3 || byte == 0xE2
  }

  /// What stands in a text for what it was, the longer first.
  private static let repairs: [(String, String)] = [
    ("&amp;", "&"), ("&#39;", "'"), ("&#039;", "'"), ("&#x27;", "'"), ("&apos;", "'"),
    ("&rsquo;", "'"), ("&lsquo;", "'"), ("&quot;", "\""), ("&nbsp;", " "), ("&middot;", "\u{B7}"),
    // UTF-8 read as Windows-1252 and as Mac Roman.
    ("\u{E2}\u{20AC}\u{2122}", "'"), ("\u{E2}\u{20AC}\u{2DC}", "'"),
    ("\u{201A}\u{C4}\u{F4}", "'"), ("\u{201A}\u{C4}\u{F2}", "'"),
  ]

  private static func repaired(_ name: String) -> String {
    var text = name
    // Encoded twice or three times; more is no accident.
    for _ in 0..<3 {
      let before = text
      for (wrong, right) in repairs { text = text.replacing(wrong, with: right) }
      if text == before { break }
    }
    return text
  }
}

/// A hash that does not change from run to run.
enum TextHash {
  /// FNV-1a over the UTF-8, stirred. *Source:* the finaliser of MurmurHash3.
  static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ hash >> 33
  }
}
