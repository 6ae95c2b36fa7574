import EventLedger
package import LedgerService

extension OpeningFault: WordedRefusal {
  package var explanation: Explanation {
    switch self {
    case .ledgerIsThere(let path):
      Explanation(
        Phrase(id: "\(path.printable) sudah ada", en: "\(path.printable) is there already"),
        hint: Phrase(
          id: "pilih berkas lain: --ledger BERKAS", en: "choose another file: --ledger PATH"))
    case .threshold:
      Explanation(
        Phrase(
          id: "--threshold dari 1 sampai banyaknya pendaftar kunci",
          en: "--threshold is from 1 to the number of registrars"))
    case .unknownProvince(let province):
      Explanation(
        Phrase(
          id: "daftar wilayah tidak memuat provinsi \(province.printable)",
          en: "the register of regions does not have the province \(province.printable)"))
    case .recoveryIsNoKey:
      Explanation(
        Phrase(
          id: "--recovery menerima kunci pemeriksa: NAMA+ID+KUNCI",
          en: "--recovery takes a verifier key: NAME+ID+KEY"))
    case .keysBeside(let keys):
      Explanation(
        Phrase(
          id: "folder kunci \(keys.printable) ada di dalam folder buku besar: siapa yang menyalin "
            + "folder itu menyalin kunci penyegelnya juga",
          en: "the keys folder \(keys.printable) is within the ledger's folder: who copies that "
            + "folder copies the sealing key, too"),
        hint: Phrase(
          id: "--keys FOLDER di tempat lain; atau --beside, bila memang dikehendaki",
          en: "--keys FOLDER elsewhere; or --beside, if it is meant to be so"))
    case .anotherOpening(let journal):
      Explanation(
        Phrase(
          id: "program lain sedang membuat kunci di folder ini (\(journal.printable))",
          en: "another program is making keys in this folder (\(journal.printable))"),
        hint: Phrase(
          id: "ulangi setelah program itu selesai", en: "repeat when it has ended"))
    }
  }
}
