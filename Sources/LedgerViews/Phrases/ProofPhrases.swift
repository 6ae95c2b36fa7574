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
    case .keyNotRegistered(let key): "tidak ada entri di bukti itu yang membawa masuk kunci \(key)"
    case .badSignature: "peristiwa itu tidak ditandatangani kunci yang terdaftar"
    case .otherLedger: "peristiwa-peristiwanya dari buku besar yang berlainan"
    case .otherCheckpoint: "bagian-bagiannya bukan dari satu titik periksa"
    case .noOpening:
      "peristiwa pertama buku besar, yang ditandatangani pendaftar yang disebutnya, tidak ada di situ"
    case .registrarMissing(let key):
      "pendaftar \(key), yang disebut peristiwa pertama buku besar, belum menyetujuinya"
    case .notOfDirectory(let index):
      "entri \(index) tidak ditandatangani kunci yang dibawa masuk entri-entri sebelumnya"
    case .notSealed(let name): "peristiwa itu tidak menyegel proyeksi \(name)"
    case .otherValue(let place): "nilai di \(place) bukan yang disegel di sana"
    case .rowNotIncluded(let error):
      "baris itu tidak ada dalam proyeksi yang disegel: \(error.phrase.indonesian)"
    case .wrongKey(let log):
      "kunci yang diberikan bukan kunci pendaftar buku besar bukti ini dan bukan kunci lognya, "
        + "\(log.identity)"
    case .wrongGenesis(let hash):
      "bukti ini dari buku besar lain, yang peristiwa pertamanya \(hash)"
    case .wrongPolicy(let log):
      "berkas kebijakan itu tidak menyebut kunci log bukti ini, \(log.identity)"
    case .silentRegistrar(let key):
      "tidak ada di bukti ini yang ditandatangani pendaftar \(key), jadi kuncinya saja tidak "
        + "menunjukkan apa-apa"
    }
  }

  /// What is needed instead, where the proof was not judged.
  package var hint: Phrase? { isOfTrust ? ProofPhrases.rightKey : nil }
}

/// What is said about proofs in files.
package enum ProofPhrases {
  package static let fails = Phrase(id: "Bukti GAGAL", en: "The proof FAILS")

  static let holds = Phrase(id: "Bukti ini BERLAKU.", en: "The proof HOLDS.")

  package static let nothingTrusted = Phrase(
    id: "bukti diperiksa dengan kunci pendaftar atau kunci log: berikan dengan --trust",
    en: "a proof is checked with a registrar's key or the log's: give it with --trust")

  package static let keyFiles = Phrase(
    id: "registrar.vkey, log.vkey, hash peristiwa pertama, atau berkas kebijakan, dari tangan yang "
      + "Anda percayai",
    en:
      "registrar.vkey, log.vkey, the hash of the first event or a policy file, from a hand that you "
      + "trust")

  static let rightKey = Phrase(
    id:
      "bukti belum dinilai. Diperlukan registrar.vkey, kunci pendaftar yang membuka buku besar itu, "
      + "log.vkey, kunci lognya, atau kebijakan yang menyebutnya: mintalah kepada penyelenggara buku "
      + "besar, bukan kepada pembawa bukti",
    en:
      "the proof was not judged. What is needed is registrar.vkey, the key of a registrar who opened "
      + "that ledger, log.vkey, its log's, or a policy that names that: ask the ledger's keepers, not "
      + "whoever brought the proof")

  /// Evidence was to be judged under keys of which none has the log's name.
  package static func wrongLog(_ log: NoteVerifier) -> Explanation {
    Explanation(
      Phrase(
        id: "kunci yang diberikan bukan kunci log \(log.name), yang disebut berkas itu",
        en: "the given key is not one of the log \(log.name), which the file names"),
      hint: Phrase(
        id:
          "bukti belum dinilai. Diperlukan log.vkey, kunci log itu, atau kebijakan yang menyebutnya",
        en:
          "the evidence was not judged. What is needed is log.vkey, that log's key, or a policy that "
          + "names it"))
  }

  package static func noProof(_ path: String) -> Phrase {
    Phrase(
      id: "\(path) bukan bukti yang ditulis `ledger prove` atau `ledger disclose`",
      en: "\(path) is no proof as `ledger prove` or `ledger disclose` writes it")
  }
}

extension ProofVerdict {
  /// What is shown: where the event stands, whose it is, how the log's key is known, and what is left.
  package var phrases: [Phrase] {
    let (checkpoint, index) = (fact.fact.checkpoint.checkpoint, fact.fact.index)
    let (size, registered) = (checkpoint.treeHead.size, fact.registration.index)
    let key = Fingerprint(of: fact.key.publicKey)
    let desk = fact.fact.entry.event.author.desk
    return [
      ProofPhrases.holds,
      Phrase(
        id: "Ada di log \(checkpoint.origin) sebagai entri \(index) dari \(size).",
        en: "In the log \(checkpoint.origin) as entry \(index) of \(size)."),
      Phrase(
        id: "Ditandatangani kunci \(key), yang dibawa masuk untuk desk \(desk) oleh entri "
          + "\(registered).",
        en: "Signed by the key \(key), which entry \(registered) brought in for desk \(desk)."),
      logKeyPhrase, basis.phrase, Self.limit,
    ]
  }

  private var logKeyPhrase: Phrase {
    let (key, index) = (directory.logKey.identity, directory.logKeyNamedAt)
    let whoseWord =
      directory.genesis.threshold == 1
      ? Phrase(id: "yang ditandatangani pendaftar", en: "which a registrar signed")
      : Phrase(
        id: "yang disetujui \(directory.genesis.threshold) pendaftar, sebanyak yang disyaratkan",
        en: "which \(directory.genesis.threshold) registrars approved, as many as must")
    guard index > 0 else { return openingPhrase }
    return Phrase(
      id: "Kunci log \(key) disebut entri \(index), ",
      en: "The log key \(key) is named by entry \(index), ") + whoseWord + Phrase(verbatim: ".")
  }

  private var openingPhrase: Phrase {
    let (key, count) = (directory.logKey.identity, directory.genesis.registrars.count)
    guard count > 1 else {
      return Phrase(
        id: "Kunci log \(key) disebut peristiwa pertama buku besar, yang ditandatangani pendaftar.",
        en: "The log key \(key) is named by the ledger's first event, which a registrar signed.")
    }
    return Phrase(
      id:
        "Kunci log \(key) disebut peristiwa pertama buku besar, yang disetujui semua pendaftarnya, "
        + "\(count) orang.",
      en: "The log key \(key) is named by the ledger's first event, which all of its \(count) "
        + "registrars approved.")
  }

  private static let limit = Phrase(
    id:
      "Apakah salah satu kunci itu dicabut atau diganti kemudian, dan apakah peristiwanya dihitung, "
      + "hanya seluruh log yang dapat menjawab.",
    en:
      "Whether one of these keys was revoked or replaced since, and whether the event stands, only "
      + "the whole log can say.")
}
