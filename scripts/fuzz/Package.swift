// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the ledger's manifest knows nothing of fuzzing. `Sources` links
// to the libraries' folders: within one package their `package` declarations can be used.
let package = Package(
  name: "ledger-fuzz",
  dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
  targets: [
    .target(
      name: "TransparencyLog", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "CanonicalJSON"),
    .target(name: "CLibFuzzer"),
    .executableTarget(
      name: "Fuzz", dependencies: ["TransparencyLog", "CanonicalJSON", "CLibFuzzer"]),
  ],
  swiftLanguageModes: [.v6]
)

// Only what is ours is instrumented, so that the fuzzer follows our branches and not those of the
// cryptography below. The order matters: with `address` last the compiler leaves out the coverage
// that `fuzzer` asks for.
// The gold linker stops at the program with an internal error; lld, also of the toolchain, does not.
let sanitizers = ["-sanitize=address", "-sanitize=fuzzer"]

for target in package.targets where target.name != "CLibFuzzer" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(sanitizers + ["-parse-as-library"]),
  ]
  if target.type == .executable {
    target.linkerSettings = [.unsafeFlags(sanitizers + ["-use-ld=lld"])]
  }
}
