import EventLedger
import Foundation
import TransparencyLog

/// The folder that an export goes to.
struct TilesTarget {
  private let folder: URL
  private let path: String

  init(_ path: String) {
    self.path = path
    folder = URL(filePath: path, directoryHint: .isDirectory)
  }

  /// The bytes of a file; nil when it is not there.
  func read(_ name: String) throws -> [UInt8]? {
    do {
      return Array(try Data(contentsOf: folder.appending(path: name)))
    } catch CocoaError.fileReadNoSuchFile {
      return nil
    } catch {
      throw LedgerError(
        .storage,
        Phrase(id: "\(path)/\(name) tidak dapat dibaca", en: "\(path)/\(name) cannot be read"),
        cause: error)
    }
  }

  /// Puts a file in its place whole: nobody ever reads half of it.
  func write(_ resource: LogResource) throws {
    let file = folder.appending(path: resource.path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw notWritten(resource, SystemError.phrase(of: error))
    }
    do throws(Draft.Fault) {
      let draft = try Draft(for: file.path(percentEncoded: false), mode: 0o644, isExact: true)
      defer { draft.remove() }
      try draft.write(resource.bytes)
      try draft.takePlace()
    } catch {
      throw notWritten(resource, error.answer?.phrase)
    }
  }

  private func notWritten(_ resource: LogResource, _ answer: Phrase?) -> LedgerError {
    let fact = Phrase(
      id: "\(path)/\(resource.path) tidak dapat ditulis",
      en: "\(path)/\(resource.path) cannot be written")
    return LedgerError(
      .storage, answer.map { fact.told(with: $0) } ?? fact,
      hint: Phrase(
        id: "perbaiki, lalu ulangi ekspornya: ia melanjutkan dari tempat berhentinya",
        en: "mend that and run the export again: it goes on where it stopped"))
  }

  /// What is there does not go together with what would be exported.
  func error(_ fact: Phrase) -> LedgerError {
    LedgerError(
      .exists, Phrase(verbatim: path + " ") + fact,
      hint: Phrase(
        id: "ekspor ke folder baru, lalu bandingkan keduanya",
        en: "export to a new folder, and compare the two"))
  }
}
