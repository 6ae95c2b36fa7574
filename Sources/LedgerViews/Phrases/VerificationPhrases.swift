package import EventLedger
import TransparencyLog

extension VerificationPart {
  /// What the part is called.
  package var phrase: Phrase {
    switch self {
    case .authorship: Phrase(id: "Kepenulisan", en: "Authorship")
    case .completeness: Phrase(id: "Kelengkapan setiap penulis", en: "Completeness per author")
    case .history: Phrase(id: "Satu riwayat", en: "One history")
    case .commonHistory:
      Phrase(id: "Riwayat yang sama bagi semua", en: "The same history for everybody")
    case .state: Phrase(id: "Keadaan mengikuti riwayat", en: "State follows from history")
    case .sealedValues: Phrase(id: "Nilai tersegel", en: "Sealed values")
    case .file: Phrase(id: "Berkas", en: "File")
    }
  }

  /// What it excludes when it holds.
  package var meaning: Phrase {
    switch self {
    case .authorship:
      Phrase(
        id: "setiap peristiwa ditandatangani kunci yang berlaku; tidak ada yang dipalsukan atau "
          + "diubah",
        en: "every event is signed by a key in force; none was forged or changed")
    case .completeness:
      Phrase(
        id: "tidak ada peristiwa suatu desk yang hilang, dipindah, atau disisipkan, sampai "
          + "peristiwa terakhirnya di berkas ini",
        en: "no event of any desk is missing, moved or put in, up to its last one in this file")
    case .history:
      Phrase(
        id: "isi dan urutan entri sama dengan yang ditandatangani log",
        en: "content and order of the entries are those the log has signed")
    case .commonHistory:
      Phrase(
        id: "pihak lain mengukuhkan riwayat yang sama",
        en: "others have confirmed the same history")
    case .state:
      Phrase(
        id: "semua tabel turunan dibangun ulang dari entri dan sama",
        en: "all derived tables were rebuilt from the entries and are the same")
    case .sealedValues:
      Phrase(
        id:
          "setiap baris milik satu segel di dalam log, yang dihapus tidak ada, dan tidak ada yang "
          + "kurang",
        en:
          "every row belongs to a seal in the log, nothing erased is there, and nothing is missing")
    case .file:
      Phrase(
        id: "tidak ada bagian berkas yang ditambah atau dihilangkan",
        en: "no part of the file was added or taken away")
    }
  }
}

extension UncheckedReason {
  /// Why something was not checked.
  package var phrase: Phrase {
    switch self {
    case .rulesNewer(let first):
      Phrase(
        id: "mulai entri \(first) aturannya lebih baru dari program ini",
        en: "from entry \(first) on the rules are newer than this program")
    case .notOpened:
      Phrase(
        id: "peristiwa pertama tidak sah, sehingga kunci-kuncinya tidak diketahui",
        en: "the first event is not valid, so the keys are not known")
    case .notInThisCopy: Phrase(id: "tidak ada di salinan ini", en: "not in this copy")
    case .otherSealingKey:
      Phrase(
        id: "kunci penyegel yang diberikan tidak cocok dengan semua baris",
        en: "the sealing keys that were given do not fit all rows")
    case .unreadable:
      Phrase(
        id: "berkasnya rusak, sehingga tidak semuanya dapat dibaca",
        en: "the file is damaged, so that not all of it could be read")
    case .unsealed:
      Phrase(
        id: "tidak ada segel keadaan di log ini, dan tidak ada tabel tersimpan",
        en: "the log holds no seal of its state, and no stored tables are here")
    case .versionsUnknown:
      Phrase(
        id: "keadaan disegel dengan versi tabel yang tidak dikenal program ini",
        en: "the state was sealed in versions of the tables that this program does not have")
    case .unconfirmed:
      Phrase(
        id: "tidak ada saksi, jangkar, atau titik periksa simpanan yang mengukuhkannya",
        en: "no witness, anchor or kept checkpoint confirms it")
    }
  }
}

