/// What a balance is found by: an item at a node, or in a region that something was planned for.
package struct BalanceKey: Hashable, Sendable {
  /// The node's key, or the region's code.
  package let node: String
  package let item: String

  package init(node: String, item: String) {
    self.node = node
    self.item = item
  }

  /// Reads a stored key; nil when it names no item.
  package init?(_ text: String) {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    node = String(text[..<slash])
    item = String(text[text.utf8.index(after: slash)...])
  }

  /// The code of the node's region.
  package var region: String { node.firstIndex(of: "/").map { String(node[..<$0]) } ?? node }

  /// Whether the node is a polling station, which is apart from its village's committee.
  package var isStation: Bool { node.utf8.contains(UInt8(ascii: "/")) }

  /// The same node under another region's code.
  func moved(to region: String) -> BalanceKey {
    let former = self.region
    guard region != former else { return self }
    return BalanceKey(node: region + node.dropFirst(former.count), item: item)
  }
}

extension BalanceKey: CustomStringConvertible {
  /// The key as it is stored: node, slash, item.
  package var description: String { "\(node)/\(item)" }
}
