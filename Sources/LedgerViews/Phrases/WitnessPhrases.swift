package import EventLedger
package import TransparencyLog

/// What is said of witnesses and to them.
package enum WitnessPhrases {
  static let witness = Phrase(id: "Saksi", en: "Witness")
  static let cosignedTo = Phrase(id: "Disaksikan sampai", en: "Cosigned to")
  static let none = Phrase(
    id: "Belum ada saksi; \"ledger witness add VKEY\" mencatat satu.",
    en: "There are no witnesses yet; \"ledger witness add VKEY\" names one.")

  /// A witness was taken up in the list, or was in it, and with it the keys that the log has had
  /// since.
  package static func added(
    _ key: NoteVerifier, isNew: Bool, needed: Int, of count: Int, newLogKeys: Int = 0
  ) -> Phrase {
    let head =
      isNew
      ? Phrase(id: "saksi \(key.name) dicatat", en: "the witness \(key.name) was added")
      : Phrase(id: "saksi \(key.name) sudah tercatat", en: "the witness \(key.name) is known")
    return head
      + Phrase(id: "; kuorum: \(needed) dari \(count)", en: "; quorum: \(needed) of \(count)")
      + (newLogKeys == 0
        ? Phrase(verbatim: "")
        : Phrase(id: "; ", en: "; ")
          + Phrase.count(
            newLogKeys, id: "kunci log yang baru ikut dicatat",
            one: "new key of the log was taken up",
            many: "new keys of the log were taken up"))
  }

  /// What became of witnesses' lines.
  package static func taken(added: [CosignatureRow], thereAlready: Int) -> Phrase {
    let sizes = Set(added.map(\.size)).sorted().map(String.init).joined(separator: ", ")
    let place = Phrase(id: " pada ukuran \(sizes)", en: " at size \(sizes)")
    let head = Phrase.count(
      added.count, id: "tanda tangan saksi disimpan", one: "cosignature taken up",
      many: "cosignatures taken up")
    return head + (added.isEmpty ? Phrase(verbatim: "") : place)
      + Phrase(id: ", \(thereAlready) sudah ada", en: ", \(thereAlready) there already")
  }

  /// Why a witness does not cosign.
  package static func refusal(_ decision: WitnessDecision) -> Phrase {
    switch decision {
    case .unknownOrigin(let origin):
      Phrase(
        id: "saksi ini belum mengenal log \(origin)", en: "this witness does not know \(origin)")
    case .untrusted(let error):
      Phrase(
        id: "titik periksa itu tidak ditandatangani kunci log yang dipercaya",
        en: "the checkpoint is not signed by a trusted key of the log"
      ).told(with: error.phrase)
    case .conflict(let size):
      Phrase(
        id: "titik periksa terakhir yang disaksikan saksi ini berukuran \(size)",
        en: "the checkpoint that this witness cosigned last has size \(size)")
    case .shrinking(let old, let new):
      Phrase(
        id: "ukuran lama \(old) lebih besar daripada ukuran titik periksa, \(new)",
        en: "the old size \(old) is above the checkpoint's, \(new)")
    case .impossibleEmptyRoot:
      Phrase(
        id: "titik periksa tanpa entri itu memuat akar yang mustahil",
        en: "the checkpoint of no entries states an impossible root")
    case .inconsistent:
      Phrase(
        id: "bukti itu tidak menunjukkan bahwa titik periksa memperpanjang yang disaksikan",
        en: "the proof does not show that the checkpoint extends what was cosigned")
    case .malformed(let error): error.phrase
    case .cosign:
      Phrase(id: "titik periksa itu dapat disaksikan", en: "\(decision)")
    }
  }

  /// What to do then, where there is something to do.
  package static func hint(_ decision: WitnessDecision) -> Phrase? {
    switch decision {
    case .unknownOrigin, .untrusted:
      Phrase(
        id: "bila Anda memercayainya, berikan kunci log dengan --log, dari tangan yang Anda kenal",
        en: "if you trust it, give the log's key with --log, from a hand that you know")
    case .conflict(let size):
      Phrase(
        id: "minta bukti dari ukuran itu: ledger checkpoint --since \(size)",
        en: "ask for the proof from that size: ledger checkpoint --since \(size)")
    case .shrinking, .impossibleEmptyRoot, .malformed, .inconsistent, .cosign: nil
    }
  }

  /// The log's checkpoint has fewer entries than one that the witness has cosigned.
  package static func rollback(from held: UInt64, to shown: UInt64) -> Phrase {
    Phrase(
      id: "titik periksa itu mencakup \(shown) entri, padahal saksi ini sudah menyaksikan \(held): "
        + "riwayat tidak pernah mundur",
      en: "the checkpoint is of \(shown) entries, and this witness has cosigned \(held): a history "
        + "never goes back")
  }

  /// What to do about a rollback.
  package static let rollbackHint = Phrase(
    id: "minta titik periksa terbaru; bila log memang sekecil itu, ujungnya telah dipotong: simpan "
      + "memori ini",
    en: "ask for the newest checkpoint; if the log is that small, its tail was cut: keep this "
      + "memory")

  /// The log has signed two roots for one size.
  package static func secondHistory(at size: UInt64) -> Phrase {
    Phrase(
      id:
        "DUA RIWAYAT: log menandatangani dua akar untuk ukuran \(size). Tidak ada yang disaksikan.",
      en: "TWO HISTORIES: the log has signed two roots for size \(size). Nothing was cosigned.")
  }

  /// The proof does not lead from the checkpoint held to the one shown.
  package static func unproven(from held: UInt64, to shown: UInt64) -> Phrase {
    Phrase(
      id: "TIDAK KONSISTEN: bukti itu tidak menunjukkan bahwa \(shown) entri memperpanjang \(held) "
        + "entri yang sudah disaksikan. Buktinya rusak di jalan, atau ada dua riwayat. Tidak ada "
        + "yang disaksikan.",
      en:
        "INCONSISTENT: the proof does not show that \(shown) entries extend the \(held) that were "
        + "cosigned. Either it was damaged on its way, or there are two histories. Nothing was "
        + "cosigned.")
  }

  /// Where both notes were kept.
  package static func evidence(_ files: [String]) -> Phrase {
    let names = files.joined(separator: ", ")
    return Phrase(
      id: "Kedua titik periksa, dengan tanda tangan log, disimpan di \(names)",
      en: "Both checkpoints, with the log's signatures, are kept in \(names)")
  }
}
