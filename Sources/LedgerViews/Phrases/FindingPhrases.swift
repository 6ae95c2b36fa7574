package import EventLedger
import TransparencyLog

// What a finding says was expected and was found. In English it is what reports for machines say.

extension Finding.Value {
  /// The value in both languages.
  package var phrase: Phrase { Phrase(id: indonesian.printable, en: description.printable) }

  private var indonesian: String {
    switch self {
    case .verbatim(let text): text
    case .none: "tidak ada"
    case .another: "yang lain"
    case .event(let value): value.indonesian
    case .log(let value): value.indonesian
    case .common(let value): value.indonesian
    case .table(let value): value.indonesian
    case .file(let value): value.indonesian
    }
  }
}

extension Finding.Value.OfEvent {
  fileprivate var indonesian: String {
    switch self {
    case .canonical: "peristiwa dalam bentuk baku"
    case .another: "peristiwa lain"
    case .unreadable(let error): error.phrase.indonesian
    case .opening: "ledger.opened sebagai peristiwa pertama"
    case .oneOpening: "satu ledger.opened"
    case .second: "yang kedua"
    case .anotherType: "jenis lain"
    case .approvals(let count): "persetujuan \(count) pendaftar kunci"
    case .thisLedger: "hash buku besar ini"
    case .knownType: "jenis dalam aturan yang berlaku"
    case .registeredKey: "kunci yang terdaftar"
    case .keyInForce: "kunci yang berlaku"
    case .signature: "tanda tangan kunci penulisnya"
    case .number(let number): "nomor \(number)"
    case .anchor: "jangkar, seperti peristiwa kunci itu sebelumnya"
    case .anchorAtLeast(let size): "jangkar berukuran \(size) atau lebih"
    case .publishedCheckpoint: "titik periksa yang diterbitkan"
    case .note(let anchor): "catatan log yang bertanda tangan dari \(anchor)"
    case .anotherNote: "catatan lain"
    case .notBefore(let instant): "\(Timestamp(utc: instant)) atau sesudahnya"
    case .opens(let place): "nilai untuk segel \(place)"
    case .opensNot(let place): "tanpa nilai untuk \(place)"
    case .one: "ada"
    case .sealed(let place): "nilai yang disegel di \(place)"
    case .fits(let place): "nilai yang sesuai aturan isi di \(place)"
    }
  }
}

extension Finding.Value.OfLog {
  fileprivate var indonesian: String {
    switch self {
    case .canonicalEntry: "entri dalam bentuk baku"
    case .anEntry: "sebuah entri"
    case .entry(let position): "entri \(position)"
    case .noneBefore(let index): "tidak ada sebelum entri \(index)"
    case .position: "urutan mulai 0"
    case .checkpoint: "titik periksa bertanda tangan"
    case .refused(let error): error.phrase.indonesian
    case .oneLine: "hanya baris tanda tangan log"
    case .noExtension: "tanpa baris tambahan"
    case .lines(let count): "\(count) baris"
    case .signature(let signer): "tanda tangan \(signer)"
    case .newest(let size): "titik periksa terbaru berukuran \(size)"
    case .noRoot: "tidak ada akar, karena sebuah entri hilang"
    case .hashes(let count): "\(count) hash"
    case .bytes(let count): "\(count) bita"
    case .hash(let slot, let hash): "\(hash) sebagai hash ke-\(slot)"
    case .noTile: "tidak ada ubin itu di log ini"
    }
  }
}

extension Finding.Value.OfOthers {
  fileprivate var indonesian: String {
    switch self {
    case .checkpointOfItsSize: "titik periksa dengan ukuran itu"
    case .witnessKey: "kunci pemeriksa seorang saksi"
    case .signatureLine(let signer): "baris tanda tangan \(signer)"
    case .anotherText: "teks lain"
    case .otherHistory:
      "titik periksa yang ditandatangani kunci log dan tidak ada dalam riwayat ini"
    case .entriesHere(let size): "\(size) entri riwayat ini"
    case .entries(let size): "\(size) entri"
    case .policyKey: "kunci log yang disebut kebijakan"
    case .strangers(let count): "paling banyak \(count) saksi yang tidak disebut kebijakan"
    case .trusted(let key):
      "\(key) sebagai pendaftar kunci yang menandatangani di sini, atau kunci log"
    }
  }
}

extension Finding.Value.OfTable {
  fileprivate var indonesian: String {
    switch self {
    case .known: "proyeksi dalam aturan"
    case .version(let version): "versi \(version)"
    case .size: "ukuran mulai 0"
    case .entriesAtMost(let size): "paling banyak \(size) entri"
    case .projection(let version): "proyeksi versi \(version)"
    case .row: "sebuah baris"
    case .noRow: "tidak ada baris itu"
    case .noForeignRow: "tidak ada baris untuk peristiwa di luar log"
    case .commitment: "segel di dalam log"
    case .box: "sebuah kotak"
    case .closedBox: "kotak yang tidak terbuka"
    case .erased: "tidak ada nilai, karena sudah dihapus"
    }
  }
}

extension Finding.Value.OfFile {
  fileprivate var indonesian: String {
    switch self {
    case .readable: "tabel yang terbaca"
    case .sound: "basis data yang utuh"
    case .noTrace: "tidak ada jejak dari yang dihapus"
    case .objects(let objects):
      objects.map { "\($0.sql ?? "yang dibuat SQLite sendiri") (milik \($0.table))" }
        .joined(separator: "; dan satu lagi dengan nama itu: ")
    }
  }
}

extension EventError.Form {
  /// What a member must be.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .array: "larik"
    case .arrayOfAtMost(let count): "larik paling banyak \(count)"
    case .boolean: "true atau false"
    case .distinctKeys: "kunci yang semuanya berbeda"
    case .integer: "bilangan bulat"
    case .hexadecimal: "64 angka heksadesimal"
    case .logKey: "kunci yang menandatangani titik periksa, berjenis 0x01"
    case .logKeyNamedAsOrigin: "kunci yang bernama sama dengan log"
    case .note: "catatan bertanda tangan"
    case .number: "bilangan mulai 1"
    case .object: "objek"
    case .offset: "selisih waktu seperti +08:00"
    case .opening: "isi ledger.opened"
    case .pointer: "JSON Pointer"
    case .regionCode: "kode wilayah"
    case .signature: "64 bita dalam base64"
    case .sizeAndRoot: "ukuran:akar"
    case .source: "/desk/kunci"
    case .specificationVersion: "1.0"
    case .text: "teks"
    case .threshold: "dari 1 sampai banyaknya pendaftar kunci"
    case .timestamp: "waktu dengan selisih UTC"
    case .timestampInUTC: "waktu dalam UTC"
    case .typeName: "nama jenis peristiwa"
    case .verifierKey: "kunci pemeriksa"
    }
  }
}
