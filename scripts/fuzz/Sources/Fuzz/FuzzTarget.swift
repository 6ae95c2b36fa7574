import Foundation

/// A parser under test: takes any bytes, and traps when a property of the parser does not hold.
///
/// The fuzzer looks for inputs that reach new code. What it reports is a trap, in a property
/// here or in the parser itself.
enum FuzzTarget: String, CaseIterable {
  case reader
  case note
  case proof
  case policy

  /// The target that `FUZZ_TARGET` names.
  static let chosen = ProcessInfo.processInfo.environment["FUZZ_TARGET"]
    .flatMap(FuzzTarget.init(rawValue:))

  func check(_ bytes: [UInt8]) {
    switch self {
    case .reader: checkReader(bytes)
    case .note: checkNote(bytes)
    case .proof: checkProof(bytes)
    case .policy: checkPolicy(bytes)
    }
  }
}