extension TrustBasis {
  /// What the verification rests on; the report's first line.
  package var phrase: Phrase {
    switch self {
    case .nothing:
      Phrase(
        id: "Kunci di dalam berkas ini sendiri yang dipercaya: tidak ada yang diberikan dari luar.",
        en: "The file's own keys were believed: none was given from outside.")
    case .registrar(let key):
      Phrase(
        id: "Bersandar pada kunci pendaftar \(key.identity).",
        en: "Rests on the registrar's key \(key.identity).")
    case .genesis(let hash):
      Phrase(
        id: "Bersandar pada hash peristiwa pertama \(hash).",
        en: "Rests on the hash of the first event \(hash).")
    case .logKey(let key):
      Phrase(
        id: "Bersandar hanya pada kunci log \(key.identity): pemegangnya dapat menulis buku besar "
          + "lain.",
        en: "Rests on the log key \(key.identity) alone: its holder could have written another "
          + "ledger.")
    case .policy:
      Phrase(
        id: "Bersandar hanya pada berkas kebijakan: pemegang kunci log dapat menulis buku besar "
          + "lain.",
        en: "Rests on a policy file alone: the holder of the log key could have written another "
          + "ledger.")
    case .refused:
      Phrase(
        id: "Kunci atau hash yang diberikan bukan milik buku besar ini.",
        en: "The key or hash that was given does not belong to this ledger.")
    }
  }
}

extension Finding.Place {
  /// Where in the ledger something is wrong.
  package var phrase: Phrase {
    switch self {
    case .entry(let index): Phrase(id: "entri \(index)", en: "entry \(index)")
    case .checkpoint(let size):
      Phrase(id: "titik periksa ukuran \(size)", en: "checkpoint of size \(size)")
    case .cosignature(let size, let witness):
      Phrase(
        id: "tanda tangan saksi \(witness.printable) pada ukuran \(size)",
        en: "cosignature of \(witness.printable) at size \(size)")
    case .tile(let level, let number):
      Phrase(id: "ubin \(level)/\(number)", en: "tile \(level)/\(number)")
    case .indexRow(let event):
      Phrase(id: "indeks peristiwa \(event.printable)", en: "index row of event \(event.printable)")
    case .projection(let name):
      Phrase(id: "proyeksi \(name.printable)", en: "projection \(name.printable)")
    case .projectionRow(let projection, let key):
      Phrase(
        id: "baris \(key.printable) proyeksi \(projection.printable)",
        en: "row \(key.printable) of projection \(projection.printable)")
    case .sealedValue(let event, let pointer):
      Phrase(
        id: "nilai tersegel \(pointer.printable) peristiwa \(event.printable)",
        en: "sealed value \(pointer.printable) of event \(event.printable)")
    case .seenNote(let size):
      Phrase(id: "titik periksa simpanan ukuran \(size)", en: "kept checkpoint of size \(size)")
    case .memory(let size):
      Phrase(
        id: "yang diperiksa dahulu, \(size) entri", en: "what was verified before, \(size) entries")
    case .evidence(let number):
      Phrase(id: "bukti riwayat lain \(number)", en: "evidence \(number) of another history")
    case .object(let name): Phrase(verbatim: name.printable)
    case .ledger: Phrase(id: "buku besar", en: "the ledger")
    }
  }
}

extension VerificationReport {
  /// What the report rests on, in sentences: what was trusted, and what was verified before.
  var basis: [Phrase] { [firstLine] + (memory.map { [$0.phrase] } ?? []) }
}

extension MemoryUse {
  fileprivate var phrase: Phrase {
    isBelieved
      ? Phrase(
        id: "Tanda tangan \(size) entri pertama sudah diperiksa pemeriksa ini dahulu dan tidak "
          + "diperiksa lagi; selebihnya dihitung ulang seluruhnya.",
        en: "The signatures of the first \(size) entries were checked by this verifier before and "
          + "not again; everything else was computed anew.")
      : Phrase(
        id: "\(size) entri pertama diperiksa dahulu dengan program, aturan, atau isi lain; "
          + "karena itu semuanya diperiksa ulang.",
        en: "The first \(size) entries were verified before with another program, other rules or "
          + "other content, so everything was verified anew.")
  }
}
