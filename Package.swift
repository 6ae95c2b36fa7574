// swift-tools-version: 6.3
import PackageDescription

// Every arrow points down this list: a target depends only on targets written above it.
let package = Package(
  name: "desk-pilkada-ledger",
  products: [
    .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
    .executable(name: "ledger", targets: ["LedgerCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .target(
      name: "TransparencyLog",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: [.strictMemorySafety()]),
    .target(name: "CanonicalJSON"),
    .target(name: "JSONSchema", dependencies: ["CanonicalJSON"]),
    .target(name: "Tabular"),
    .executableTarget(name: "EmbedFiles"),
    .plugin(
      name: "EmbedFilesPlugin",
      capability: .buildTool(),
      dependencies: ["EmbedFiles"],
      path: "Sources/EmbedFilesPlugin"),
    .target(
      name: "Schemas",
      path: "Schemas",
      exclude: ["README.md", "examples"],
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "EventLedger",
      dependencies: [
        "TransparencyLog", "JSONSchema", "CanonicalJSON", "Schemas",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "DeskPilkada",
      dependencies: ["EventLedger", "TransparencyLog", "CanonicalJSON", "Tabular", "Schemas"],
      exclude: ["Resources/README.md"],
      plugins: ["EmbedFilesPlugin"]),
    .target(
      name: "Rehearsal",
      dependencies: ["DeskPilkada", "EventLedger", "TransparencyLog", "CanonicalJSON"]),
    .systemLibrary(name: "SQLiteDefence"),
    .systemLibrary(name: "SystemCalls"),
    .target(
      name: "LedgerStore",
      dependencies: [
        "EventLedger", "TransparencyLog", "JSONSchema", "CanonicalJSON", "SQLiteDefence",
        "SystemCalls",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .target(
      name: "LedgerService",
      dependencies: [
        "LedgerStore", "DeskPilkada", "EventLedger", "TransparencyLog", "JSONSchema",
        "CanonicalJSON",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
      ]),
    .systemLibrary(
      name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(
      name: "LedgerViews",
      dependencies: [
        "LedgerService", "DeskPilkada", "EventLedger", "TransparencyLog", "JSONSchema",
        "CanonicalJSON", "Tabular", "CQREncode",
      ]),
    .executableTarget(
      name: "LedgerCommand",
      dependencies: [
        "SystemCalls", "LedgerViews", "LedgerService", "LedgerStore", "Rehearsal", "DeskPilkada",
        "EventLedger", "TransparencyLog", "JSONSchema", "CanonicalJSON",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(
      name: "LedgerTestSupport",
      dependencies: [
        "Rehearsal", "EventLedger", "Schemas", "TransparencyLog", "CanonicalJSON",
      ],
      path: "Tests/LedgerTestSupport"),
    .testTarget(
      name: "TransparencyLogTests",
      dependencies: [
        "TransparencyLog", "CanonicalJSON", "LedgerTestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Vectors"]),
    .testTarget(
      name: "CanonicalJSONTests",
      dependencies: [
        "CanonicalJSON", "LedgerTestSupport", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Vectors"]),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["JSONSchema", "CanonicalJSON", "LedgerTestSupport"],
      exclude: ["Vectors"]),
    .testTarget(name: "TabularTests", dependencies: ["Tabular"]),
    .testTarget(name: "EmbedFilesTests", dependencies: ["EmbedFiles"]),
    .testTarget(
      name: "SchemasTests",
      dependencies: [
        "EventLedger", "Schemas", "JSONSchema", "CanonicalJSON", "LedgerTestSupport",
      ]),
    .testTarget(
      name: "EventLedgerTests",
      dependencies: [
        "Rehearsal", "EventLedger", "Schemas", "TransparencyLog", "JSONSchema", "CanonicalJSON",
        "LedgerTestSupport",
      ],
      exclude: ["Vectors"]),
    .testTarget(
      name: "DeskPilkadaTests",
      dependencies: [
        "Rehearsal", "DeskPilkada", "Tabular", "EventLedger", "Schemas", "TransparencyLog",
        "JSONSchema", "CanonicalJSON", "LedgerTestSupport",
      ]),
    .testTarget(
      name: "RehearsalTests",
      dependencies: [
        "Rehearsal", "EventLedger", "TransparencyLog", "CanonicalJSON", "LedgerTestSupport",
      ]),
    .testTarget(
      name: "LedgerStoreTests",
      dependencies: [
        "LedgerStore", "Rehearsal", "DeskPilkada", "EventLedger", "TransparencyLog",
        "CanonicalJSON",
        "LedgerTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Pinned"]),
    .testTarget(
      name: "LedgerServiceTests",
      dependencies: [
        "LedgerService", "LedgerStore", "DeskPilkada", "EventLedger", "TransparencyLog",
        "CanonicalJSON", "LedgerTestSupport",
      ]),
    .testTarget(
      name: "LedgerViewsTests",
      dependencies: [
        "LedgerViews", "LedgerService", "DeskPilkada", "EventLedger", "Schemas",
        "TransparencyLog", "JSONSchema", "CanonicalJSON", "Tabular", "LedgerTestSupport",
      ],
      exclude: ["Pages"]),
    .testTarget(
      name: "ScriptTests", dependencies: ["LedgerTestSupport"], exclude: ["Scripts", "Tools"]),
    .testTarget(name: "TidyTests", dependencies: ["LedgerTestSupport"]),
    .executableTarget(
      name: "LedgerBenchmarks",
      dependencies: [
        "LedgerStore", "Rehearsal", "DeskPilkada", "EventLedger", "TransparencyLog", "JSONSchema",
        "CanonicalJSON", "LedgerTestSupport", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      path: "Tests/LedgerBenchmarks",
      exclude: ["ratios.csv"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.plugin, .system].contains(target.type) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .treatAllWarnings(as: .error),
    ]
}
