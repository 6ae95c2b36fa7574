import EventLedger
import LedgerViews
import TransparencyLog

/// A checkpoint's note as a QR code: the text of the note itself, with the log's signature alone.
///
/// Nothing but the note stands in it, so that any scanner gives back what every other tool reads.
struct CheckpointCode {
  private let note: String
  private let title: String

  /// How wide a code may be as text.
  private static let columnsMax = 80

  init(_ checkpoint: SignedCheckpoint) {
    note = String(decoding: checkpoint.logNote.bytes, as: UTF8.self)
    title = "\(checkpoint.checkpoint.origin), \(checkpoint.checkpoint.treeHead.size)"
  }

  /// The code as text; with less correction where it would be too wide.
  func text(forTerminal: Bool) throws -> String {
    let codes = [QRCode.Correction.medium, .low].lazy.compactMap { QRCode(note, correction: $0) }
    guard let code = codes.first(where: { $0.columns <= Self.columnsMax }) else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "kode QR titik periksa lebih lebar dari \(Self.columnsMax) kolom",
          en: "the checkpoint's QR code is wider than \(Self.columnsMax) columns"),
        hint: Phrase(
          id: "tulis sebagai gambar: --qr-svg BERKAS", en: "write it as a picture: --qr-svg FILE"))
    }
    return code.text(forTerminal: forTerminal)
  }

  /// The code as a picture.
  func svg() throws -> String {
    guard let code = QRCode(note, correction: .medium) else {
      throw LedgerError(
        .invalidData,
        Phrase(
          id: "catatan titik periksa terlalu panjang untuk kode QR",
          en: "the checkpoint's note is too long for a QR code"))
    }
    return code.svg(title: title)
  }
}
