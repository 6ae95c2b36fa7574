package import LedgerStore
package import TransparencyLog

/// The log's private keys in the keys folder.
///
/// The one in force is read before anything is written. Another is looked for only when a commit
/// brings it into force: by its public half, so that it may have any file's name.
package struct LogKeysAtHand: LogSigning {
  private let folder: KeyFolder
  private let current: NoteSigner
  private let currentFile: KeyFile

  package init(in folder: KeyFolder, current key: NoteVerifier) throws {
    self.folder = folder
    let file = folder.file(of: key) ?? folder.file(named: KeyFolder.log)
    current = NoteSigner(name: key.name, privateKey: try file.read())
    currentFile = file
  }

  package func signer(of key: NoteVerifier) throws -> NoteSigner? {
    if current.verifier == key { return current }
    return try folder.file(of: key).map {
      NoteSigner(name: key.name, privateKey: try $0.read())
    }
  }

  package func newestNote(of key: NoteVerifier) -> NewestNote? {
    current.verifier == key
      ? NewestNote(besideKey: currentFile.path) : folder.newestNote(of: key)
  }
}
