// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "VerifyExport",
  dependencies: [.package(name: "desk-pilkada-ledger", path: "../..")],
  targets: [
    .executableTarget(
      name: "VerifyExport",
      dependencies: [.product(name: "TransparencyLog", package: "desk-pilkada-ledger")])
  ],
  swiftLanguageModes: [.v6]
)
