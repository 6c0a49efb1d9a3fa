import Testing

/// The checked terms: each chain is built as a family, walked, named and put to the sets.
///
/// Sets: 民 民法典 1045, 任 任职回避, 商 经商限制; `?` before one is a member that may be.
enum KinTermTable {
  struct Row: Sendable, CustomTestStringConvertible {
    let chain, zh, en: String
    let degree: Int
    let sets: String

    var testDescription: String { "\(chain) \(zh)" }
  }

  static let rows: [Row] = text.split(separator: "\n").map { line in
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    return Row(
      chain: cells[0], zh: cells[1], en: cells[4], degree: Int(cells[2])!, sets: cells[3])
  }

  private static let text = """
    H      | 丈夫 | 0 | 民任商 | husband
    W      | 妻子 | 0 | 民任商 | wife
    F      | 父亲 | 1 | 民任 | father
    M      | 母亲 | 1 | 民任 | mother
    S      | 儿子 | 1 | 民任商 | son
    D      | 女儿 | 1 | 民任商 | daughter
    FF     | 祖父 | 2 | 民任 | paternal grandfather
    FM     | 祖母 | 2 | 民任 | paternal grandmother
    MF     | 外祖父 | 2 | 民任 | maternal grandfather
    MM     | 外祖母 | 2 | 民任 | maternal grandmother
    SS     | 孙子 | 2 | 民任 | grandson (son's son)
    SD     | 孙女 | 2 | 民任 | granddaughter (son's daughter)
    DS     | 外孙 | 2 | 民任 | grandson (daughter's son)
    DD     | 外孙女 | 2 | 民任 | granddaughter (daughter's daughter)
    FFF    | 曾祖父 | 3 | 任 | great-grandfather (father's father's father)
    FFM    | 曾祖母 | 3 | 任 | great-grandmother (father's father's mother)
    MFF    | 外曾祖父 | 3 | 任 | great-grandfather (mother's father's father)
    MMM    | 外曾外祖母 | 3 | 任 | great-grandmother (mother's mother's mother)
    SSS    | 曾孙 | 3 | 任 | great-grandson (son's son's son)
    DSS    | 外曾孙 | 3 | 任 | great-grandson (daughter's son's son)
    FFFF   | 高祖父 | 4 | 任 | great-great-grandfather (male line)
    SSSS   | 玄孙 | 4 | 任 | great-great-grandson (male line)
    B+     | 哥哥 | 2 | 民任 | elder brother
    B-     | 弟弟 | 2 | 民任 | younger brother
    Z+     | 姐姐 | 2 | 民任 | elder sister
    Z-     | 妹妹 | 2 | 民任 | younger sister
    FB+    | 伯父 | 3 | 任 | father's elder brother
    FB-    | 叔父 | 3 | 任 | father's younger brother
    FZ     | 姑母 | 3 | 任 | father's sister
    MB     | 舅父 | 3 | 任 | mother's brother
    MZ     | 姨母 | 3 | 任 | mother's sister
    BS     | 侄子 | 3 | 任 | brother's son
    BD     | 侄女 | 3 | 任 | brother's daughter
    ZS     | 外甥 | 3 | 任 | sister's son
    ZD     | 外甥女 | 3 | 任 | sister's daughter
    FBS+   | 堂哥 | 4 | 任 | older male cousin (tang)
    FBS-   | 堂弟 | 4 | 任 | younger male cousin (tang)
    FBD+   | 堂姐 | 4 | 任 | older female cousin (tang)
    FBD-   | 堂妹 | 4 | 任 | younger female cousin (tang)
    FZS+   | 表哥 | 4 | 任 | older male cousin (biao)
    FZS-   | 表弟 | 4 | 任 | younger male cousin (biao)
    FZD+   | 表姐 | 4 | 任 | older female cousin (biao)
    FZD-   | 表妹 | 4 | 任 | younger female cousin (biao)
    MBS+   | 表哥 | 4 | 任 | older male cousin (biao)
    MBS-   | 表弟 | 4 | 任 | younger male cousin (biao)
    MBD+   | 表姐 | 4 | 任 | older female cousin (biao)
    MBD-   | 表妹 | 4 | 任 | younger female cousin (biao)
    MZS+   | 表哥 | 4 | 任 | older male cousin (biao)
    MZS-   | 表弟 | 4 | 任 | younger male cousin (biao)
    MZD+   | 表姐 | 4 | 任 | older female cousin (biao)
    MZD-   | 表妹 | 4 | 任 | younger female cousin (biao)
    FFB+   | 伯祖父 | 4 | – | paternal grandfather's elder brother
    FFB-   | 叔祖父 | 4 | – | paternal grandfather's younger brother
    FFZ    | 姑奶奶 | 4 | – | paternal grandfather's sister
    FMB    | 舅爷爷 | 4 | – | paternal grandmother's brother
    FMZ    | 姨奶奶 | 4 | – | paternal grandmother's sister
    MFB+   | 伯外公 | 4 | – | maternal grandfather's elder brother
    MMB    | 舅外公 | 4 | – | maternal grandmother's brother
    MMZ    | 姨外婆 | 4 | – | maternal grandmother's sister
    BSS    | 侄孙 | 4 | – | brother's grandson (son's son)
    BSD    | 侄孙女 | 4 | – | brother's granddaughter (son's daughter)
    ZSS    | 甥孙 | 4 | – | sister's grandson (son's son)
    FFBS+  | 堂伯 | 5 | – | father's older male cousin (tang)
    FFBS-  | 堂叔 | 5 | – | father's younger male cousin (tang)
    FFBD   | 堂姑 | 5 | – | father's female cousin (tang)
    MFBS   | 堂舅 | 5 | – | mother's male cousin (tang)
    MFBD   | 堂姨 | 5 | – | mother's female cousin (tang)
    FBSS   | 堂侄 | 5 | – | male tang cousin's son
    FBDS   | 堂外甥 | 5 | – | female tang cousin's son
    FFBSS+ | 从堂兄 | 6 | – | older male second cousin (male line)
    FFBSS- | 从堂弟 | 6 | – | younger male second cousin (male line)
    HF     | 公公 | 1 | 任 | husband's father
    HM     | 婆婆 | 1 | 任 | husband's mother
    WF     | 岳父 | 1 | 任 | wife's father
    WM     | 岳母 | 1 | 任 | wife's mother
    HB+    | 大伯子 | 2 | 任 | husband's elder brother
    HB-    | 小叔子 | 2 | 任 | husband's younger brother
    HZ+    | 大姑子 | 2 | 任 | husband's elder sister
    HZ-    | 小姑子 | 2 | 任 | husband's younger sister
    WB+    | 大舅子 | 2 | 任 | wife's elder brother
    WB-    | 小舅子 | 2 | 任 | wife's younger brother
    WZ+    | 大姨子 | 2 | 任 | wife's elder sister
    WZ-    | 小姨子 | 2 | 任 | wife's younger sister
    HBW    | 妯娌 | 2 | 任 | husband's brother's wife
    WZH    | 连襟 | 2 | 任 | wife's sister's husband
    HZH    | 姑夫(夫方) | 2 | 任 | husband's sister's husband
    WBW    | 舅嫂 | 2 | 任 | wife's brother's wife
    HFF    | 祖公父 | 2 | – | husband's paternal grandfather
    WFF    | 太岳父 | 2 | – | wife's paternal grandfather
    HFB+   | 伯公公 | 3 | – | husband's father's elder brother
    WFB+   | 伯岳父 | 3 | – | wife's father's elder brother
    WFB-   | 叔岳父 | 3 | – | wife's father's younger brother
    HBS    | 夫侄 | 3 | – | husband's brother's son
    WBS    | 内侄 | 3 | – | wife's brother's son
    WZS    | 姨甥 | 3 | – | wife's sister's son
    HZS    | 姑甥 | 3 | – | husband's sister's son
    B+W    | 嫂子 | 2 | 任 | elder brother's wife
    B-W    | 弟媳 | 2 | 任 | younger brother's wife
    Z+H    | 姐夫 | 2 | 任 | elder sister's husband
    Z-H    | 妹夫 | 2 | 任 | younger sister's husband
    FB+W   | 伯母 | 3 | 任 | wife of father's elder brother
    FB-W   | 婶婶 | 3 | 任 | wife of father's younger brother
    FZH    | 姑父 | 3 | 任 | husband of father's sister
    MBW    | 舅母 | 3 | 任 | wife of mother's brother
    MZH    | 姨父 | 3 | 任 | husband of mother's sister
    BSW    | 侄媳 | 3 | 任 | wife of brother's son
    BDH    | 侄女婿 | 3 | 任 | husband of brother's daughter
    ZSW    | 甥媳 | 3 | 任 | wife of sister's son
    ZDH    | 甥女婿 | 3 | 任 | husband of sister's daughter
    FBS+W  | 堂嫂 | 4 | 任 | wife of older male cousin (tang)
    FBS-W  | 堂弟媳 | 4 | 任 | wife of younger male cousin (tang)
    FBD+H  | 堂姐夫 | 4 | 任 | husband of older female cousin (tang)
    FBD-H  | 堂妹夫 | 4 | 任 | husband of younger female cousin (tang)
    MBS+W  | 表嫂 | 4 | 任 | wife of older male cousin (biao)
    MBS-W  | 表弟媳 | 4 | 任 | wife of younger male cousin (biao)
    MBD+H  | 表姐夫 | 4 | 任 | husband of older female cousin (biao)
    MBD-H  | 表妹夫 | 4 | 任 | husband of younger female cousin (biao)
    FFB-W  | 叔祖母 | 4 | – | wife of paternal grandfather's younger brother
    SW     | 儿媳 | 1 | 任商 | daughter-in-law
    DH     | 女婿 | 1 | 任商 | son-in-law
    SSW    | 孙媳 | 2 | – | wife of son's son
    SDH    | 孙女婿 | 2 | – | husband of son's daughter
    DSW    | 外孙媳 | 2 | – | wife of daughter's son
    DDH    | 外孙女婿 | 2 | – | husband of daughter's daughter
    SWF    | 亲家公 | 2 | 任 | child-in-law's father
    DHF    | 亲家公 | 2 | 任 | child-in-law's father
    SWM    | 亲家母 | 2 | 任 | child-in-law's mother
    DHM    | 亲家母 | 2 | 任 | child-in-law's mother
    SWB    | 姻侄 | 3 | – | child-in-law's brother
    FW     | 继母 | 1 | ?民?任 | stepmother
    MH     | 继父 | 1 | ?民?任 | stepfather
    WS     | 继子 | 1 | ?民?任?商 | stepson
    HD     | 继女 | 1 | ?民?任?商 | stepdaughter
    """
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
