/// In what form a ledger is kept, and with it what there is to be compared.
package enum LedgerForm: Sendable {
  /// A file: every published checkpoint, the full tiles, and what is derived from the entries.
  case file
  /// A folder as <https://c2sp.org/tlog-tiles> publishes it: the newest checkpoint, all tiles, the
  /// partial ones with them, and the entries.
  ///
  /// An anchor must be the root at its size, for earlier checkpoints are not there to be asked.
  case tiles
}
