import EventLedger
package import LedgerService

extension ActFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .notAnAct(let hash):
      Explanation(
        Phrase(
          id: "peristiwa \(hash) bukan tindakan pendaftar kunci",
          en: "the event \(hash) is no act of the registrars"),
        hint: Phrase(
          id: "ledger acts menampilkan yang menunggu persetujuan",
          en: "ledger acts lists what waits for approval"))
    case .notReleasable:
      Explanation(
        Phrase(
          id: "peristiwa itu tidak dikesampingkan karena kunci atau jamnya",
          en: "that event is not set aside for its key or its clock"))
    case .sealsNothing(let place, let sealed):
      Explanation(
        Phrase(
          id: "peristiwa itu tidak menyegel apa pun di \(place.printable)",
          en: "that event seals nothing at \(place.printable)"),
        hint: sealed.isEmpty ? nil : Self.sealed(sealed.map { "\($0)" }))
    case .rulesUnknown(let version, let newest):
      Explanation(
        Phrase(
          id: "program ini tidak memiliki aturan versi \(version); yang terbaru versi \(newest)",
          en: "this program does not have rules version \(version); its newest is version "
            + "\(newest)"))
    default: ofKeys
    }
  }

  private static func sealed(_ places: [String]) -> Phrase {
    Phrase(
      id: "yang disegelnya: \(places.joined(separator: ", "))",
      en: "it seals: \(places.joined(separator: ", "))")
  }

  private var ofKeys: Explanation {
    switch self {
    case .logKeyWritesNothing:
      Explanation(
        Phrase(
          id: "kunci log menandatangani titik periksa, bukan peristiwa",
          en: "the log's key signs checkpoints and never an event"),
        hint: Phrase(
          id: "pendaftar kunci menggantinya: ledger key register @BARU.vkey --role log",
          en: "a registrar replaces it: ledger key register @NEW.vkey --role log"))
    case .deskMissing:
      Explanation(
        Phrase(
          id: "kunci dengan peran ini milik sebuah desk: berikan --desk",
          en: "a key of this role belongs to a desk: give --desk"))
    case .scopeMissing:
      Explanation(
        Phrase(
          id: "kunci desk berlaku untuk sebuah wilayah: berikan --scope",
          en: "a desk's key is for a region: give --scope"))
    case .firstEntry(let since, let index, let named):
      Explanation(
        Phrase(
          id: "entri pertama yang diterima sejak \(since) adalah \(index), bukan \(named)",
          en: "the first entry received from \(since) is \(index), not \(named)"))
    default: preconditionFailure("not about a key")
    }
  }
}
