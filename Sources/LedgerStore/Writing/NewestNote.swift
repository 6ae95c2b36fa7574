import EventLedger
import Foundation
import TransparencyLog

/// What a log key has signed last, kept a second time: size and root in `NAME.newest` beside the key's
/// own file.
///
/// A file cannot tell that it is old. An old copy put back in the ledger's place, or one whose
/// write-ahead log was lost, looks like the ledger itself, and whoever appended to it would let the log
/// sign a second history. The key's keeper knows better, as long as key and ledger are not both put back
/// from one snapshot.
///
/// The file has two slots that are written in turn, each with its digest, 4 KiB apart: a crash in the
/// middle of one leaves the other. A slot is one line, `KEY SIZE ROOT DIGEST`: the SHA-256 of the key's
/// text, the size, the root, and the SHA-256 of what stands before, in lowercase hexadecimal.
package struct NewestNote: Sendable {
  /// The file's name, as it is told to people.
  package let path: String

  /// Names the file that belongs to a private key's file.
  package init(besideKey keyPath: String) {
    let stem = keyPath.hasSuffix(".pem") ? String(keyPath.dropLast(".pem".count)) : keyPath
    path = stem + ".newest"
  }

  /// Opens the record of a key, and keeps other writers from it: one who writes to another copy of the
  /// ledger with the same key waits here.
  func open(for key: NoteVerifier) throws -> OpenNewestNote {
    try OpenNewestNote(path, key: key)
  }
}

/// The record of what a key signed last, open and held.
final class OpenNewestNote {
  /// What the key signed last; nil before the first.
  private(set) var head: TreeHead?

  private let path: String
  private let key: Hash
  private let descriptor: Int32
  /// The slot that is written next.
  private var next: Int

  init(_ path: String, key: NoteVerifier) throws {
    self.path = path
    self.key = Hash.of(Array("\(key)".utf8))
    let isNew = FileIdentity(of: path) == nil
    descriptor = Foundation.open(
      path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw Self.cannotKeep(path) }
    guard flock(descriptor, LOCK_EX) == 0 else {
      close(descriptor)
      throw Self.cannotKeep(path)
    }
    do {
      if isNew { try Durability.syncFolder(of: path) }
      (head, next) = try Self.read(descriptor, key: self.key, path: path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Keeps what the key has signed now, durably, before anything of it leaves the process.
  func keep(_ head: TreeHead) throws {
    guard head != self.head else { return }
    let fact = "\(key) \(head.size) \(head.root)"
    let line = Array("\(fact) \(Hash.of(Array(fact.utf8)))\n".utf8)
    let slot = line + [UInt8](repeating: UInt8(ascii: " "), count: Self.slotBytes - line.count)
    guard pwrite(descriptor, slot, slot.count, off_t(next * Self.slotDistance)) == slot.count,
      fdatasync(descriptor) == 0
    else { throw Self.cannotKeep(path) }
    next = 1 - next
    self.head = head
  }

  private static let slotBytes = 512
  private static let slotDistance = 4_096

  /// The newer of the two slots, and which one is to be written next.
  ///
  /// A slot that is neither whole nor empty was torn by a crash, and the other is the newest; only the
  /// very first may be torn alone, and then nothing of it had left the process.
  private static func read(
    _ descriptor: Int32, key: Hash, path: String
  ) throws -> (TreeHead?, next: Int) {
    let slots = try (0..<2).map { slot in
      var bytes = [UInt8](repeating: 0, count: slotBytes)
      guard pread(descriptor, &bytes, slotBytes, off_t(slot * slotDistance)) >= 0 else {
        throw cannotKeep(path)
      }
      return (isEmpty: bytes.allSatisfy { $0 == 0 }, slot: Slot(bytes))
    }
    guard slots[1].isEmpty || slots.contains(where: { $0.slot != nil }) else { throw damaged(path) }
    // What another key signed, whose file had this name before, is nothing to this one.
    let heads = slots.map { $0.slot.flatMap { $0.key == key ? $0.head : nil } }
    guard let second = heads[1] else { return (heads[0], heads[0] == nil ? 0 : 1) }
    return second.size > heads[0]?.size ?? 0 ? (second, 0) : (heads[0], 1)
  }

  private static func cannotKeep(_ path: String) -> LedgerError {
    LedgerError(
      .storage,
      Phrase(
        id: "\(path), catatan terbaru kunci log, tidak dapat ditulis",
        en: "\(path), the record of what the log key signed last, cannot be written"),
      because: SystemError.last)
  }

  private static func damaged(_ path: String) -> LedgerError {
    LedgerError(
      .corrupt,
      Phrase(
        id: "\(path), catatan terbaru kunci log, rusak",
        en: "\(path), the record of what the log key signed last, is damaged"),
      hint: Phrase(
        id: "tunjukkan dengan titik periksa dari saksi atau desk bahwa berkas buku besar terbaru, "
          + "lalu hapus catatan itu",
        en: "show by checkpoints of witnesses or desks that the ledger's file is the newest, then "
          + "remove the record"))
  }
}

/// One slot of the record.
private struct Slot {
  let key: Hash
  let head: TreeHead

  /// Nil unless a line stands there whole.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = bytes[..<end].split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 4, let key = Hash(hex: words[0].text),
      let size = UInt64(words[1].text), String(size) == words[1].text,
      let root = Hash(hex: words[2].text),
      Hash(hex: words[3].text) == Hash.of(Array("\(key) \(size) \(root)".utf8))
    else { return nil }
    self.key = key
    head = TreeHead(size: size, root: root)
  }
}
