import Foundation
import PropertyGraph
import Testing
import Workspace

@testable import Investigation

/// Links over a whole province, where `GUANXI_PROVINCE` names a folder of `bench/gen_province.py`
/// with the answers of `bench/reference.py` in `GUANXI_PROVINCE_ANSWERS`: a link is found exactly
/// where the distance is six or less.
@Suite struct LinkSearchProvinceTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let province = environment["GUANXI_PROVINCE"].map { URL(fileURLWithPath: $0) }
  private static let answers = environment["GUANXI_PROVINCE_ANSWERS"].map {
    URL(fileURLWithPath: $0)
  }

  @Test(.enabled(if: province != nil && answers != nil, "no province was named"))
  func linksAreFoundExactlyWithinReach() throws {
    let province = try #require(Self.province)
    let folder = try TemporaryFolder()
    let workspace = try WorkspaceFolder(path: folder.file("workspace"), creates: true)
    _ = try workspace.importFiles(
      ImportRequest(paths: [province.path], mapping: "county-records"), at: Date())
    let caseGraph = try CaseGraph(workspace)
    let pairs = try CountyTable(province, "q2_pairs.csv").rows
    let distances = try String(contentsOf: #require(Self.answers), encoding: .utf8)
      .split(whereSeparator: \.isNewline).compactMap { Int($0.split(separator: ",").last!) }
    try #require(distances.count == pairs.count)
    for hubLimit in [Int.max, 1000] {
      var options = LinkSearch.Options()
      options.hubLimit = hubLimit
      let search = try LinkSearch(caseGraph, options)
      var times: [Duration] = []
      var (found, cut, wrong, nodesMax) = (0, 0, 0, 0)
      for (pair, distance) in zip(pairs, distances) {
        let (a, b) = (try caseGraph.at("person:\(pair[0])"), try caseGraph.at("person:\(pair[1])"))
        let start = ContinuousClock.now
        let answer = search.search(from: a, to: b)
        times.append(ContinuousClock.now - start)
        found += answer.paths.isEmpty ? 0 : 1
        cut += answer.isCut ? 1 : 0
        nodesMax = max(nodesMax, answer.nodesSearched)
        guard hubLimit == .max else { continue }
        if answer.paths.isEmpty != (distance == -1) { wrong += 1 }
        for path in answer.paths where path.ties.count < distance { wrong += 1 }
      }
      times.sort()
      #expect(wrong == 0)
      print(
        "hubLimit \(hubLimit): \(found) of \(pairs.count) linked, \(cut) cut, median "
          + "\(times[times.count / 2]), p99 \(times[times.count * 99 / 100]), "
          + "at most \(nodesMax) nodes read")
    }
  }
}
