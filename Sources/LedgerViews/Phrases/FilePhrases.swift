import EventLedger
package import LedgerService

extension FileFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .unreadable(let path, let answer):
      Explanation(
        (path == "-"
          ? Phrase(
            id: "masukan standar tidak dapat dibaca", en: "standard input cannot be read")
          : Phrase(
            id: "\(path.printable) tidak dapat dibaca", en: "\(path.printable) cannot be read"))
          .told(with: answer))
    case .tooLarge(let path, let most):
      Explanation(
        Phrase(
          id: "\(path.printable) lebih dari \(most.grouped(in: .indonesian)) bita",
          en: "\(path.printable) has more than \(most.grouped(in: .english)) bytes"),
        hint: Phrase(
          id: "periksa apakah berkas itu yang dimaksud", en: "check that it is the file you mean"))
    case .utf16(let path):
      Explanation(
        Phrase(
          id: "\(path.printable) berisi teks UTF-16", en: "\(path.printable) is text in UTF-16"),
        hint: Phrase(id: "simpan sebagai UTF-8", en: "save it as UTF-8"))
    case .notRegular(let path):
      Explanation(
        Phrase(
          id: "\(path.printable) bukan berkas biasa", en: "\(path.printable) is no regular file"))
    case .exists(let path):
      Explanation(
        Phrase(id: "\(path.printable) sudah ada", en: "\(path.printable) is there already"),
        hint: Phrase(id: "pilih nama atau folder lain", en: "choose another name or folder"))
    case .unwritable(let path, let answer):
      Explanation(
        Phrase(
          id: "\(path.printable) tidak dapat ditulis", en: "\(path.printable) cannot be written"
        )
        .told(with: answer))
    case .notWhole(let path):
      Explanation(
        Phrase(
          id: "\(path.printable) tidak dapat ditulis seutuhnya",
          en: "\(path.printable) cannot be written whole"))
    case .folderNotMade(let path, let answer):
      Explanation(
        Phrase(
          id: "folder \(path.printable) tidak dapat dibuat",
          en: "the folder \(path.printable) cannot be made"
        ).told(with: answer))
    }
  }
}

extension Phrase {
  fileprivate func told(with answer: (any WordedError)?) -> Phrase {
    answer.map { told(with: $0.phrase) } ?? self
  }
}
