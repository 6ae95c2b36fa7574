import EventLedger
import LedgerService
import TransparencyLog

extension Trust {
  /// The policy under which a log's checkpoints are believed; nil where nothing was given that
  /// names a log's key, which the hash of a first event does not.
  var logPolicy: Policy? {
    get throws {
      switch self {
      case .nothing, .genesis: nil
      case .key(let key): try Self.policy(ofLogKeys: [key])
      case .policy(let policy): policy
      }
    }
  }

  /// A policy that believes each of these keys, as those that one log has had one after the other.
  static func policy(ofLogKeys keys: [NoteVerifier]) throws -> Policy {
    do {
      return try Policy(logs: keys.map { Policy.Log(key: $0) })
    } catch {
      throw UsageError(
        Phrase(
          id: "--trust di sini menerima kunci-kunci sebuah log",
          en: "--trust takes keys of a log here"
        ).told(with: Phrase(of: error)))
    }
  }
}
