package import EventLedger
package import TransparencyLog

extension ProofError: WordedError {
  /// Why a proof was refused, or could not be made.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .indexOutOfRange(let index, let subtree):
      "entri \(index) tidak ada dalam \(subtree.map { "entri \($0)" } ?? "pohon kosong")"
    case .subtreeOutOfRange(let subtree, let size):
      "entri \(subtree) tidak semuanya ada dalam pohon berukuran \(size)"
    case .sizesOutOfOrder(let old, let new):
      "pohon yang lebih tua berukuran \(old), yang lebih baru \(new)"
    case .emptyTree: "tidak ada bukti dari pohon kosong"
    case .wrongLength(let expected, let found):
      "bukti itu memuat \(found) hash; menurut ukurannya seharusnya \(expected)"
    case .rootMismatch(let expected, let found):
      "bukti itu menuju akar \(found), padahal akar pohonnya \(expected)"
    case .subtreeMismatch(let expected, let found):
      "bukti itu menuju hash lama \(found), padahal yang diberikan \(expected)"
    }
  }
}

extension LogProofError: WordedError {
  /// Why bytes are not a proof file.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .tooLong(let count):
      "berkas bukti paling banyak \(LogProof.byteCountMax) bita, ini \(count)"
    case .unknownFormat: "baris pertama tidak menyebut bukti log versi 1"
    case .malformedExtra: "data tambahannya bukan base64"
    case .malformedIndex: "baris dengan urutan entri salah bentuk"
    case .malformedHash(let number): "baris \(number) jalurnya bukan hash dalam base64"
    case .tooManyHashes: "sebuah jalur paling banyak memuat \(LogProof.hashCountMax) hash"
    case .noBlankLine: "jalurnya tidak diakhiri baris kosong"
    case .note(let error): error.phrase.indonesian
    }
  }
}

extension FactFault: WordedError {
  /// Why a proof does not show what it is said to show.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .noEntry: "bukti itu tidak membawa entri"
    case .checkpointRefused(let error):
      "titik periksanya tidak dapat diandalkan: \(error.phrase.indonesian)"
    case .quorumNotReached: "saksi yang menandatangani titik periksa itu tidak cukup"
    case .notIncluded(let error): "entri itu tidak ada di log: \(error.phrase.indonesian)"
    case .keyNotRegistered(let key): "bukti kedua tidak mendaftarkan kunci \(key)"
    case .badSignature: "peristiwa itu tidak ditandatangani kunci yang terdaftar"
    case .otherLedger: "kedua bukti itu dari buku besar yang berlainan"
    case .notSealed(let name): "peristiwa itu tidak menyegel proyeksi \(name)"
    case .otherValue(let place): "nilai di \(place) bukan yang disegel di sana"
    case .rowNotIncluded(let error):
      "baris itu tidak ada dalam proyeksi yang disegel: \(error.phrase.indonesian)"
    }
  }
}
