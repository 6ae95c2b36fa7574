package import EventLedger

/// What a finding says was expected and was found, in the reader's language.
///
/// The rules word it in English, the language of reports for machines; here stand the few
/// sentences they are made of, with `…` for a name, a number or a hash, which are the same in every
/// language.
package enum FindingPhrases {
  /// The text in both languages; in English alone where no sentence fits, as of a foreign error.
  package static func phrase(of english: String) -> Phrase {
    let text = english.printable
    return Phrase(id: indonesian(of: text) ?? text, en: text)
  }

  /// Whether a text is one of the sentences, or one word, which needs none.
  package static func isWorded(_ english: String) -> Bool {
    indonesian(of: english) != nil || !english.contains(" ")
  }

  private static func indonesian(of english: String) -> String? {
    if let whole = sentences[english] { return whole }
    for (sentence, translation) in frames {
      let parts = sentence.split(separator: "…", omittingEmptySubsequences: false)
      guard english.utf8.count >= sentence.utf8.count - "…".utf8.count,
        english.hasPrefix(parts[0]), english.hasSuffix(parts[1])
      else { continue }
      let value = english.dropFirst(parts[0].count).dropLast(parts[1].count)
      return translation.replacing("…", with: value)
    }
    return nil
  }

  private static let sentences = [
    "none": "tidak ada", "one": "ada", "another": "yang lain", "another event": "peristiwa lain",
    "another note": "catatan lain", "another text": "teks lain", "another type": "jenis lain",
    "a second": "yang kedua", "a canonical event": "peristiwa dalam bentuk baku",
    "a canonical entry": "entri dalam bentuk baku", "an entry": "sebuah entri",
    "ledger.opened as the first event": "ledger.opened sebagai peristiwa pertama",
    "one ledger.opened": "satu ledger.opened", "this ledger's hash": "hash buku besar ini",
    "a type of the rules in force": "jenis dalam aturan yang berlaku",
    "a registered key": "kunci yang terdaftar", "a key in force": "kunci yang berlaku",
    "a signature by the author's key": "tanda tangan kunci penulisnya",
    "an anchor, as in the key's events before": "jangkar, seperti peristiwa kunci itu sebelumnya",
    "a published checkpoint": "titik periksa yang diterbitkan",
    "a signed checkpoint": "titik periksa bertanda tangan",
    "a checkpoint of its size": "titik periksa dengan ukuran itu",
    "a witness's verifier key": "kunci pemeriksa seorang saksi",
    "a commitment in the log": "segel di dalam log", "a position from 0": "urutan mulai 0",
    "a size from 0": "ukuran mulai 0", "a projection of the rules": "proyeksi dalam aturan",
    "a table that reads": "tabel yang terbaca", "a sound database": "basis data yang utuh",
    "no such row": "tidak ada baris itu", "a row": "sebuah baris",
    "no value, since it was erased": "tidak ada nilai, karena sudah dihapus",
    "no trace of what was erased": "tidak ada jejak dari yang dihapus",
    "no such tile in this log": "tidak ada ubin itu di log ini",
    "no row for an event that is not in the log":
      "tidak ada baris untuk peristiwa di luar log",
    "no root, since an entry is missing": "tidak ada akar, karena sebuah entri hilang",
    "a text": "teks", "an integer": "bilangan bulat", "true or false": "true atau false",
    "an array": "larik", "an object": "objek", "a number from 1": "bilangan mulai 1",
    "a JSON Pointer": "JSON Pointer", "a region code": "kode wilayah",
    "a timestamp": "waktu dengan selisih UTC", "a timestamp in UTC": "waktu dalam UTC",
    "a type name": "nama jenis peristiwa", "a verifier key": "kunci pemeriksa",
    "a signed note": "catatan bertanda tangan", "64 bytes in base64": "64 bita dalam base64",
    "64 hexadecimal digits": "64 angka heksadesimal", "/desk/key": "/desk/kunci",
    "size:root": "ukuran:akar", "an offset as +08:00": "selisih waktu seperti +08:00",
    "what ledger.opened holds": "isi ledger.opened",
    "keys that are all different": "kunci yang semuanya berbeda",
    "from 1 to the number of registrars": "dari 1 sampai banyaknya pendaftar kunci",
    "a key that signs checkpoints, of type 0x01":
      "kunci yang menandatangani titik periksa, berjenis 0x01",
    "a key named as the origin": "kunci yang bernama sama dengan log",
    "a log key that the policy names": "kunci log yang disebut kebijakan",
    "a checkpoint that the log key signed and this history does not have":
      "titik periksa yang ditandatangani kunci log dan tidak ada dalam riwayat ini",
  ]

  private static let frames = [
    ("the approval of … registrars", "persetujuan … pendaftar kunci"),
    ("an anchor of size … or more", "jangkar berukuran … atau lebih"),
    ("the log's signed note of …", "catatan log yang bertanda tangan dari …"),
    ("an opening for …", "nilai untuk segel …"), ("no opening for …", "tanpa nilai untuk …"),
    ("the value sealed at …", "nilai yang disegel di …"),
    ("a value that fits the schema at …", "nilai yang sesuai aturan isi di …"),
    ("a signature line by …", "baris tanda tangan …"), ("a signature by …", "tanda tangan …"),
    ("none before entry …", "tidak ada sebelum entri …"),
    ("the projection in version …", "proyeksi versi …"), ("version …", "versi …"),
    ("the newest checkpoint of size …", "titik periksa terbaru berukuran …"),
    ("… entries of this history", "… entri riwayat ini"),
    ("an array of at most …", "larik paling banyak …"),
    ("at most … entries", "paling banyak … entri"),
    ("… entries and nothing else", "… entri dan tidak ada yang lain"), ("… entries", "… entri"),
    ("… hashes", "… hash"), ("… bytes", "… bita"), ("number …", "nomor …"),
    ("entry …", "entri …"), ("… or later", "… atau sesudahnya"),
  ]
}
