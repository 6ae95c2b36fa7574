package import EventLedger
import TransparencyLog

extension EvidenceFile.Shown {
  /// What the evidence shows, a sentence each; the first says it all.
  package var phrases: [Phrase] {
    switch self {
    case .equivocation(let shown): shown.phrases
    case .fork(let shown): shown.phrases
    case .missingEntry(let shown): shown.phrases
    }
  }
}

extension Equivocation.Shown {
  fileprivate var phrases: [Phrase] {
    [
      Phrase(
        id: "Bukti ini BERLAKU: kunci \(author.key) menandatangani dua peristiwa yang berbeda "
          + "dengan satu nomor, \(number)",
        en: "The evidence HOLDS: the key \(author.key) has signed two different events under one "
          + "number, \(number)"),
      Phrase(
        id: "  peristiwa \(events[0]), entri \(takenAt) di log",
        en: "  event \(events[0]), entry \(takenAt) of the log"),
      Phrase(id: "  peristiwa \(events[1])", en: "  event \(events[1])"),
      Phrase(
        id: "  kunci itu dibawa masuk untuk \(author.desk) oleh entri \(registeredAt)",
        en: "  that key was brought in for \(author.desk) by entry \(registeredAt)"),
      Phrase(
        id: "Siapa yang memegang kunci itu waktu keduanya ditandatangani tidak ditunjukkannya.",
        en: "Who held the key when the two were signed, it does not show."),
    ]
  }
}

extension ForkEvidence.Shown {
  fileprivate var phrases: [Phrase] {
    let contradiction =
      smaller.size == larger.size
      ? Phrase(
        id: "  ukuran \(smaller.size): akar \(smaller.root), dan akar \(larger.root)",
        en: "  size \(smaller.size): the root \(smaller.root), and the root \(larger.root)")
      : Phrase(
        id: "  ukuran \(smaller.size): akar \(smaller.root); tetapi pohon berukuran "
          + "\(larger.size) di sana berakar \(prefixRoot)",
        en: "  size \(smaller.size): the root \(smaller.root); but there the tree of size "
          + "\(larger.size) has the root \(prefixRoot)")
    return [
      Phrase(
        id: "Bukti ini BERLAKU: \(Self.who(signers).indonesian) menandatangani dua riwayat yang "
          + "tidak mungkin keduanya benar",
        en: "The evidence HOLDS: \(Self.who(signers).english) signed two histories that cannot "
          + "both be true")
    ]
      + signers.phrases(
        first: Phrase(id: "yang lebih kecil", en: "the smaller"),
        second: Phrase(id: "yang lebih besar", en: "the larger")) + [contradiction, signers.owner]
  }

  private static func who(_ signers: LogSigners) -> Phrase {
    switch signers {
    case .one: Phrase(id: "kunci log", en: "the log key has")
    case .each: Phrase(id: "dua kunci satu log", en: "two keys of one log have")
    }
  }
}

extension LogSigners {
  /// Which key has signed what, a line each.
  fileprivate func phrases(first: Phrase, second: Phrase) -> [Phrase] {
    switch self {
    case .one(let key): [Phrase(id: "  kunci log \(key)", en: "  log key \(key)")]
    case .each(let key, let other):
      [(key, first), (other, second)].map { key, what in
        Phrase(
          id: "  kunci log \(key), untuk \(what.indonesian)",
          en: "  log key \(key), for \(what.english)")
      }
    }
  }

  /// Who answers for it.
  fileprivate var owner: Phrase {
    switch self {
    case .one:
      Phrase(
        id: "Pemegang kunci log itu, atau yang mencurinya, bertanggung jawab: tidak ada orang lain "
          + "yang dapat membuatnya.",
        en: "Whoever holds that log key, or stole it, did this: nobody else could have.")
    case .each:
      Phrase(
        id:
          "Pemegang salah satu dari kedua kunci log itu, atau yang mencurinya, bertanggung jawab: "
          + "tidak ada orang lain yang dapat membuatnya. Yang mana, dan apakah kuncinya waktu itu "
          + "sudah diganti, tidak ditunjukkannya.",
        en:
          "Whoever holds one of those two log keys, or stole it, did this: nobody else could have. "
          + "Which of them, and whether it had been replaced by then, it does not show.")
    }
  }
}

extension MissingEntry.Shown {
  fileprivate var phrases: [Phrase] {
    [
      Phrase(
        id: "Bukti ini BERLAKU: tanda terima menjanjikan entri yang tidak ada di log",
        en: "The evidence HOLDS: a receipt promises an entry that the log does not have")
    ]
      + signers.phrases(
        first: Phrase(id: "tanda terima", en: "the receipt"),
        second: Phrase(id: "log", en: "the log")) + [promise, contradiction, signers.owner]
  }

  private var promise: Phrase {
    let (event, received) = (promised.entry.event.hash, Timestamp(utc: promised.entry.received))
    return Phrase(
      id: "  tanda terima: entri \(promised.index), peristiwa \(event), diterima \(received)",
      en: "  the receipt: entry \(promised.index), event \(event), received \(received)")
  }

  private var contradiction: Phrase {
    let (event, received) = (held.entry.event.hash, Timestamp(utc: held.entry.received))
    let entry = Phrase(
      id: "  log: entri \(held.index), peristiwa \(event), diterima \(received)",
      en: "  the log: entry \(held.index), event \(event), received \(received)")
    guard held.index != promised.index else { return entry }
    return entry
      + Phrase(
        id: "; dalam satu riwayat yang berdiri lebih dahulu tidak diterima kemudian",
        en: "; in one history what stands first is not received last")
  }
}

extension EvidenceFault: WordedError {
  /// Why the evidence shows nothing.
  package var phrase: Phrase {
    switch self {
    case .sameEvent:
      Phrase(id: "kedua peristiwa itu satu dan sama", en: "the two events are one and the same")
    case .differentNumbers:
      Phrase(
        id: "kedua peristiwa itu bukan dari satu penulis dengan satu nomor",
        en: "the two events are not of one author and one number")
    case .otherLedger:
      Phrase(
        id: "kedua peristiwa itu bukan dari satu buku besar",
        en: "the two events are not of one ledger")
    case .badSignature:
      Phrase(
        id: "peristiwa yang lain tidak ditandatangani kunci yang terdaftar",
        en: "the other event is not signed by the key that was registered")
    case .proof(let fault):
      Phrase(id: "sebuah bukti di dalamnya gagal", en: "a proof in it fails")
        .told(with: fault.phrase)
    case .checkpointRefused(let error):
      Phrase(
        id: "sebuah titik periksa tidak dapat diandalkan",
        en: "a checkpoint is not to be relied on"
      ).told(with: error.phrase)
    case .otherLog:
      Phrase(
        id: "kedua titik periksa bukan dari satu log", en: "the two checkpoints are not of one log")
    case .notConsistent(let error):
      Phrase(
        id: "hash-hash di dalamnya tidak menuju titik periksa yang lebih besar",
        en: "its hashes do not lead to the larger checkpoint"
      ).told(with: error.phrase)
    case .noContradiction:
      Phrase(
        id: "keduanya dapat benar dalam satu riwayat", en: "both can be true of one history")
    }
  }
}
