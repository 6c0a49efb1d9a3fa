/// The `dataset.yaml` of a generated county.
struct DatasetDeclaration {
  let county: County
  let files: [WrittenFile]

  var text: String {
    let (year, month, day) = asOf.civil
    let date = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    let rows = files.map { "  \($0.name): {rows: \($0.rows), sha256: \($0.sha256)}\n" }
    return """
      name: county
      title: An invented county of \(county.persons) persons
      title-zh: 一个虚构的县（\(county.persons)人）
      licence: CC0-1.0
      sources: []
      invented: true
      mapping: county-records
      asOf: \(date)
      seed: \(county.seed)
      generator: guanxi-bench generate-county --persons \(county.persons) --seed \(county.seed)
      notice:
        en: >-
          Every person, company, body, number and address is invented. A connection shown here
          means nothing about anybody.
        zh: 其中的人员、企业、机构、号码、地址均属虚构，所示关联与任何真实的人或单位无关。
      files:

      """ + rows.joined()
  }
}
