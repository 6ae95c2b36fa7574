package import TransparencyLog

/// Two histories under one log key: a checkpoint that the key signed, and a history that does not
/// have it.
///
/// A log shows a split view when it signs two roots for one size, or when its file is an older one
/// than it has signed for. Whoever holds the log key did it or has lost it; no rule can mend it,
/// so nothing more is appended until people have looked at both histories.
package struct SplitView: Hashable, Sendable {
  /// What the log key signed.
  package let signed: TreeHead
  /// What this history has: its root at that size, or its own head when it is smaller.
  package let held: TreeHead

  /// Nil when the signed tree is one that this history went through.
  ///
  /// `head` is the history's newest published head, `root` gives its root at a smaller size.
  package init?<Failure>(
    signed: SignedCheckpoint, head: TreeHead, root: (UInt64) throws(Failure) -> Hash
  ) throws(Failure) {
    try self.init(signed: signed.checkpoint.treeHead, head: head, root: root)
  }

  /// The same of a head that the log key is known to have signed.
  package init?<Failure>(
    signed: TreeHead, head: TreeHead, root: (UInt64) throws(Failure) -> Hash
  ) throws(Failure) {
    let held =
      signed.size < head.size
      ? TreeHead(size: signed.size, root: try root(signed.size)) : head
    guard held != signed else { return nil }
    self.signed = signed
    self.held = held
  }
}

extension SplitView: CustomStringConvertible {
  package var description: String { phrase.english }
}

extension SplitView {
  /// What the log key has signed that this history does not have.
  package var phrase: Phrase {
    signed.size == held.size
      ? Phrase(
        id: "pada ukuran \(signed.size) kunci log menandatangani akar \(signed.root), riwayat ini "
          + "berakar \(held.root)",
        en: "at size \(signed.size) the log key signed the root \(signed.root), this history has "
          + "\(held.root)")
      : Phrase(
        id: "kunci log menandatangani \(signed.size) entri, riwayat ini berisi \(held.size)",
        en: "the log key signed \(signed.size) entries, this history has \(held.size)")
  }
}
