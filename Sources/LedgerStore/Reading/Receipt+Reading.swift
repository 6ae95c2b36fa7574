import CanonicalJSON
package import EventLedger
import TransparencyLog

extension Receipt {
  /// Reads what `bytes` wrote, in its one spelling; nothing is proven by it before `isValid`.
  package init(_ bytes: [UInt8]) throws(LedgerError) {
    guard let receipt = Receipt(reading: bytes), receipt.bytes == bytes else {
      throw LedgerError(
        .invalidData, Phrase(id: "berkas itu bukan tanda terima", en: "the file is not a receipt"))
    }
    self = receipt
  }

  private init?(reading bytes: [UInt8]) {
    guard let root = try? JSONText(Array(bytes.dropLast())).root,
      let entry = root["entry"].flatMap({ try? Entry(Array($0.bytes)) }),
      let index = root["index"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let note = root["note"]?.string.flatMap({ try? UnverifiedNote(Array($0.utf8)) }),
      let checkpoint = try? Checkpoint(text: note.text),
      let path = root["path"]?.elements.map({ $0.string.flatMap { Hash(hex: $0) } }),
      let standing = root["standing"].flatMap(Standing.init)
    else { return nil }
    self.entry = entry
    self.path = InclusionProof(index: index, hashes: path.compactMap(\.self))
    self.note = note
    treeHead = checkpoint.treeHead
    self.standing = standing
  }
}

extension Standing {
  fileprivate init?(_ value: JSONValue) {
    if value["stands"]?.boolean == true {
      self = .stands
    } else if let code = value["reason"]?.string, let detail = value["detail"]?.string {
      self = .setAside(StandingReason(code, StandingReason.Detail(detail)))
    } else {
      return nil
    }
  }
}
