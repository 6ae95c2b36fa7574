package import EventLedger

extension NotTaken: WordedError {
  /// Why an event is not taken in, without what its author can do.
  package var phrase: Phrase { explanation.fact }

  /// Why an event is not taken in, and what its author can do.
  ///
  /// Nothing was written in any case.
  package var explanation: Explanation {
    switch self {
    case .malformed(let error): error.explanation
    case .notOpened, .alreadyOpened, .awaitingRegistrars, .otherLedger, .unknownType:
      ofTheLedger
    case .unknownKey, .keyNotInForce, .wrongDesk, .badSignature: ofTheKey
    case .numberUsed, .numberGap, .previousMismatch: ofTheChain
    case .anchorMissing, .anchorShrinks, .checkpointUnknown, .noteMismatch, .receivedEarlier:
      ofTheHistory
    case .openingMissing, .openingSurplus, .openingMismatch, .openingInvalid: ofTheSealedValues
    }
  }

  private var ofTheLedger: Explanation {
    switch self {
    case .notOpened:
      Explanation(
        Phrase(
          id: "peristiwa pertama sebuah buku besar haruslah ledger.opened",
          en: "the first event of a ledger is ledger.opened"))
    case .alreadyOpened:
      Explanation(Phrase(id: "buku besar ini sudah dibuka", en: "this ledger is open already"))
    case .awaitingRegistrars(let count):
      Explanation(
        Phrase(
          id: "\(count) pendaftar kunci belum menyetujui pembukaan buku besar ini",
          en: "\(count) registrars have not yet approved the opening of this ledger"),
        hint: Phrase(
          id: "setiap pendaftar kunci yang disebut dalam peristiwa pertama menandatangani "
            + "act.approved",
          en: "every registrar that the first event names signs act.approved"))
    case .otherLedger:
      Explanation(
        Phrase(
          id: "peristiwa ini ditulis untuk buku besar lain",
          en: "the event was written for another ledger"),
        hint: Phrase(
          id: "periksa --ledger; kejadian latihan tidak dapat masuk ke buku besar yang sebenarnya",
          en: "check --ledger; the events of an exercise cannot enter the real ledger"))
    case .unknownType(let type):
      Explanation(
        Phrase(
          id: "jenis peristiwa \"\(type.printable)\" tidak ada dalam aturan yang berlaku",
          en: "the rules in force have no event type \"\(type.printable)\""))
    default: preconditionFailure("not a rule about the ledger")
    }
  }

  private var ofTheKey: Explanation {
    switch self {
    case .unknownKey(let key):
      Explanation(
        Phrase(id: "kunci \(key) tidak terdaftar", en: "the key \(key) is not registered"),
        hint: Phrase(
          id: "minta pendaftar kunci mendaftarkannya, atau pilih kunci lain dengan --key",
          en: "ask the registrar to register it, or choose another with --key"))
    case .keyNotInForce(let key):
      Explanation(
        Phrase(id: "kunci \(key) tidak berlaku lagi", en: "the key \(key) is no longer in force"),
        hint: Phrase(
          id: "tulis lagi dengan kunci desk yang berlaku; \"ledger key list\" menampilkannya",
          en: "write it again with a key of the desk that is; \"ledger key list\" shows them"))
    case .wrongDesk(let expected, let found):
      Explanation(
        Phrase(
          id: "kunci ini milik desk \(expected), bukan \(found)",
          en: "the key belongs to desk \(expected), not to \(found)"))
    case .badSignature:
      Explanation(
        Phrase(
          id: "tanda tangan tidak cocok dengan peristiwa dan kunci penulisnya",
          en: "the signature does not fit the event and its author's key"),
        hint: Phrase(
          id:
            "kirim ulang berkas aslinya; salinan ini telah berubah atau ditandatangani kunci lain",
          en: "send the original again; this copy was changed, or signed with another key"))
    default: preconditionFailure("not a rule about the author's key")
    }
  }

