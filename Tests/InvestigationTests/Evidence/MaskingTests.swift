import Declarations
import Testing

@testable import Investigation

@Suite struct MaskingTests {
  @Test(arguments: [
    ("10020250630", "…30"), ("+86 138-0000 0012 ", "…12"), ("12345", "…45"), ("12", "…"), ("", "…"),
    ("unknown", "…"),
  ])
  func phones(name: String, masked: String) throws {
    #expect(Masking.name(name, labels: ["Phone"], try .builtIn()) == masked)
  }

  @Test(arguments: [
    ("栖棠县竹渡镇梧桐巷51号", "栖棠县…"), ("上海市浦东新区世纪大道1号", "上海市浦东新区…"),
    ("北京市朝阳区区府街２号", "北京市朝阳区…"), ("重庆市万州区三峡路1号", "重庆市万州区…"),
    ("杭州市城市花园小区3栋", "杭州市城市…"),
    ("青塘镇人民路5号", "青塘镇…"), ("锡林浩特市", "锡林浩特市…"), ("解放街道12号", "解放街道…"),
    ("12号楼3区", "…"), ("人民路5号", "…"), ("", "…"),
    ("12 High Street, London N1 9GU", "… London"), ("1 Main Road, Leeds, 12 Long Lane", "…"),
    ("5 Rue X, Paris", "… Paris"), ("Unit 4", "…"),
  ])
  func addresses(name: String, masked: String) throws {
    #expect(Masking.name(name, labels: ["Address"], try .builtIn()) == masked)
  }

  @Test func otherNamesStay() throws {
    #expect(Masking.name("张三", labels: ["Person", "Official"], try .builtIn()) == "张三")
    #expect(Masking.name("x", labels: [], try .builtIn()) == "x")
  }
}
