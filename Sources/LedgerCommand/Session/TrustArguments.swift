import EventLedger
import Foundation
import TransparencyLog

/// What `--trust` brings: at most one key or hash, and at most one policy of witnesses.
struct TrustArguments {
  /// What the verification rests on: the key or hash, else the policy.
  private(set) var trust = Trust.nothing
  /// The policy, when a key or hash is trusted besides.
  private(set) var policy: Policy?

  init(_ arguments: [String]) throws {
    for argument in arguments { try take(Self.trust(argument)) }
    if case .nothing = trust, let policy {
      trust = .policy(policy)
      self.policy = nil
    }
  }

  /// What says under whose key a log's checkpoint is believed: the policy before a key.
  var ofLog: Trust { policy.map(Trust.policy) ?? trust }

  private mutating func take(_ given: Trust) throws {
    if case .policy(let given) = given {
      guard policy == nil else { throw UsageError("--trust takes one policy file") }
      policy = given
    } else {
      guard trust == .nothing else {
        throw UsageError("--trust takes one key or hash, and a policy file besides")
      }
      trust = given
    }
  }

  private static func trust(_ text: String) throws -> Trust {
    if let hash = Hash(hex: text) { return .genesis(hash) }
    if !FileManager.default.fileExists(atPath: text) || text.contains("+") {
      guard let verifier = try? NoteVerifier(vkey: text) else {
        throw UsageError("--trust takes a verifier key, 64 hexadecimal digits, or a policy file")
      }
      return .key(verifier)
    }
    return .policy(try readPolicy(text))
  }
}
