import DeskPilkada
package import EventLedger
package import LedgerService

/// A refusal of a use case, in words.
package protocol WordedRefusal: ServiceRefusal, WordedError {
  /// What is wrong, and what can be done.
  var explanation: Explanation { get }
}

extension WordedRefusal {
  package var phrase: Phrase { explanation.fact }

  /// The same with what usually helps against such trouble, where nothing better is known.
  package var advice: Explanation {
    Explanation(explanation.fact, hint: explanation.hint ?? code?.hint)
  }
}

extension WritingRefusal: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .notTaken(let obstacle): obstacle.explanation
    case .notStanding(let reason):
      Explanation(
        reason.explanation.fact,
        hint: Phrase(
          id: "tidak ada yang ditandatangani atau dicatat", en: "nothing was signed or written"))
    case .malformed(let error):
      Explanation(
        Phrase(id: "peristiwa tidak sah: ", en: "not a valid event: ") + error.explanation.fact,
        hint: error.explanation.hint)
    case .violations(_, let type):
      Explanation(
        Phrase(
          id: "isi tidak sesuai aturan \(type.shortName)",
          en: "the data does not fit the rules of \(type.shortName)"))
    case .unknownType(let name):
      Explanation(
        NotTaken.unknownType(name).explanation.fact,
        hint: Phrase(
          id: "\"ledger types\" menampilkan semuanya", en: "\"ledger types\" lists them"))
    case .unknownKey(let key):
      Explanation(
        Phrase(
          id: "kunci \(key) tidak terdaftar di buku besar ini",
          en: "the key \(key) is not in this ledger's directory"),
        hint: Phrase(
          id: "pendaftar kunci mendaftarkannya: ledger key register",
          en: "a registrar registers it: ledger key register"))
    case .unreadableData(let error):
      Explanation(
        Phrase(id: "isi data tidak terbaca", en: "the data cannot be read")
          .told(with: error.phrase))
    case .draft(let fault): Explanation(fault.phrase)
    }
  }

  /// The fact and its places on one line, without values, for the list of a batch's rejects.
  package var reason: Phrase {
    let fact = explanation.fact
    return places.isEmpty
      ? fact : fact.told(with: Phrase(verbatim: places.map { "\($0)" }.joined(separator: ", ")))
  }
}

extension WritingRefusal.DraftFault {
  fileprivate var phrase: Phrase {
    switch self {
    case .memberMissing:
      Phrase(
        id: "sebuah rancangan memuat type, subject, time, dan data",
        en: "a draft has type, subject, time and data")
    case .typeUnknown:
      Phrase(id: "jenis peristiwa tidak dikenal", en: "the event type is unknown")
    case .timeMalformed: Phrase(id: "time bukan waktu", en: "time is not a time")
    }
  }
}

extension LineRefusal: WordedRefusal {
  package var explanation: Explanation {
    let inner = refusal.explanation
    return Explanation(
      Phrase(id: "baris \(line)", en: "line \(line)").told(with: inner.fact), hint: inner.hint)
  }
}

extension BatchRefusal: WordedRefusal {
  package var explanation: Explanation { line.explanation }
}

extension PlainRefusal: WordedRefusal {
  package var explanation: Explanation {
    let inner = refusal.explanation
    return Explanation(inner.fact, hint: inner.hint ?? FormError.help(type))
  }
}

extension EquivocationKeeper.Kept {
  /// What became of the proofs, a line each; nothing of what was kept before.
  package var phrases: [Phrase] {
    switch self {
    case .nothing: []
    case .at(let indexes):
      indexes.map { index in
        Phrase(
          id: "bukti dua peristiwa dengan satu nomor disimpan di entri \(index)",
          en: "the proof of two events with one number is kept at entry \(index)")
      }
    case .lost(let error):
      [
        Phrase(id: "buktinya tidak dapat disimpan", en: "its proof cannot be kept")
          .told(with: Phrase(of: error))
      ]
    }
  }
}

extension SettingFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .leadsNowhere(let place):
      Explanation(
        Phrase(
          id: "--set \(place.printable) tidak menuju tempat mana pun",
          en: "--set \(place.printable) leads nowhere"))
    case .notASetting(let setting):
      Explanation(
        Phrase(
          id: "--set menerima tempat=nilai, bukan \(setting.printable)",
          en: "--set takes path=value, not \(setting.printable)"))
    }
  }
}

extension StatementFault: WordedRefusal {
  package var explanation: Explanation { error.explanation(of: type) }
}

extension TimeFault: WordedRefusal {
  package var explanation: Explanation {
    Explanation(
      Phrase(
        id: "\(text.printable) bukan waktu seperti 2024-11-25T09:00 atau 2024-11-25T09:00:00+08:00",
        en: "\(text.printable) is not a time as 2024-11-25T09:00 or 2024-11-25T09:00:00+08:00"))
  }
}

extension ReferenceFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .noEntry(let index, let size):
      Explanation(
        Phrase(
          id: "tidak ada entri \(index); buku besar ini berisi \(size)",
          en: "there is no entry \(index); the ledger has \(size)"))
    case .noEvent(let digits):
      Explanation(
        Phrase(
          id: "tidak ada peristiwa yang hash-nya diawali \(digits.printable)",
          en: "no event's hash begins with \(digits.printable)"))
    case .severalEvents(let digits):
      Explanation(
        Phrase(
          id: "lebih dari satu peristiwa hash-nya diawali \(digits.printable)",
          en: "more than one event's hash begins with \(digits.printable)"),
        hint: Phrase(id: "berikan lebih banyak angkanya", en: "give more of its digits"))
    case .unreadable(let index, nil):
      Explanation(Phrase(id: "tidak ada entri \(index)", en: "there is no entry \(index)"))
    case .unreadable(let index, let error?):
      Explanation(
        Phrase(id: "entri \(index) tidak terbaca", en: "entry \(index) cannot be read")
          .told(with: Phrase(of: error)),
        hint: Phrase(id: "jalankan ledger verify", en: "run ledger verify"))
    case .typeNotInRules(let type):
      Explanation(
        Phrase(
          id: "aturan tidak mempunyai jenis \(type.printable)",
          en: "the rules have no type \(type.printable)"))
    }
  }
}
