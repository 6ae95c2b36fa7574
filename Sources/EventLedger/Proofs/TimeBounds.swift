package import TransparencyLog

/// Between which times an event was written, and on whose word each bound rests.
///
/// The log's clock is the operator's. What a witness or another desk has signed bounds an event
/// without it: whoever signed the tree that holds the event cannot have done so before the event
/// was written.
package struct TimeBounds: Hashable, Sendable {
  /// Not written before this: `received` of the last entry that the event anchors, which is the
  /// log's word; nil when it anchors nothing.
  package let notBefore: Instant?
  /// Not written after this: the earliest cosignature over a checkpoint that covers it, or else
  /// its own `received`.
  package let notAfter: Bound
  /// By when others than the log confirm that it was written; nil when nobody does.
  package let proven: Bound?

  /// A time, and who says so.
  package struct Bound: Hashable, Sendable {
    package let instant: Instant
    package let word: Word

    package init(_ instant: Instant, by word: Word) {
      self.instant = instant
      self.word = word
    }
  }

  /// Whose word a bound is.
  package enum Word: Hashable, Sendable {
    /// The log's: the time that an entry was received.
    case log
    /// A witness's, which has signed the checkpoint of a size under its own clock.
    case witness(NoteVerifier, size: UInt64)
    /// Another desk's: its entry at the index anchors a tree that holds the event, and says when it
    /// was written.
    case desk(String, entry: UInt64)
  }

  /// The bounds of an entry's event.
  ///
  /// * `anchorReceived`: `received` of the last entry of the event's anchor.
  /// * `cosigned`: checkpoints of this history as opened under the keys of trusted witnesses;
  ///     those that do not cover the entry are passed over.
  /// * `confirmation`: the first entry that `isConfirmation` accepts.
  package init(
    of entry: Entry, at index: UInt64, anchorReceived: Instant?, cosigned: [SignedCheckpoint],
    confirmation: Record?
  ) {
    notBefore = anchorReceived
    let witnessed = cosigned.filter { $0.checkpoint.treeHead.size > index }
      .flatMap { signed in
        signed.cosignatures.compactMap { Bound($0, size: signed.checkpoint.treeHead.size) }
      }
      .min { $0.instant < $1.instant }
    let anchored = confirmation.map {
      Bound($0.event.recordedTime.instant, by: .desk($0.event.author.desk, entry: $0.index))
    }
    notAfter = witnessed ?? Bound(entry.received, by: .log)
    proven = [witnessed, anchored].compactMap(\.self).min { $0.instant < $1.instant }
  }

  /// Whether a later event confirms that an entry was there when it was written: it is by another
  /// desk than the entry's and none of the operator's, and anchors a tree that holds the entry.
  ///
  /// `key`: the later event's key. One whose events were set aside as stolen confirms nothing.
  package static func isConfirmation(
    _ later: Event, by key: KeyRow, of entry: Entry, at index: UInt64
  ) -> Bool {
    guard let anchor = later.anchor, anchor.size > index else { return false }
    return key.desk != entry.event.author.desk && !key.role.isOperator && key.setAsideFrom == nil
  }

  /// How many seconds before its upper bound the author says that the event was written.
  package func secondsLate(_ event: Event) -> Int64 {
    notAfter.instant.seconds(since: event.recordedTime.instant)
  }
}

extension TimeBounds.Bound {
  /// Nil for a time that no calendar here can say.
  fileprivate init?(_ cosignature: Cosignature, size: UInt64) {
    guard cosignature.timestamp <= UInt64(Instant.max.seconds) else { return nil }
    self.init(
      Instant(seconds: Int64(cosignature.timestamp)), by: .witness(cosignature.witness, size: size))
  }
}

extension Instant {
  /// 9999-12-31T00:00:00Z: at every offset the year has four digits.
  fileprivate static let max = Instant(seconds: 253_402_214_400)
}
