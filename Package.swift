// swift-tools-version: 6.2
import PackageDescription

// The floors of the house stand in Sources/README.md; a test walks the imports and fails when one
// climbs. Each third-party package enters through one module, named beside it.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "guanxi",
  products: [
    .executable(name: "guanxi", targets: ["guanxi"]),
    .executable(name: "guanxi-bench", targets: ["guanxi-bench"]),
  ],
  dependencies: [
    // Declarations: YAML for the ontology, mappings, datasets and themes.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Workspace: SQLite, the manifest and everything people write.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Workspace: SHA-256 of kept sources and lead keys, at the speed of the processor's own
    // instructions.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // GuanxiServer: sockets for Bolt.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    // guanxi, guanxi-bench: commands, help, completions.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // Floor 0
    .target(name: "PropertyGraph", swiftSettings: strict),
    .target(
      name: "Declarations", dependencies: [.product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "CypherSyntax", swiftSettings: strict),
    // Floor 1
    .target(
      name: "GraphExchange", dependencies: ["PropertyGraph", "Declarations"], swiftSettings: strict),
    .target(name: "GraphAnalytics", dependencies: ["PropertyGraph"], swiftSettings: strict),
    .target(name: "BoltProtocol", swiftSettings: strict),
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    // Floor 2
    .target(
      name: "CypherEngine",
      dependencies: ["PropertyGraph", "CypherSyntax", "GraphExchange", "GraphAnalytics"],
      swiftSettings: strict),
    .target(
      name: "GraphRendering", dependencies: ["CGraphviz", "Declarations"], swiftSettings: strict),
    .target(
      name: "Workspace",
      dependencies: [
        "PropertyGraph", "Declarations", "GraphExchange",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: strict),
    // Floor 3
    .target(
      name: "Investigation",
      dependencies: [
        "PropertyGraph", "GraphAnalytics", "Declarations", "CypherEngine", "CypherSyntax",
        "Workspace", "GraphRendering",
      ],
      swiftSettings: strict),
    // Floor 4
    .target(
      name: "GuanxiServer",
      dependencies: [
        "BoltProtocol", "PropertyGraph", "CypherEngine", "Workspace", "Investigation",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "guanxi",
      dependencies: [
        "PropertyGraph", "Declarations", "GraphExchange", "GraphRendering", "Workspace",
        "Investigation", "CypherEngine", "CypherSyntax", "BoltProtocol", "GuanxiServer",
        "GraphAnalytics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "guanxi-bench",
      dependencies: [
        "GraphAnalytics", "PropertyGraph", "Declarations", "GraphExchange", "Workspace",
        "Investigation", "CypherEngine", "CountyGenerator", "Churn",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    // Generators and verifiers, for tests and benchmarks alone.
    .target(
      name: "CountyGenerator", path: "Tests/Support/CountyGenerator", swiftSettings: strict),
    .target(
      name: "Churn", dependencies: ["PropertyGraph", "CountyGenerator"],
      path: "Tests/Support/Churn",
      swiftSettings: strict),
    .target(
      name: "ReferenceGraph", dependencies: ["PropertyGraph"], path: "Tests/Support/ReferenceGraph",
      swiftSettings: strict),
    .testTarget(
      name: "PropertyGraphTests", dependencies: ["PropertyGraph", "ReferenceGraph"],
      swiftSettings: strict),
    .target(
      name: "FakeBackend", dependencies: ["BoltProtocol", "GuanxiServer"],
      path: "Tests/Support/FakeBackend", swiftSettings: strict),
    .target(name: "Scenarios", path: "Tests/Support/Scenarios", swiftSettings: strict),
    .target(
      name: "QueryGenerator", dependencies: ["CypherSyntax"], path: "Tests/Support/QueryGenerator",
      swiftSettings: strict),
    .target(
      name: "EngineFuzzing", dependencies: ["CypherEngine", "PropertyGraph", "QueryGenerator"],
      path: "Tests/Support/EngineFuzzing", swiftSettings: strict),
    .testTarget(
      name: "GraphAnalyticsTests",
      dependencies: ["GraphAnalytics", "PropertyGraph", "ReferenceGraph"], swiftSettings: strict),
    .testTarget(
      name: "CypherSyntaxTests", dependencies: ["CypherSyntax", "QueryGenerator"],
      swiftSettings: strict),
    .testTarget(
      name: "CypherEngineTests",
      dependencies: [
        "CypherEngine", "CypherSyntax", "PropertyGraph", "ReferenceGraph", "QueryGenerator",
        "EngineFuzzing",
      ], swiftSettings: strict),
    .testTarget(
      name: "CypherScenarioTests",
      dependencies: ["Scenarios", "CypherSyntax", "CypherEngine", "PropertyGraph"],
      exclude: ["features", "ratchet.txt"], swiftSettings: strict),
    .testTarget(name: "BoltProtocolTests", dependencies: ["BoltProtocol"], swiftSettings: strict),
    .testTarget(
      name: "GuanxiServerTests",
      dependencies: [
        "GuanxiServer", "BoltProtocol", "FakeBackend", "Investigation", "Workspace",
        "CypherEngine", "PropertyGraph",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: strict),
    .testTarget(name: "DeclarationsTests", dependencies: ["Declarations"], swiftSettings: strict),
    .testTarget(
      name: "GraphExchangeTests", dependencies: ["GraphExchange", "Declarations", "PropertyGraph"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphRenderingTests", dependencies: ["GraphRendering", "Declarations"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkspaceTests",
      dependencies: ["Workspace", "PropertyGraph", "Churn", "guanxi", "guanxi-bench"],
      swiftSettings: strict),
    .testTarget(
      name: "InvestigationTests",
      dependencies: [
        "Investigation", "Workspace", "CypherEngine", "GraphRendering", "PropertyGraph",
        "Declarations", "CountyGenerator", "ReferenceGraph",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["guanxi", "guanxi-bench"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "HouseTests", dependencies: ["CountyGenerator", "Investigation"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
