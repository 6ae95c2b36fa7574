package import EventLedger
package import TransparencyLog

extension NoteError: WordedError {
  /// Why bytes are not a signed note, or why it is not trusted.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .tooLong(let count):
      "catatan bertanda tangan paling banyak \(UnverifiedNote.byteCountMax) bita, ini \(count)"
    case .notPlainText:
      "catatan bertanda tangan adalah UTF-8 tanpa karakter kendali, ini bukan"
    case .unterminatedText: "teks catatan berakhir dengan ganti baris, yang ini tidak"
    case .noSignatures: "catatan itu tidak mempunyai baris tanda tangan sesudah baris kosong"
    case .tooManySignatures(let count):
      "catatan paling banyak memuat \(UnverifiedNote.signatureCountMax) tanda tangan, ini \(count)"
    case .malformedSignatureLine(let number): "baris tanda tangan \(number) salah bentuk"
    case .ambiguousKeys(let identity): "dua dari kunci yang diberikan bernama \(identity)"
    case .invalidSignature(let identity): "tanda tangan \(identity) tidak cocok"
    case .noKnownSigner: "catatan itu tidak memuat tanda tangan kunci yang dikenal"
    }
  }
}

extension CheckpointError: WordedError {
  /// Why a note is not a trusted checkpoint.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .note(let error): error.phrase.indonesian
    case .malformedOrigin: "baris pertama titik periksa bukan nama log"
    case .malformedSize: "baris kedua titik periksa bukan ukuran pohon"
    case .malformedRoot: "baris ketiga titik periksa bukan hash akar dalam base64"
    case .malformedExtensionLine: "sebuah baris sesudah akar titik periksa salah bentuk"
    case .notSignedByLog(let origin):
      "titik periksa itu tidak memuat tanda tangan kunci bernama \(origin)"
    }
  }
}

extension KeyError: WordedError {
  /// Why bytes or text are not a key.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .wrongByteCount(let count):
      "kunci Ed25519 terdiri atas \(Ed25519PublicKey.byteCount) bita, bukan \(count)"
    case .weakPublicKey:
      "kunci publik itu lemah: satu tanda tangan akan cocok dengan banyak pesan"
    case .malformedName: "nama kunci tidak kosong dan tidak memuat spasi, +, atau karakter kendali"
    case .malformedVerifierKey: "teks itu bukan kunci pemeriksa, <nama>+<ID kunci>+<base64>"
    case .unknownAlgorithm(let byte):
      "jenis tanda tangan 0x\(Hex.encode([byte])) tidak didukung"
    case .keyIDMismatch(let stated, let computed):
      "kunci pemeriksa itu menyatakan ID \(stated), padahal nama dan kuncinya menghasilkan "
        + "\(computed)"
    }
  }
}
