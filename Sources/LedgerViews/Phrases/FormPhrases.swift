package import CanonicalJSON
package import EventLedger

extension EventError: WordedError {
  /// Why bytes are not an event, a submission or an entry, without what can be done.
  package var phrase: Phrase { explanation.fact }

  /// Why bytes are not an event, a submission or an entry.
  package var explanation: Explanation {
    switch self {
    case .notJSON(let error): Explanation(error.phrase)
    case .notCanonical:
      Explanation(
        Phrase(
          id: "JSON ini tidak dalam bentuk bakunya (RFC 8785)",
          en: "the JSON is not in its canonical form (RFC 8785)"),
        hint: Phrase(
          id: "kirim berkas persis seperti yang dibuat saat penandatanganan",
          en: "send the file exactly as it was made when it was signed"))
    case .tooLarge(let bytes, let max):
      Explanation(
        Phrase(
          id: "\(bytes.grouped(in: .indonesian)) bita; paling banyak "
            + max.grouped(in: .indonesian),
          en: "\(bytes.grouped(in: .english)) bytes; at most \(max.grouped(in: .english))"),
        hint: Phrase(
          id: "bagi menjadi beberapa peristiwa", en: "split it into several events"))
    case .missing(let member):
      Explanation(
        Phrase(id: "bagian \"\(member)\" tidak ada", en: "the member \"\(member)\" is missing"))
    case .unknown(let member):
      Explanation(
        Phrase(
          id: "bagian \"\(member.printable)\" tidak dikenal",
          en: "the member \"\(member.printable)\" is unknown"))
    case .malformed(let member, let expected):
      Explanation(
        Phrase(
          id: "bentuk \"\(member)\" salah; seharusnya ",
          en: "\"\(member)\" is malformed; expected ")
          + expected.phrase)
    case .notInteger(let pointer):
      Explanation(
        Phrase(
          id: "angka di \(pointer) bukan bilangan bulat",
          en: "the number at \(pointer) is not a whole number"))
    }
  }
}

extension JSONError: WordedError {
  /// What is wrong with the text, and at which byte.
  package var phrase: Phrase {
    let place = pointer.tokens.isEmpty ? "" : " (\(pointer))".printable
    return reason.phrase
      + Phrase(
        id: ", pada bita \(offset.grouped(in: .indonesian))",
        en: ", at byte \(offset.grouped(in: .english))")
      + Phrase(verbatim: place)
  }
}

extension JSONError.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .unexpectedByte:
      Phrase(id: "bukan JSON: karakter tidak pada tempatnya", en: "not JSON: a misplaced character")
    case .unexpectedEnd:
      Phrase(id: "JSON terputus sebelum selesai", en: "the JSON ends too early")
    case .trailingBytes:
      Phrase(id: "ada sesuatu sesudah akhir JSON", en: "something follows the end of the JSON")
    case .byteOrderMark:
      Phrase(
        id: "teks diawali tanda urutan bita (BOM)", en: "the text begins with a byte order mark")
    case .textTooLong: Phrase(id: "teks terlalu panjang", en: "the text is too long")
    case .tooDeep: Phrase(id: "JSON bersarang terlalu dalam", en: "the JSON is nested too deeply")
    case .malformedNumber: Phrase(id: "angka salah tulis", en: "a malformed number")
    case .integerOutOfRange:
      Phrase(id: "bilangan di luar ±(2^53 − 1)", en: "an integer outside ±(2^53 − 1)")
    case .numberOutOfRange: Phrase(id: "angka terlalu besar", en: "a number that is too large")
    case .controlCharacter:
      Phrase(id: "karakter kendali di dalam teks", en: "a control character in a text")
    case .malformedEscape: Phrase(id: "urutan \\ yang salah", en: "a malformed \\ sequence")
    case .loneSurrogate:
      Phrase(id: "setengah pasangan surrogate", en: "half of a surrogate pair")
    case .malformedUTF8: Phrase(id: "bukan UTF-8", en: "not UTF-8")
    case .duplicateName: Phrase(id: "nama yang tertulis dua kali", en: "a name that stands twice")
    case .missingParent:
      Phrase(id: "tempat untuk nilai ini tidak ada", en: "there is no place to put the value in")
    }
  }
}
