package import EventLedger
package import LedgerStore
import TransparencyLog

/// What somebody named is not in the ledger, or not one thing.
package enum ReferenceFault: ServiceRefusal {
  /// No entry has this index, in a ledger of so many.
  case noEntry(UInt64, size: UInt64)
  /// No event's hash begins so.
  case noEvent(String)
  /// Several events' hashes begin so.
  case severalEvents(String)
  /// The entry at an index is not there, or not readable.
  case unreadable(UInt64, (any Error)?)
  /// The rules have no type of this name, and so nothing can be said about such an event.
  case typeNotInRules(String)

  package var code: LedgerError.Code? {
    switch self {
    case .unreadable(_, .some): .corrupt
    default: .notFound
    }
  }
}

extension LedgerReading {
  /// The index of the entry that a person names: by its index, its event's hash, or the first
  /// eight or more digits of that.
  package func index(named name: String) throws -> UInt64 {
    if name.utf8.count < 8, let index = UInt64(name), String(index) == name {
      let size = try size
      guard index < size else { throw ReferenceFault.noEntry(index, size: size) }
      return index
    }
    let found = try events(withHashPrefix: name, countMax: 2)
    guard let first = found.first else { throw ReferenceFault.noEvent(name) }
    guard found.count == 1 else { throw ReferenceFault.severalEvents(name) }
    return first.index
  }

  /// An entry that is known to be there.
  package func entry(_ index: UInt64) throws -> Entry {
    guard let bytes = try entry(at: index) else { throw ReferenceFault.unreadable(index, nil) }
    do {
      return try Entry(bytes)
    } catch {
      throw ReferenceFault.unreadable(index, error)
    }
  }

  /// The entry that a person names.
  package func entry(named name: String) throws -> Entry { try entry(index(named: name)) }
}
