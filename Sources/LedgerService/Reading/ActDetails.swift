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
