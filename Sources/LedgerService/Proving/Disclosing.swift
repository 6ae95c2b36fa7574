import CanonicalJSON
package import EventLedger
package import LedgerStore
import TransparencyLog

extension LedgerFile {
  /// One event with what opens some of its sealed values, and its proof.
  ///
  /// `places`: where the values stand in the event; nil for all of them.
  /// - Throws: `LedgerError` when the event seals nothing there, when it was erased, and when the
  ///   sealing key is not at hand.
  package func disclosure(
    of index: UInt64, opening places: [String]?, with keys: SealingKeys
  ) async throws -> EventProof {
    let event = try entry(index).event
    let sealed = Commitment.all(in: event).map(\.pointer)
    if let wrong = places?.first(where: { !sealed.map { "\($0)" }.contains($0) }) {
      throw ActFault.sealsNothing(at: wrong, sealed: sealed)
    }
    let wanted = sealed.filter { places?.contains("\($0)") ?? true }
    let openings = try openings(of: event, with: keys).filter { wanted.contains($0.pointer) }
    if let closed = wanted.first(where: { place in !openings.contains { $0.pointer == place } }) {
      throw LedgerError(
        .key,
        Phrase(
          id:
            "nilai di \(closed) tidak dapat dibuka: sudah dihapus, atau kunci penyegelnya tidak ada "
            + "di sini",
          en:
            "the value at \(closed) cannot be opened: it was erased, or its sealing key is not at "
            + "hand"),
        hint: Phrase(
          id: "`ledger show` menunjukkan yang mana; --keys menyebut folder kunci",
          en: "`ledger show` tells which; --keys names the keys folder"))
    }
    return try await eventProof(of: index, opening: openings)
  }
}
