package import EventLedger

/// A small file that is replaced whole and durably: at any time it has either its old bytes or its
/// new ones, also after the power has failed.
package struct DurableFile {
  private let path: String

  /// Names the file; it need not be there.
  package init(_ path: String) { self.path = path }

  /// Writes the bytes under another name, syncs them, gives them the file's name and syncs the
  /// folder.
  package func replace(with bytes: [UInt8], mode: UInt32 = 0o644) throws(LedgerError) {
    do {
      let draft = try Draft(for: path, mode: mode)
      defer { draft.remove() }
      try draft.write(bytes)
      try draft.takePlace()
    } catch {
      throw failure(error)
    }
    try Durability.syncFolder(of: path)
  }

  private func failure(_ fault: Draft.Fault) -> LedgerError {
    let answer = fault.answer ?? SystemError.last
    guard case .notWhole = fault else {
      return LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat ditulis", en: "\(path) cannot be written"),
        because: answer)
    }
    return LedgerError(
      .diskFull,
      Phrase(id: "\(path) tidak dapat ditulis seutuhnya", en: "\(path) cannot be written whole"),
      because: answer)
  }
}
