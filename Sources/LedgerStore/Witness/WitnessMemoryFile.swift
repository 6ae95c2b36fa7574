import EventLedger
import Foundation
package import TransparencyLog

/// A witness's memory in a file, which one process at a time reads and replaces.
package struct WitnessMemoryFile {
  /// The file's name, as it is told to people.
  package let path: String

  /// Names the file; it need not be there.
  package init(_ path: String) { self.path = path }

  /// Lets `body` use and change the memory, and keeps what it left.
  ///
  /// In this order: 1. other processes are shut out, 2. the memory is read and every signature in it
  /// checked, 3. `body` decides, and cosigns, 4. the new memory is written to the disk and takes the
  /// old one's name. What `body` returns is to leave the process only then: a cosignature that left
  /// before could be one that the witness has forgotten after a crash.
  package func update<Value>(
    of witness: NoteVerifier, _ body: (inout WitnessMemory) throws -> Value
  ) throws -> Value {
    let lock = try FileLock(path + ".lock")
    defer { lock.release() }
    let before = try read(of: witness)
    var memory = before
    let value = try body(&memory)
    if memory.bytes != before.bytes { try DurableFile(path).replace(with: memory.bytes) }
    return value
  }

  /// Keeps a checkpoint as evidence beside the memory: one file for each, as a note, since that is
  /// what every other tool takes.
  ///
  /// - Returns: the file's name, the same for the same size and root; what is there stays.
  package func keepEvidence(_ checkpoint: SignedCheckpoint) throws -> String {
    let head = checkpoint.checkpoint.treeHead
    let name = "\(path).evidence-\(head.size)-\("\(head.root)".prefix(8)).note"
    guard !FileManager.default.fileExists(atPath: name) else { return name }
    try DurableFile(name).replace(with: checkpoint.note.bytes)
    return name
  }

  private func read(of witness: NoteVerifier) throws -> WitnessMemory {
    guard FileManager.default.fileExists(atPath: path) else { return WitnessMemory() }
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw LedgerError(
        .storage, Phrase(id: "\(path) tidak dapat dibaca", en: "\(path) cannot be read"),
        cause: error)
    }
    do {
      // Nothing is never written: who finds it would cosign what contradicts the lost memory.
      guard !bytes.isEmpty else { throw WitnessMemoryError.malformed }
      return try WitnessMemory(bytes, of: witness)
    } catch {
      throw LedgerError(
        .corrupt,
        Phrase(id: "\(path) bukan memori saksi ini", en: "\(path) is not this witness's memory"),
        because: error,
        hint: Phrase(
          id: "saksi yang lupa tidak boleh menyaksikan: pulihkan salinan terbaru berkas itu",
          en: "a witness that has forgotten must not cosign: restore the newest copy of the file"))
    }
  }
}