  private var ofTheChain: Explanation {
    switch self {
    case .numberUsed(let number, let head):
      Explanation(
        Phrase(
          id: "kunci ini sudah memakai nomor \(number) untuk isi lain; nomor terakhirnya \(head)",
          en: "the key has used number \(number) for something else; its last number is \(head)"),
        hint: Phrase(
          id: "satu perangkat satu kunci: salinan kunci yang sama telah menulis di tempat lain",
          en: "one key for each device: a copy of the same key has written elsewhere"))
    case .numberGap(let expected, let found):
      Explanation(
        Phrase(
          id: "nomor \(expected) belum diterima, tetapi ini nomor \(found)",
          en: "number \(expected) has not arrived, but this is number \(found)"),
        hint: Phrase(
          id: "kirim dahulu nomor \(expected); nomor ini boleh dikirim lagi sesudahnya",
          en: "send number \(expected) first; this one may be sent again after it"))
    case .previousMismatch:
      Explanation(
        Phrase(
          id: "peristiwa ini menyambung pada pendahulu yang bukan pendahulunya di buku besar",
          en: "the event follows a predecessor that is not the one in the ledger"),
        hint: Phrase(
          id: "satu perangkat satu kunci: kunci ini telah menulis di tempat lain",
          en: "one key for each device: this key has written elsewhere"))
    default: preconditionFailure("not a rule about the key's chain")
    }
  }

  private var ofTheHistory: Explanation {
    switch self {
    case .anchorMissing:
      Explanation(
        Phrase(
          id: "tanpa jangkar, padahal peristiwa sebelumnya dari kunci ini memakainya",
          en: "without an anchor, though the key's events before this one have one"))
    case .anchorShrinks(let from, let to):
      Explanation(
        Phrase(
          id: "jangkar mundur dari ukuran \(from) ke \(to)",
          en: "the anchor goes back from size \(from) to \(to)"))
    case .checkpointUnknown(let anchor):
      Explanation(
        Phrase(
          id:
            "penulis melihat titik periksa berukuran \(anchor.size) yang tidak diterbitkan di sini",
          en: "its author saw a checkpoint of size \(anchor.size) that was not published here"),
        hint: Phrase(
          id: "kirim lagi beserta catatan titik periksa yang bertanda tangan: bila kunci log "
            + "menandatanganinya, ada dua riwayat",
          en: "send it again with the signed checkpoint: if the log key signed it, there are "
            + "two histories"))
    case .noteMismatch(let anchor):
      Explanation(
        Phrase(
          id: "catatan yang disertakan bukan titik periksa log ini berukuran \(anchor.size) yang "
            + "dilihat penulis",
          en: "the note that came along is not this log's checkpoint of size \(anchor.size) that "
            + "its author saw"),
        hint: Phrase(
          id: "sertakan catatan yang dijangkar peristiwa ini, bertanda tangan kunci log",
          en: "send the note that the event anchors, signed by the log key"))
    case .receivedEarlier(let previous, let found):
      Explanation(
        Phrase(
          id: "diterima \(Timestamp(utc: found)), sebelum entri terdahulu "
            + "(\(Timestamp(utc: previous)))",
          en: "received \(Timestamp(utc: found)), before the entry before it "
            + "(\(Timestamp(utc: previous)))"),
        hint: Phrase(id: "perbaiki jam mesin ini", en: "set this machine's clock right"))
    default: preconditionFailure("not a rule about the log's history")
    }
  }

  private var ofTheSealedValues: Explanation {
    switch self {
    case .openingMissing(let place):
      Explanation(
        Phrase(
          id: "nilai tersegel di \(place.printable) tidak ikut dikirim",
          en: "the sealed value at \(place.printable) was not sent along"))
    case .openingSurplus(let place):
      Explanation(
        Phrase(
          id: "nilai tersegel yang tidak ada segelnya: \(place.printable)",
          en: "a sealed value that nothing seals: \(place.printable)"))
    case .openingMismatch(let place):
      Explanation(
        Phrase(
          id: "nilai di \(place.printable) bukan nilai yang disegel",
          en: "the value at \(place.printable) is not the one that was sealed"))
    case .openingInvalid(let place):
      Explanation(
        Phrase(
          id: "nilai tersegel di \(place.printable) tidak sesuai aturan isinya",
          en: "the sealed value at \(place.printable) does not fit its schema"))
    default: preconditionFailure("not a rule about sealed values")
    }
  }
}
