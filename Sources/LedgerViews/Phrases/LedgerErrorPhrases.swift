package import EventLedger

extension LedgerError.Code {
  /// The kind of trouble in a few words; the error's own message has the particulars.
  package var phrase: Phrase {
    switch self {
    case .notALedger: Phrase(id: "bukan berkas buku besar", en: "not a ledger file")
    case .newerFormat:
      Phrase(id: "dibuat program yang lebih baru", en: "made by a newer program")
    case .corrupt: Phrase(id: "berkas rusak atau diubah", en: "the file is damaged or was changed")
    case .inUse: Phrase(id: "sedang dipakai", en: "in use")
    case .readOnly: Phrase(id: "tidak dapat ditulisi", en: "cannot be written to")
    case .diskFull: Phrase(id: "penyimpanan penuh", en: "the disk is full")
    case .clock: Phrase(id: "jam mesin ini tidak dapat dipercaya", en: "the clock is wrong")
    case .key: Phrase(id: "masalah kunci", en: "trouble with a key")
    case .notTaken: Phrase(id: "tidak diterima", en: "not taken in")
    case .notStanding: Phrase(id: "akan dikesampingkan", en: "would be set aside")
    case .invalidData: Phrase(id: "isi tidak sah", en: "invalid data")
    case .stopped:
      Phrase(id: "penulisan dihentikan untuk seterusnya", en: "nothing more is appended")
    case .notFound: Phrase(id: "tidak ditemukan", en: "not found")
    case .exists: Phrase(id: "sudah ada", en: "exists already")
    case .storage: Phrase(id: "penyimpanan gagal", en: "storage failed")
    }
  }

  /// What usually helps, where something does.
  package var hint: Phrase? {
    switch self {
    case .notALedger:
      Phrase(
        id: "periksa --ledger; \"ledger init\" membuat buku besar baru",
        en: "check --ledger; \"ledger init\" makes a new ledger")
    case .newerFormat: Phrase(id: "perbarui program ini", en: "update this program")
    case .corrupt:
      Phrase(
        id:
          "jalankan \"ledger verify\", lalu pulihkan dari salinan yang titik periksanya disaksikan",
        en: "run \"ledger verify\", then restore a copy whose checkpoint a witness has signed")
    case .inUse:
      Phrase(
        id: "tunggu hingga penulis lain selesai, lalu ulangi",
        en: "wait for the other writer, then repeat")
    case .readOnly:
      Phrase(
        id: "periksa izin berkas dan foldernya", en: "check the file's and folder's permissions")
    case .diskFull:
      Phrase(
        id: "kosongkan ruang, lalu ulangi; tidak ada yang tertulis setengah",
        en: "free some space and repeat; nothing was left half written")
    case .clock: Phrase(id: "perbaiki jam mesin ini", en: "set this machine's clock right")
    case .key:
      Phrase(
        id: "periksa --key, --keys, LEDGER_KEY, dan LEDGER_KEYS",
        en: "check --key, --keys, LEDGER_KEY and LEDGER_KEYS")
    case .stopped:
      Phrase(
        id: "simpan berkas ini apa adanya dan serahkan kepada pendaftar kunci dan para saksi; "
          + "membaca dan \"ledger verify\" tetap dapat dilakukan",
        en: "keep this file as it is and take it to the registrars and witnesses; reading and "
          + "\"ledger verify\" go on")
    case .notTaken, .notStanding, .invalidData, .notFound, .exists, .storage: nil
    }
  }
}

extension LedgerError {
  /// The fact and what to do: the error's own hint, which knows more, or the general one.
  package var explanation: Explanation { Explanation(phrase, hint: hint ?? code.hint) }
}
