package import CanonicalJSON
package import TransparencyLog

/// What later events say about an earlier one: its corrections, its withdrawal, and what other
/// bodies hold of it.
package struct AmendmentRow: Sendable, Hashable {
  /// A correction, and the one it says it follows.
  package struct Correction: Hashable, Sendable {
    package let hash: Hash
    package let replaces: Hash?
  }

  /// The corrections in the order they were taken in, without those withdrawn.
  package var corrections: [Correction] = []
  /// The event that withdrew it.
  package var withdrawnBy: Hash?
  /// By whom it was confirmed, in the order they were taken in, without those withdrawn.
  package var confirmations: [Confirmation] = []
  /// By whom it is disputed, in the order they were taken in, without those withdrawn.
  ///
  /// A dispute changes no figure: it is read beside the event.
  package var disputes: [Dispute] = []

  /// The most corrections of one event that stand at a time: whatever is asked of the event reads
  /// them all.
  package static let correctionsMax = 64

  package init() {}

  /// Whether two corrections contradict: one does not follow the one before.
  ///
  /// Then neither applies.
  package var isInConflict: Bool {
    var before: Hash?
    for correction in corrections {
      guard correction.replaces == before else { return true }
      before = correction.hash
    }
    return false
  }

  /// The corrections that apply, in order; none when they contradict.
  package var applicable: [Hash] { isInConflict ? [] : corrections.map(\.hash) }

  /// The corrections that lead to one, each following the one before, itself the last.
  func line(upTo last: Hash?) -> [Hash] {
    var line: [Hash] = []
    var next = last
    while let hash = next, let correction = corrections.first(where: { $0.hash == hash }) {
      line.append(hash)
      next = correction.replaces
    }
    return line.reversed()
  }

  /// The confirmations of what counts now.
  ///
  /// One that was given before a later correction is not of it, or an author could have one thing
  /// confirmed and then say another.
  package var confirmationsInForce: [Confirmation] {
    let newest = applicable.last
    return confirmations.filter { $0.correction == newest }
  }

  /// Whether another body vouches for what counts now.
  package var isConfirmed: Bool { !confirmationsInForce.isEmpty }

  /// What decides how the event counts; equal where nothing need be folded anew.
  var effect: Effect {
    Effect(isWithdrawn: withdrawnBy != nil, corrections: applicable, isConfirmed: isConfirmed)
  }

  struct Effect: Equatable {
    let isWithdrawn: Bool
    let corrections: [Hash]
    let isConfirmed: Bool
  }
}

extension AmendmentRow: ProjectionRow {
  package typealias Key = Hash

  package init?(_ row: JSONValue) {
    guard let corrections = row["corrections"]?.elements else { return nil }
    for element in corrections {
      guard let hash = element["hash"]?.string.flatMap(Hash.init(hex:)) else { return nil }
      let replaces = element["replaces"]?.string.flatMap(Hash.init(hex:))
      self.corrections.append(Correction(hash: hash, replaces: replaces))
    }
    withdrawnBy = row["withdrawnBy"]?.string.flatMap(Hash.init(hex:))
    for element in row["confirmations"].map({ Array($0.elements) }) ?? [] {
      guard let confirmation = Confirmation(element) else { return nil }
      confirmations.append(confirmation)
    }
    for element in row["disputes"].map({ Array($0.elements) }) ?? [] {
      guard let dispute = Dispute(element) else { return nil }
      disputes.append(dispute)
    }
  }

  package var members: [(name: String, value: JSON)] {
    var members: [(name: String, value: JSON)] = [
      ("corrections", .array(corrections.map(\.json))), ("conflict", .boolean(isInConflict)),
      ("confirmed", .boolean(isConfirmed)),
    ]
    if let withdrawnBy { members.append(("withdrawnBy", .string("\(withdrawnBy)"))) }
    if !confirmations.isEmpty {
      members.append(("confirmations", .array(confirmations.map(\.json))))
    }
    if !disputes.isEmpty { members.append(("disputes", .array(disputes.map(\.json)))) }
    return members
  }

  package static let definition = ProjectionDefinition(
    name: "amendments", version: 2,
    columns: [
      "corrections", "conflict", "withdrawnBy", "confirmed", "confirmations", "disputes",
    ])
}

extension AmendmentRow.Correction {
  fileprivate var json: JSON {
    var members: [(name: String, value: JSON)] = [("hash", .string("\(hash)"))]
    if let replaces { members.append(("replaces", .string("\(replaces)"))) }
    return JSON(members: members)
  }
}
