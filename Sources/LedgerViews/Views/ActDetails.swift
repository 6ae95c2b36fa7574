import CanonicalJSON
package import EventLedger
package import TransparencyLog

/// An act of the registrars with all that deciding about it needs.
///
/// The ledger's first event counts as one: every registrar that it names has to approve it.
package struct ActDetails: Sendable {
  /// The hash of the act's event: what an approval names.
  package let hash: Hash
  package let entry: Entry
  /// Nil when the rules have no such type.
  package let type: EventType?
  package let row: ActRow
  /// The registrars in force that have not said yes.
  package let missing: [NoteVerifier]
  /// How many of them must still say yes; 0 for an act that is decided.
  package let needed: Int
  /// The desk that must say yes besides; nil when it has, or need not.
  package let deskAwaited: String?

  package init(
    hash: Hash, entry: Entry, type: EventType?, row: ActRow, missing: [NoteVerifier], needed: Int,
    deskAwaited: String? = nil
  ) {
    self.hash = hash
    self.entry = entry
    self.type = type
    self.row = row
    self.missing = missing
    self.needed = needed
    self.deskAwaited = deskAwaited
  }
}

extension ActRow.State {
  /// How far an act has come.
  var phrase: Phrase {
    switch self {
    case .pending: Phrase(id: "menunggu", en: "pending")
    case .effective: Phrase(id: "berlaku", en: "in effect")
    case .withdrawn: Phrase(id: "ditarik", en: "withdrawn")
    }
  }
}

extension ActDetails {
  /// Who has not said yes, by the names of their keys.
  var namesOfMissing: String {
    missing.map { "\($0.name) (\(Fingerprint(of: $0.publicKey)))" }.joined(separator: ", ")
  }

  /// Who has not said yes: registrars, and the desk whose narrative is to be erased.
  func everyoneMissing(in presentation: Presentation) -> String {
    let desk = deskAwaited.map {
      "\(presentation.say(Words.deskAwaited).lowercasedFirst): \(presentation.desk($0))"
    }
    return [needed > 0 ? namesOfMissing : nil, desk].compactMap(\.self).joined(separator: "; ")
  }

  /// What the act is called.
  func title(in presentation: Presentation) -> String {
    type?.schema.root.label.map { presentation.say(Phrase($0)) } ?? row.type.printable
  }
}
