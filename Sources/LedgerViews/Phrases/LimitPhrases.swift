package import EventLedger

extension VerificationLimit {
  /// What could not be excluded, to stand in a list under words that say so.
  ///
  /// `size`: the number of entries that were verified.
  package func phrase(of size: UInt64) -> Phrase {
    switch self {
    case .notOpened, .trustRefused, .ownKeysBelieved, .logKeyBelieved: identity
    case .unconfirmed(let first): Self.unconfirmed(from: first, of: size)
    case .cosignaturesUntrusted(let count):
      Phrase(id: "bahwa ", en: "that ")
        + Phrase.count(
          count, id: "tanda tangan saksi", one: "cosignature was", many: "cosignatures were")
        + Phrase(
          id: " dibuat-buat: tidak ada berkas kebijakan yang diberikan menyebut saksinya",
          en: " made up: no policy that was given names the witness")
    case .cutTail(let size): Self.cutTail(after: size)
    case .notTakenIn:
      Phrase(
        id: "bahwa sebuah desk menulis sesuatu yang ditolak log atau belum dikirim: di sini hanya "
          + "ada yang diterima log. Penulisnya memegang peristiwa yang ditandatanganinya",
        en: "that a desk wrote what the log refused, or what was not sent yet: only what the log "
          + "took in stands here. Its author holds the signed event")
    case .timesByLog:
      Phrase(
        id: "bahwa waktu penerimaan sebuah entri lain dari yang tertulis: waktu itu kata log "
          + "sendiri. \"ledger show\" menyebut batas waktu yang dikukuhkan pihak lain",
        en: "that an entry was received at another time than it says: that time is the log's own "
          + "word. \"ledger show\" tells the bounds that others have confirmed")
    case .sealedValuesAbsent:
      Phrase(
        id: "apa isi nilai tersegel yang tidak ada di salinan ini: di sini hanya ada segelnya",
        en: "what the sealed values say that are not in this copy: it has their seals only")
    case .sealedValuesUnopened(let count):
      Phrase(
        id: "apakah \(count.grouped(in: .indonesian)) nilai tersegel di sini yang ditandatangani: "
          + "hanya kunci penyegel yang menunjukkannya",
        en:
          "whether the \(count.grouped(in: .english)) sealed values here are what was signed: only "
          + "the sealing key shows it")
    case .rulesNewer(let first):
      Phrase(
        id: "apa yang dihitung mulai entri \(first): aturannya lebih baru dari program ini",
        en: "what counts from entry \(first) on: its rules are newer than this program")
    case .stateUnchecked(let reason):
      Phrase(
        id: "bahwa tabel turunan mengatakan lain dari entri: ",
        en: "that derived tables say something else than the entries: ") + reason.phrase
    case .oneHand(let keys):
      Phrase(
        id: "bahwa satu tangan memegang beberapa kunci: terbukti kunci mana yang menandatangani, "
          + "bukan siapa yang memegangnya. ",
        en: "that one hand holds several keys: proven is which key signed, not who held it. ")
        + Phrase.count(keys, id: "kunci", one: "key", many: "keys")
        + Phrase(
          id: " masuk dalam menit pertama, seperti yang dibuat \"ledger init\" di satu mesin",
          en: " came in within the first minute, as \"ledger init\" makes them on one machine")
    case .truth:
      Phrase(
        id: "bahwa yang ditulis para penulis tidak benar: yang terbukti adalah siapa menulis apa",
        en: "that what the authors wrote is not true: proven is who wrote what")
    }
  }

  /// Whose ledger it is.
  private var identity: Phrase {
    switch self {
    case .ownKeysBelieved:
      Phrase(
        id: "bahwa ini buku besar lain dari yang Anda maksud: tidak ada kunci dari luar, sehingga "
          + "kunci di dalam berkas sendiri yang dipercaya. Bandingkan hash peristiwa pertama, "
          + "atau berikan kunci pendaftar dengan --trust",
        en: "that this is another ledger than the one you mean: no key came from outside, so the "
          + "file's own were believed. Compare the hash of the first event, or give a "
          + "registrar's key with --trust")
    case .logKeyBelieved:
      Phrase(
        id: "bahwa pemegang kunci log menulis buku besar lain sejak peristiwa pertama: hanya "
          + "kunci log yang diberikan. Berikan kunci pendaftar dengan --trust",
        en: "that the holder of the log key wrote another ledger from the first event on: only "
          + "the log's key was given. Give a registrar's key with --trust")
    case .trustRefused:
      Phrase(
        id: "bahwa ini buku besar lain dari yang Anda maksud: kunci atau hash yang diberikan "
          + "bukan miliknya",
        en: "that this is another ledger than the one you mean: the key or hash that was given "
          + "does not belong to it")
    default:
      Phrase(
        id: "apa pun: peristiwa pertama tidak sah, sehingga tidak satu kunci pun diketahui",
        en: "anything: the first event is not valid, so that not one key is known")
    }
  }

  private static func unconfirmed(from first: UInt64, of size: UInt64) -> Phrase {
    guard first > 0 else {
      return Phrase(
        id: "bahwa pemegang kunci log menunjukkan riwayat lain kepada pihak lain: seluruhnya "
          + "bersandar pada kunci log saja",
        en: "that the holder of the log key shows others another history: all of it rests on the "
          + "log key alone")
    }
    let entries = Phrase.count(size - first, id: "entri", one: "entry", many: "entries")
    return Phrase(id: "bahwa untuk ", en: "that for the ") + entries
      + Phrase(
        id: " mulai entri \(first) pemegang kunci log menunjukkan yang lain kepada pihak lain: "
          + "semuanya bersandar pada kunci log saja",
        en: " from entry \(first) on the holder of the log key shows others something else: all "
          + "of that rests on the log key alone")
  }

  private static func cutTail(after size: UInt64) -> Phrase {
    Phrase(
      id: "bahwa sesudah \(size.grouped(in: .indonesian)) entri ini ada lagi yang ditulis lalu "
        + "dipotong: satu berkas tidak dapat menunjukkannya. Itu terlihat dengan titik periksa "
        + "(--seen), tanda terima, atau peristiwa yang lebih baru",
      en: "that more was written after these \(size.grouped(in: .english)) entries and cut off: "
        + "no file can show that by itself. A later checkpoint (--seen), receipt or event does")
  }
}
