import EventLedger
package import LedgerService

extension FileFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .unreadable(let path, _):
      Explanation(
        Phrase(id: "\(path.printable) tidak dapat dibaca", en: "\(path.printable) cannot be read"))
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
