package import TransparencyLog

/// The newest checkpoint an author had seen when writing an event: a tree size and its root.
///
/// Written as `size:root`, `[1-9][0-9]*:[0-9a-f]{64}`. By signing it every desk is a witness of
/// the history up to that size.
package struct Anchor: Hashable, Sendable {
  package let treeHead: TreeHead

  /// Nil when the tree is empty: there is nothing to witness.
  package init?(_ treeHead: TreeHead) {
    guard treeHead.size > 0 else { return nil }
    self.treeHead = treeHead
  }

  /// Reads `size:root`; nil for every other text.
  package init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Reads `size:root`; nil for every other text.
  package init?(_ text: ArraySlice<UInt8>) {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
      let size = Decimal.parse(text[..<colon]), let root = Hash(hex: text[(colon + 1)...])
    else { return nil }
    self.init(TreeHead(size: size, root: root))
  }

  package var size: UInt64 { treeHead.size }
}

extension Anchor: CustomStringConvertible {
  /// The anchor's one text, `size:root`.
  package var description: String { "\(treeHead.size):\(treeHead.root)" }
}
