package import EventLedger
package import LedgerStore
import TransparencyLog

extension LedgerReading {
  /// The index of the entry that a person names: by its index, its event's hash, or the first
  /// eight or more digits of that.
  package func index(named name: String) throws -> UInt64 {
    if name.utf8.count < 8, let index = UInt64(name), String(index) == name {
      let size = try size
      guard index < size else {
        throw LedgerError(
          .notFound,
          Phrase(
            id: "tidak ada entri \(index); buku besar ini berisi \(size)",
            en: "there is no entry \(index); the ledger has \(size)"))
      }
      return index
    }
    let found = try events(withHashPrefix: name, countMax: 2)
    guard let first = found.first else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "tidak ada peristiwa yang hash-nya diawali \(name)",
          en: "no event's hash begins with \(name)"))
    }
    guard found.count == 1 else {
      throw LedgerError(
        .notFound,
        Phrase(
          id: "lebih dari satu peristiwa hash-nya diawali \(name)",
          en: "more than one event's hash begins with \(name)"),
        hint: Phrase(id: "berikan lebih banyak angkanya", en: "give more of its digits"))
    }
    return first.index
  }

  /// An entry that is known to be there.
  package func entry(_ index: UInt64) throws -> Entry {
    guard let bytes = try entry(at: index) else {
      throw LedgerError(
        .notFound, Phrase(id: "tidak ada entri \(index)", en: "there is no entry \(index)"))
    }
    do {
      return try Entry(bytes)
    } catch {
      throw LedgerError(
        .corrupt, Phrase(id: "entri \(index) tidak terbaca", en: "entry \(index) cannot be read"),
        because: error,
        hint: Phrase(id: "jalankan ledger verify", en: "run ledger verify"))
    }
  }
}
