import CanonicalJSON
package import TransparencyLog

/// What is still to be done with a ledger's file before it is one like any other.
///
/// Each stands as one text in the file's table `marks`.
package enum LedgerMark: Hashable, Sendable {
  /// The file is a copy, and brings the sealed values of its first `size` entries with it: it takes
  /// no entries until it is shown that no later history was signed, but for the act by which the
  /// registrars begin the log anew. It is its maker's word.
  case copy(size: UInt64)
  /// Of what an act has erased, bytes may be left in the file or beside it.
  case erasureUnfinished(act: Hash)
  /// The sealed values were put under another key, and the old one may be left in bytes of the file,
  /// in its standby, or in its key file.
  case renewal(from: SealingKey.ID, to: SealingKey.ID)
  /// A sealing key is lost: the rows under it cannot be opened any more, and stay.
  case keyLost(SealingKey.ID)

  /// The text in the table.
  package var text: String {
    switch self {
    case .copy(let size): "\(Name.copy) \(size)"
    case .erasureUnfinished(let act): "\(Name.erasure) \(act)"
    case .renewal(let old, let new): "\(Name.renewal) \(old) \(new)"
    case .keyLost(let id): "\(Name.keyLost) \(id)"
    }
  }

  /// Reads a mark's text; nil for every other.
  package init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let mark: LedgerMark?
    switch (words[0], words.count) {
    case (Name.copy, 2):
      mark = UInt64(words[1]).flatMap { $0 <= JSONText.integerMax ? .copy(size: $0) : nil }
    case (Name.erasure, 2): mark = Hash(hex: words[1]).map { .erasureUnfinished(act: $0) }
    case (Name.renewal, 3):
      let ids = words.dropFirst().compactMap { SealingKey.ID($0) }
      mark = ids.count == 2 ? .renewal(from: ids[0], to: ids[1]) : nil
    case (Name.keyLost, 2): mark = SealingKey.ID(words[1]).map { .keyLost($0) }
    default: mark = nil
    }
    guard let mark, mark.text.utf8.elementsEqual(text.utf8) else { return nil }
    self = mark
  }

  private enum Name {
    static let copy = "copy"
    static let erasure = "erasure-unfinished"
    static let renewal = "renewal"
    static let keyLost = "sealing-key-lost"
  }

  /// The forms that there are, for whoever is told of another.
  package static let forms =
    "copy SIZE, erasure-unfinished HASH, renewal OLD NEW, sealing-key-lost ID"
}

extension Sequence<LedgerMark> {
  /// How many entries' sealed values a copy brings with it; nil for a file that is none.
  package var copySize: UInt64? {
    lazy.compactMap { if case .copy(let size) = $0 { size } else { nil } }.min()
  }

  /// The acts of which bytes may be left.
  package var unfinishedErasures: [Hash] {
    compactMap { if case .erasureUnfinished(let act) = $0 { act } else { nil } }
  }

  /// The renewal that is under way; nil when none is.
  package var renewal: (old: SealingKey.ID, new: SealingKey.ID)? {
    for case .renewal(let old, let new) in self { return (old, new) }
    return nil
  }

  /// The keys that are lost.
  package var lostKeys: [SealingKey.ID] {
    compactMap { if case .keyLost(let id) = $0 { id } else { nil } }.sorted()
  }
}
