import CanonicalJSON
import EventLedger

/// Puts sealed values in boxes on their way into the file, under the one key that its boxes are
/// under.
///
/// A ledger without boxes takes the key that is at hand. Where its key is another, or there is none
/// at hand, whatever bears sealed values is refused: under a stray key they could be read by nobody
/// who holds the ledger's own.
struct Boxing {
  private let ledger: Unaudited
  private let keys: SealingKeys
  /// The key that was found to be the file's, in the transaction that this belongs to.
  private var key: SealingKey.ID?

  init(for ledger: Unaudited, keys: SealingKeys) {
    self.ledger = ledger
    self.keys = keys
  }

  /// Refuses what bears sealed values where they cannot be put in boxes that the file's key opens.
  mutating func refuseWithoutKey(_ openings: [Opening]) throws {
    guard !openings.isEmpty, key == nil else { return }
    // Once a renewal has begun in the file what comes goes under the new key.
    let key = try ledger.marks().renewal?.new ?? keys.current?.id
    guard let key, keys[key] != nil else {
      throw LedgerError.noSealingKey(of: ledger.connection.path)
    }
    try ledger.refuseOtherSealingKey(than: key)
    self.key = key
  }

  /// The boxes of what opens an event's values, in the order given.
  mutating func boxes(
    of openings: [Opening], in event: Event
  ) throws -> [(pointer: JSONPointer, box: SealedBox)] {
    try refuseWithoutKey(openings)
    return try openings.map { opening in
      let place = SealedPlace(of: event, pointer: opening.pointer)
      guard let box = try keys.box(opening, at: place, under: key) else {
        throw LedgerError.noSealingKey(of: ledger.connection.path)
      }
      return (opening.pointer, box)
    }
  }
}

extension LedgerReading {
  /// Refuses to seal under a key that is not the one the file's boxes are under.
  ///
  /// A key that is lost, or that a renewal is leaving, is not the file's any more.
  func refuseOtherSealingKey(than key: SealingKey.ID) throws {
    let marks = try marks()
    let left = marks.lostKeys + [marks.renewal?.old].compactMap(\.self)
    // Boxes are under one key but for those that the marks tell of, so one box tells.
    guard let own = try anyBox()?.keyID, own != key, !left.contains(own) else { return }
    throw LedgerError(
      .key,
      Phrase(
        id: "nilai tersegel \(connection.path) memakai kunci penyegel \(own), yang ada di sini "
          + "\(key)",
        en: "the sealed values of \(connection.path) are under the sealing key \(own), the one at "
          + "hand is \(key)"),
      hint: LedgerError.howToGetSealingKey)
  }

  private func anyBox() throws -> SealedBox? {
    try connection.run { database in
      try database.row("SELECT box FROM sealed_values LIMIT 1") { SealedBox($0.bytes(0)) }
    } ?? nil
  }
}

extension LedgerError {
  /// The sealing key that is wanted is not at hand.
  static func noSealingKey(of path: String) -> LedgerError {
    LedgerError(
      .key,
      Phrase(
        id:
          "kunci penyegel \(path) tidak ada di sini, sehingga nilai tersegel tidak dapat disimpan",
        en: "the sealing key of \(path) is not at hand, so that sealed values cannot be kept"),
      hint: howToGetSealingKey)
  }

  fileprivate static var howToGetSealingKey: Phrase {
    Phrase(
      id: "--keys menyebut folder tempat kunci itu; salinannya ada di lemari besi",
      en: "--keys names the folder with it; its copy lies in the safe")
  }
}
