package import EventLedger

/// What the rules of verification ask, by the identifiers that reports carry.
package enum RulePhrases {
  /// The rule in words; its identifier where it has none.
  package static func phrase(of rule: String) -> Phrase {
    taking[rule] ?? log[rule] ?? derived[rule] ?? trust[rule] ?? Phrase(verbatim: rule)
  }

  /// The rules that have a wording.
  package static var worded: Set<String> {
    Set(taking.keys).union(log.keys).union(derived.keys).union(trust.keys)
  }

  /// Rules of taking in, which hold of every entry.
  private static let taking: [String: Phrase] = [
    "form": Phrase(id: "bentuk peristiwa", en: "the event's form"),
    "not-opened": Phrase(
      id: "peristiwa pertama membuka buku besar", en: "the first event opens the ledger"),
    "already-opened": Phrase(
      id: "buku besar dibuka hanya sekali", en: "a ledger is opened once"),
    "awaiting-registrars": Phrase(
      id: "semua pendaftar kunci menyetujui pembukaan dahulu",
      en: "all registrars approve the opening first"),
    "other-ledger": Phrase(
      id: "peristiwa ditulis untuk buku besar ini", en: "the event is written for this ledger"),
    "unknown-type": Phrase(
      id: "jenisnya ada dalam aturan", en: "its type is in the rules"),
    "unknown-key": Phrase(id: "kuncinya terdaftar", en: "its key is registered"),
    "key-not-in-force": Phrase(id: "kuncinya berlaku", en: "its key is in force"),
    "wrong-desk": Phrase(
      id: "penulisnya desk pemilik kunci", en: "its author is the desk that has the key"),
    "bad-signature": Phrase(
      id: "tanda tangan cocok dengan isinya", en: "its signature fits its content"),
    "number-used": Phrase(
      id: "setiap nomor dipakai sekali", en: "a key uses every number once"),
    "number-gap": Phrase(
      id: "nomor setiap kunci berurutan tanpa celah", en: "a key's numbers have no gap"),
    "previous-mismatch": Phrase(
      id: "menyambung pada peristiwa sebelumnya dari kunci itu",
      en: "it follows the key's event before"),
    "anchor-missing": Phrase(
      id: "sekali memakai jangkar, selalu memakai jangkar", en: "once anchored, always anchored"),
    "anchor-shrinks": Phrase(id: "jangkar tidak mundur", en: "anchors never go back"),
    "checkpoint-unknown": Phrase(
      id: "jangkar adalah titik periksa yang diterbitkan",
      en: "an anchor is a published checkpoint"),
    "note-mismatch": Phrase(
      id: "catatan yang disertakan adalah titik periksa yang dijangkar",
      en: "a note that comes along is the anchored checkpoint"),
    "received-earlier": Phrase(
      id: "waktu diterima tidak mundur", en: "times of receipt never go back"),
    "opening-missing": Phrase(
      id: "setiap segel mempunyai nilai", en: "every seal has its value"),
    "opening-surplus": Phrase(
      id: "setiap nilai mempunyai segel", en: "every value has its seal"),
    "opening-mismatch": Phrase(
      id: "nilai adalah yang disegel", en: "the value is the one that was sealed"),
    "opening-invalid": Phrase(
      id: "nilai tersegel sesuai aturan isinya", en: "the sealed value fits its schema"),
  ]

  /// Rules of the log: entries, checkpoints, tiles, cosignatures.
  private static let log: [String: Phrase] = [
    "entry-form": Phrase(id: "entri dalam bentuk baku", en: "an entry is canonical"),
    "entry-missing": Phrase(id: "tidak ada entri yang hilang", en: "no entry is missing"),
    "entry-position": Phrase(
      id: "entri berada pada urutannya", en: "an entry stands at a position of the log"),
    "checkpoint-form": Phrase(
      id: "titik periksa dalam bentuk baku", en: "a checkpoint is a signed note of this log"),
    "checkpoint-signature": Phrase(
      id: "titik periksa ditandatangani kunci log yang berlaku",
      en: "a checkpoint is signed by the log key in force"),
    "checkpoint-size": Phrase(
      id: "titik periksa tersimpan di bawah ukurannya",
      en: "a checkpoint is stored under its size"),
    "checkpoint-newest": Phrase(
      id: "titik periksa terbaru mencakup semua entri",
      en: "the newest checkpoint covers all entries"),
    "tree-root": Phrase(
      id: "entri menghasilkan akar yang ditandatangani",
      en: "the entries hash to the root that was signed"),
    "tile-mismatch": Phrase(
      id: "ubin berisi hash dari entri", en: "a tile holds the hashes of the entries"),
    "tile-missing": Phrase(id: "tidak ada ubin yang hilang", en: "no full tile is missing"),
    "tile-surplus": Phrase(
      id: "tidak ada ubin berlebih", en: "no tile is there that the log is too small for"),
    "cosignature-form": Phrase(
      id: "baris saksi dalam bentuk baku", en: "a witness's line is well formed"),
    "split-view": Phrase(
      id: "kunci log menandatangani satu riwayat saja", en: "the log key has signed one history"),
    "evidence-form": Phrase(
      id: "bukti adalah titik periksa log yang tidak ada dalam riwayat ini",
      en: "evidence is a checkpoint of the log that this history does not have"),
    "cosignature-signature": Phrase(
      id: "tanda tangan saksi cocok", en: "a witness's signature is valid"),
  ]

  /// Rules of what is derived from the entries or stands beside them.
  private static let derived: [String: Phrase] = [
    "index-row": Phrase(
      id: "indeks menunjuk entri yang benar", en: "the index leads to the right entry"),
    "index-surplus": Phrase(
      id: "indeks tidak menunjuk yang tidak ada", en: "the index leads to nothing else"),
    "projection-form": Phrase(
      id: "proyeksi tersimpan sesuai versinya", en: "a stored projection has its version's form"),
    "projection-set": Phrase(
      id: "semua proyeksi tersimpan, tidak ada yang lain",
      en: "every projection is stored, and no other"),
    "projection-row": Phrase(
      id: "baris tersimpan sama dengan yang dibangun ulang",
      en: "a stored row is the one rebuilt from the entries"),
    "projection-root": Phrase(
      id: "akar proyeksi sama dengan yang dibangun ulang",
      en: "a projection's root is the one rebuilt from the entries"),
    "seal-root": Phrase(
      id: "segel keadaan menyatakan akar yang dibangun ulang dari entri",
      en: "a seal of the state states what is rebuilt from the entries"),
    "sealed-missing": Phrase(
      id: "setiap segel mempunyai nilai, kecuali yang dihapus menurut hukum",
      en: "every seal has its value, unless that was lawfully erased"),
    "sealed-erased": Phrase(
      id: "yang sudah dihapus tidak ada lagi", en: "what was erased is gone"),
    "erasure-unfinished": Phrase(
      id: "jejak nilai yang dihapus sudah dibersihkan dari berkas",
      en: "the traces of erased values are gone from the file"),
    "sealed-form": Phrase(
      id: "baris nilai tersegel berisi sebuah kotak", en: "a row of a sealed value holds a box"),
    "sealed-mismatch": Phrase(
      id: "nilai membuka segelnya", en: "a value opens its seal"),
    "sealed-surplus": Phrase(
      id: "setiap nilai mempunyai segel", en: "no value stands without a seal"),
    "unreadable": Phrase(id: "berkas terbaca", en: "the file can be read"),
    "structure": Phrase(
      id: "bagian-bagian berkas sesuai formatnya", en: "the file's parts are those of the format"),
  ]

  /// Rules of what the inspector brought along.
  private static let trust: [String: Phrase] = [
    "seen-size": Phrase(
      id: "titik periksa simpanan tidak lebih besar dari berkas ini; bila lebih, ujungnya dipotong",
      en: "a kept checkpoint is no larger than this file; if it is, the tail was cut off"),
    "seen-root": Phrase(
      id: "titik periksa simpanan berasal dari riwayat ini",
      en: "a kept checkpoint is of this history"),
    "memory-size": Phrase(
      id: "berkas ini memuat paling sedikit entri yang dahulu diperiksa; bila kurang, ujungnya "
        + "dipotong",
      en: "this file has at least the entries that were verified before; if not, the tail was cut "
        + "off"),
    "memory-root": Phrase(
      id: "entri yang dahulu diperiksa tidak berubah",
      en: "the entries that were verified before are unchanged"),
    "trust-key": Phrase(
      id: "kunci yang dipercaya adalah milik buku besar ini",
      en: "the trusted key is one of this ledger's"),
    "trust-genesis": Phrase(
      id: "hash yang dipercaya adalah hash peristiwa pertama",
      en: "the trusted hash is that of the first event"),
    "trust-policy": Phrase(
      id: "kebijakan yang dipercaya menyebut kunci log ini",
      en: "the trusted policy names the log's key"),
  ]
}
