package import EventLedger
import Synchronization
import TransparencyLog

/// Sealing keys that are the same in every run.
package enum TestSealing {
  /// A key by its name.
  package static func key(_ name: String = "one") -> SealingKey {
    let bytes = Hash.of(Array("sealing key \(name)".utf8)).bytes
    guard let key = SealingKey(bytes) else { preconditionFailure("a hash has 32 bytes") }
    return key
  }

  /// What a ledger's writer holds: a key, and those before it.
  package static func keys(_ name: String = "one", others: [String] = []) -> SealingKeys {
    SealingKeys(
      current: key(name), others: others.map { key($0) }, makeNonce: { nonces.next() })
  }

  private static let nonces = Nonces()

  /// Nonces that are all different, and no secret.
  private final class Nonces: Sendable {
    private let count = Mutex<UInt64>(0)

    func next() -> [UInt8] {
      let number = count.withLock { count in
        count += 1
        return count
      }
      return Array(Hash.of(Array("nonce \(number)".utf8)).bytes.prefix(SealedBox.nonceByteCount))
    }
  }
}
