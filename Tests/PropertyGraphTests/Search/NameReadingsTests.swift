import Foundation
import Testing

@testable import PropertyGraph

@Suite struct NameReadingsTests {
  private func forms(_ name: String, isPerson: Bool) -> [NameReadings.Form] {
    let readings = NameReadings()
    return FoldedText(name).bytes.withUnsafeBytes {
      readings.forms(of: $0, isPerson: isPerson, isOther: !isPerson)
    }
  }

  private func readings(_ name: String, isPerson: Bool = true) -> [String] {
    forms(name, isPerson: isPerson).map { String(decoding: $0.reading, as: UTF8.self) }
  }

  @Test(arguments: [
    ("单伟", "shanwei danwei"), ("仇伟", "qiuwei"), ("曾伟", "zengwei"), ("解伟", "xiewei"),
    ("朴伟", "piaowei"),
    ("区伟", "ouwei"), ("查伟", "zhawei chawei"), ("任伟", "renwei"), ("华伟", "huawei"),
    ("盖伟", "gewei gaiwei"), ("尉迟恭", "yuchigong"), ("万俟伟", "moqiwei"), ("长孙伟", "zhangsunwei"),
    ("令狐伟", "linghuwei"), ("澹台伟", "tantaiwei"), ("夏侯伟", "xiahouwei"), ("宇文伟", "yuwenwei"),
    ("乐伟", "yuewei lewei"), ("覃伟", "qinwei tanwei"), ("翟伟", "zhaiwei diwei"), ("冼伟", "xianwei"),
    ("缪伟", "miaowei"), ("燕伟", "yanwei"), ("折伟", "shewei zhewei"), ("黑伟", "hewei heiwei"),
    ("洗伟", "xianwei"), ("种伟", "chongwei"), ("逄伟", "pangwei"), ("员伟", "yunwei"),
    ("召伟", "shaowei zhaowei"), ("秘伟", "biwei"), ("佴伟", "naiwei"), ("哈伟", "hawei"),
    ("逯伟", "luwei"), ("能伟", "naiwei"), ("繁伟", "powei"), ("祭伟", "zhaiwei"), ("相伟", "xiangwei"),
    ("都伟", "duwei"), ("隗伟", "weiwei kuiwei"), ("宓伟", "miwei fuwei"), ("郇伟", "xunwei huanwei"),
    ("晟伟", "chengwei shengwei"), ("柏伟", "baiwei"), ("车伟", "chewei"), ("葛伟", "gewei"),
    ("卜伟", "buwei"), ("尉伟", "weiwei"), ("张伟", "zhangwei"), ("欧阳娜娜", "ouyangnana"),
    ("吕布", "lvbu lubu lyubu"), ("李绿", "lilv lilu lilyu"), ("单", "shan dan"), ("张单", "zhangdan"),
    ("单增多吉", "shanzengduoji danzengduoji"), ("查干", "zhagan chagan"),
    ("单于伟", "chanyuwei"), ("查干·巴特尔", "chaganbateer"),
    ("单晓明 (已故)", "shanxiaomingyigu danxiaomingyigu"),
    ("J张伟", "jzhangwei"), ("Zhang Wei", ""), ("", ""), ("123", ""), ("😀", ""), ("〇", "ling"),
    ("單偉", "danwei"),
  ])
  func persons(name: String, found: String) {
    #expect(readings(name) == found.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    ("单县建筑公司", "danxianjianzhugongsi"), ("华为技术", "huaweijishu"), ("乐视", "leshi"),
    ("ABC科技（集团）", "abckejijituan"), ("3M中国", "mzhongguo"), ("长城", "zhangcheng"),
    ("女装", "nvzhuang nuzhuang nyuzhuang"),
  ])
  func companies(name: String, found: String) {
    #expect(readings(name, isPerson: false) == found.split(separator: " ").map(String.init))
  }

  @Test func initials() {
    #expect(forms("张伟", isPerson: true).map(\.initials) == [Array("zw".utf8)])
    #expect(
      forms("翟 A伟", isPerson: true).map(\.initials) == [Array("zaw".utf8), Array("daw".utf8)])
    #expect(Set(forms("吕布", isPerson: true).map(\.initials)) == [Array("lb".utf8)])
  }

  @Test func onlyShortTextsHaveReadings() {
    #expect(readings(String(repeating: "伟", count: 63)).count == 1)
    #expect(readings(String(repeating: "伟", count: 64)).isEmpty)
  }

  /// A surname whose reading CLDR's own rules for names single out has that reading here.
  @Test(arguments: "秘卜种重干葛盖过华纪牟区繁仇任单召折隗解莘燕乐员查翟曾".map(String.init))
  func agreesWithUnicode(surname: String) throws {
    let names = StringTransform("Han-Latin/Names")
    let reading = try #require((surname + "王").applyingTransform(names, reverse: false))
    let plain = LatinLetters.ofSyllable(String(reading.split(separator: " ")[0]))
    let scalar = surname.unicodeScalars.first!.value
    #expect(try #require(SurnameReadings.single(scalar)).contains(plain))
  }

  @Test func tablesAreSound() {
    for (table, length) in [(SurnameReadings.singleTable, 1), (SurnameReadings.doubleTable, 2)] {
      var seen: Set<Substring> = []
      for entry in table.split(separator: ",") {
        let words = entry.split(whereSeparator: \.isWhitespace)
        #expect(words[0].unicodeScalars.count == length && words.count >= 2, "\(entry)")
        #expect(length == 1 || words.count == 3, "\(entry)")
        #expect(seen.insert(words[0]).inserted, "\(entry)")
        #expect(words.dropFirst().allSatisfy { $0.allSatisfy { ("a"..."z").contains($0) } })
      }
    }
  }
}
