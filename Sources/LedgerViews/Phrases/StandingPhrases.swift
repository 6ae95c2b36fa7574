import DeskPilkada
package import EventLedger

extension Standing {
  /// Whether the event counts, as one word or two.
  package var phrase: Phrase {
    switch self {
    case .stands: Phrase(id: "berlaku", en: "stands")
    case .setAside: Phrase(id: "dikesampingkan", en: "set aside")
    }
  }
}

extension StandingReason {
  /// Why an event is set aside, in a few words; the code itself where it has none.
  package var phrase: Phrase {
    Self.phrases[code] ?? PilkadaObjection.phrases[code] ?? Phrase(verbatim: code)
  }

  /// Why, with the particulars.
  package var explanation: Explanation {
    guard detail != .none else { return Explanation(phrase, hint: hint) }
    return Explanation(
      phrase + Phrase(verbatim: " (") + detail.phrase + Phrase(verbatim: ")"), hint: hint)
  }

  /// What can lift it: a release for these three, a new event for all others.
  private var hint: Phrase {
    canBeReleased
      ? Phrase(
        id: "pendaftar kunci dapat memulihkannya dengan event.released",
        en: "the registrars can lift this with event.released")
      : Phrase(
        id: "tulis peristiwa baru yang benar; yang ini tetap tersimpan dan tidak dihitung",
        en: "write a new event that is right; this one stays and counts nowhere")
  }

  /// The codes that have a wording.
  package static var worded: Set<String> { Set(phrases.keys) }

  private static let phrases: [String: Phrase] = [
    wrongRole: Phrase(
      id: "peran ini tidak boleh menulis jenis peristiwa ini",
      en: "this role may not write this type of event"),
    outOfScope: Phrase(
      id: "di luar wilayah penulisnya", en: "outside its author's region"),
    schemaInvalid: Phrase(
      id: "isinya tidak sesuai aturan jenisnya", en: "its data does not fit the type's schema"),
    clockAhead: Phrase(
      id: "waktunya di depan jam buku besar", en: "its time lies ahead of the ledger's clock"),
    clockBeforeAnchor: Phrase(
      id: "ditulis sebelum riwayat yang sudah dilihat penulisnya",
      en: "written before the history its author had already seen"),
    keyCompromised: Phrase(
      id: "kuncinya dicabut karena disalahgunakan", en: "its key was revoked as compromised"),
    unknownEvent: Phrase(
      id: "merujuk peristiwa yang tidak ada di sini", en: "refers to an event that is not here"),
    notCorrectable: Phrase(
      id: "peristiwa itu tidak dapat diubah atau dinilai",
      en: "that event cannot be amended or assessed"),
    tooManyCorrections: Phrase(
      id: "peristiwa itu sudah \(AmendmentRow.correctionsMax) kali dikoreksi; tariklah dan tulis "
        + "peristiwa baru",
      en: "that event is corrected \(AmendmentRow.correctionsMax) times already; withdraw it and "
        + "write a new one"),
    notTheAuthorsDesk: Phrase(
      id: "hanya desk penulisnya yang dapat mengubah peristiwa itu",
      en: "only the desk that wrote that event can amend it"),
    otherSubject: Phrase(
      id: "wilayahnya lain dari peristiwa yang diubah",
      en: "its region is not that of the event it amends"),
    alreadyWithdrawn: Phrase(
      id: "peristiwa itu sudah ditarik", en: "that event is withdrawn already"),
    ownRecord: Phrase(
      id: "hanya badan lain yang dapat mengonfirmasi atau menyanggah peristiwa itu",
      en: "only another body can confirm or dispute that event"),
    assessedBefore: Phrase(
      id: "badan ini sudah mengonfirmasi atau menyanggahnya; tarik yang itu dahulu",
      en: "this body has confirmed or disputed it already and must withdraw that first"),
    unknownDesk: Phrase(id: "desk itu tidak terdaftar", en: "that desk is not registered"),
    deskRegistered: Phrase(
      id: "desk itu sudah terdaftar", en: "that desk is registered already"),
    keyRefused: Phrase(
      id: "kunci itu tidak dapat didaftarkan", en: "that key cannot be registered"),
    keyRegistered: Phrase(
      id: "kunci itu pernah terdaftar", en: "that key is or was registered"),
    unknownKey: Phrase(
      id: "kunci itu tidak dikenal atau sudah dicabut",
      en: "that key is unknown or revoked already"),
    notPending: Phrase(
      id: "tindakan itu tidak sedang menunggu persetujuan",
      en: "that act is not waiting for approval"),
    approvedBefore: Phrase(
      id: "pendaftar kunci ini sudah menyetujuinya",
      en: "this registrar has approved it already"),
    tooManyPendingActs: Phrase(
      id: "terlalu banyak tindakan menunggu persetujuan", en: "too many acts wait for approval"),
    indexMismatch: Phrase(
      id: "nomor entri dan waktu yang disebut tidak cocok",
      en: "the entry and the time it names do not agree"),
    notReleasable: Phrase(
      id: "tindakan atas buku besar tidak dapat dipulihkan",
      en: "acts on the ledger itself cannot be released"),
    numberTaken: Phrase(
      id: "nomor itu sudah dipakai kunci tersebut", en: "that key has used this number already"),
    noEvidence: Phrase(
      id: "tidak membuktikan dua peristiwa dengan satu nomor",
      en: "it does not prove two events with one number"),
    keptBefore: Phrase(
      id: "bukti untuk nomor itu, atau cukup bukti untuk kunci itu, sudah tersimpan",
      en: "evidence for that number, or enough for that key, is kept already"),
    notRevocable: Phrase(
      id: "kunci log diganti dan tidak dicabut", en: "a log key is replaced and not revoked"),
    rulesInForce: Phrase(
      id: "aturan itu, atau yang lebih baru, sudah berlaku",
      en: "those rules, or newer ones, are in force already"),
    noRestart: Phrase(
      id: "log tidak dapat dimulai ulang dengan nama, kunci, atau titik periksa itu",
      en: "the log cannot be restarted with that name, key or checkpoint"),
    notSealed: Phrase(
      id: "peristiwa itu tidak menyegel apa pun di tempat itu",
      en: "that event seals nothing at that place"),
    erasedBefore: Phrase(
      id: "nilai itu sudah dihapus", en: "that value is erased already"),
    alreadyOpened: Phrase(
      id: "buku besar ini sudah dibuka", en: "this ledger is open already"),
    sealedBefore: Phrase(
      id: "keadaan hari ini sudah disegel", en: "this day's state is sealed already"),
  ]
}

extension StandingReason.Detail {
  /// The particulars in both languages, as between brackets.
  package var phrase: Phrase { Phrase(id: indonesian.printable, en: description.printable) }

  private var indonesian: String {
    switch self {
    case .none: ""
    case .value(let value): value
    case .outside(let region, let scope): "\(region) di luar \(scope)"
    case .anchored(let recorded, let from): "recordedtime \(recorded), jangkar dari \(from)"
    case .fromEntry(let index): "mulai entri \(index)"
    case .isSetAside: "peristiwa itu dikesampingkan"
    case .noSuchMember: "isian itu tidak ada"
    case .revokedBefore(let key): "\(key) sudah dicabut"
    case .notCompromisedSince(let entry): "setAsideFrom \(entry) bukan compromisedSince"
    case .sealed(let day, let entry): "\(day), entri \(entry)"
    case .share(let part, let whole): "\(part) dari \(whole)"
    }
  }
}
