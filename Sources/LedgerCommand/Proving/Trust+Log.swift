import EventLedger
import TransparencyLog

extension Trust {
  /// The policy under which a log's checkpoints are believed; nil where nothing was given that
  /// names a log's key, which the hash of a first event does not.
  var logPolicy: Policy? {
    get throws(PolicyError) {
      switch self {
      case .nothing, .genesis: nil
      case .key(let key): try Policy(logs: [Policy.Log(key: key)])
      case .policy(let policy): policy
      }
    }
  }
}
