import EventLedger
import Foundation
import LedgerService
import TransparencyLog

/// What `--trust` brings: keys, the hash of a first event, and at most one policy file.
struct TrustArguments {
  /// Each once, in the order given.
  private var keys: [NoteVerifier] = []
  private var genesis: Hash?
  private var given: Policy?

  init(_ arguments: [String]) throws {
    for argument in arguments { try take(Self.trust(argument)) }
  }

  /// What the verification of a ledger rests on: one key or hash, else the policy.
  var ofLedger: Trust {
    get throws {
      guard keys.count + (genesis == nil ? 0 : 1) <= 1 else {
        throw UsageError(
          Phrase(
            id: "--trust menerima satu kunci atau hash, dan satu berkas kebijakan",
            en: "--trust takes one key or hash, and a policy file besides"))
      }
      return keys.first.map(Trust.key) ?? genesis.map(Trust.genesis) ?? given.map(Trust.policy)
        ?? .nothing
    }
  }

  /// The policy, when a key or hash is trusted besides.
  var policy: Policy? { keys.isEmpty && genesis == nil ? nil : given }

  /// What says under whose key a log's checkpoint is believed: the policy before a key; of several
  /// keys any, since a log may have replaced its own.
  var ofLog: Trust {
    get throws {
      if let given { return .policy(given) }
      guard keys.count > 1, genesis == nil else { return try ofLedger }
      return .policy(try Trust.policy(ofLogKeys: keys))
    }
  }

  /// What the check of a proof rests on, all of it; nil when nothing was given.
  var ofProof: ProofTrust? { ProofTrust(keys: keys, genesis: genesis, policy: given) }

  private mutating func take(_ trust: Trust) throws {
    switch trust {
    case .nothing: break
    case .key(let key):
      if !keys.contains(key) { keys.append(key) }
    case .genesis(let hash):
      guard genesis == nil else {
        throw UsageError(Phrase(id: "--trust menerima satu hash", en: "--trust takes one hash"))
      }
      genesis = hash
    case .policy(let policy):
      guard given == nil else {
        throw UsageError(
          Phrase(id: "--trust menerima satu berkas kebijakan", en: "--trust takes one policy file"))
      }
      given = policy
    }
  }

  private static func trust(_ text: String) throws -> Trust {
    if let hash = Hash(hex: text) { return .genesis(hash) }
    if let key = try? NoteVerifier(vkey: text) { return .key(key) }
    let path = UserPath.read(text.hasPrefix("@") ? String(text.dropFirst()) : text)
    guard FileManager.default.fileExists(atPath: path) else {
      throw UsageError(
        Phrase(
          id: "--trust menerima kunci pemeriksa, 64 angka heksadesimal, atau berkas kunci atau "
            + "kebijakan",
          en: "--trust takes a verifier key, 64 hexadecimal digits, or the file of a key or policy")
      )
    }
    let content = String(decoding: try readText(path), as: UTF8.self)
    let line = content.trimmingCharacters(in: .whitespacesAndNewlines)
    return try (try? NoteVerifier(vkey: line)).map(Trust.key) ?? .policy(readPolicy(path))
  }
}
