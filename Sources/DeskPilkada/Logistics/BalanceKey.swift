/// What a balance is found by: an item at a node, or in a region that something was planned for.
package struct BalanceKey: Hashable, Sendable {
  /// The node's key, or the region's code.
  package let node: String
  package let item: String

  package init(node: String, item: String) {
    self.node = node
    self.item = item
  }
}

extension BalanceKey: CustomStringConvertible {
  /// The key as it is stored: node, slash, item.
  package var description: String { "\(node)/\(item)" }
}
