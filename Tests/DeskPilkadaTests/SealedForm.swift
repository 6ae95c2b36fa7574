import CanonicalJSON
import DeskPilkada
import EventLedger
import JSONSchema
import LedgerTestSupport

/// A draft's data as its schema sees it once it is stored, with the values to seal taken out.
enum SealedForm {
  /// Everything that is wrong with a draft's data and its clear values.
  static func violations(of data: JSON, type name: String) throws -> [JSONSchemaViolation] {
    guard let type = try catalogue.get().type(named: name) else { throw UnknownType(type: name) }
    let sealer = Sealer(ledger: nil, author: TestKey(registrar: 1).author, number: 1) {
      Array(repeating: 0, count: Opening.saltByteCount)
    }
    let sealed = try sealer.seal(data, type: type, corrected: nil)
    let stored = try JSONText(sealed.data.canonicalBytes())
    return sealed.violations + type.violations(in: stored.root)
  }

  private struct UnknownType: Error { let type: String }

  private static let catalogue = Result { try Pilkada.catalogue() }
}
