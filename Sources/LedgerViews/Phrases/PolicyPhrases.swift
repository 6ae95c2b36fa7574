package import EventLedger
package import TransparencyLog

extension PolicyError: WordedError {
  /// Why a text is not a policy, or definitions do not make one.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .tooLong(let count):
      "berkas kebijakan paling banyak \(Policy.byteCountMax) bita, ini \(count)"
    case .controlCharacter: "berkas kebijakan itu memuat karakter kendali"
    case .unterminatedLine: "baris terakhir kebijakan tidak berakhir dengan ganti baris"
    case .malformedLine(let number): "baris \(number) kebijakan bukan sebuah ketentuan"
    case .key(let error): error.phrase.indonesian
    case .wrongKeyType(let identity): "jenis kunci \(identity) tidak sesuai perannya"
    case .duplicateKey(let identity): "kunci publik \(identity) tertulis dua kali"
    case .nameTaken(let name): "nama \(name) tidak dapat dipakai, sudah ada"
    case .undefinedName(let name):
      "tidak ada saksi atau kelompok bernama \(name) sebelum nama itu dipakai"
    case .repeatedMember(let name): "\(name) menjadi anggota dua kali"
    case .impossibleThreshold(let name):
      "ambang kelompok \(name) tidak di antara 1 dan banyaknya anggota"
    case .quorumNotGivenOnce: "sebuah kebijakan mempunyai tepat satu baris kuorum"
    }
  }
}

extension WitnessRequestError: WordedError {
  /// Why bytes are not a request to a witness.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .tooLong(let count):
      "permintaan paling banyak \(WitnessRequest.byteCountMax) bita, ini \(count)"
    case .malformedOldSize: "baris pertama permintaan bukan old <ukuran>"
    case .malformedProofLine(let number): "baris bukti \(number) bukan hash dalam base64"
    case .tooManyProofLines:
      "sebuah permintaan paling banyak memuat \(WitnessRequest.proofLineCountMax) baris bukti"
    case .noBlankLine: "bukti konsistensi tidak diakhiri baris kosong"
    case .checkpoint(let error): error.phrase.indonesian
    }
  }
}

extension WitnessMemoryError: WordedError {
  /// Why bytes are not the memory of a witness, or a key cannot be taken up in it.
  package var phrase: Phrase { Phrase(id: indonesian, en: description) }

  private var indonesian: String {
    switch self {
    case .tooLong(let count):
      "memori saksi paling banyak \(WitnessMemory.byteCountMax) bita, ini \(count)"
    case .malformed: "isinya bukan memori saksi"
    case .wrongKeyType(let identity): "\(identity) bukan kunci yang dipakai log"
    case .repeatedLog(let origin): "log \(origin) diingat dua kali"
    case .checkpoint(let error):
      "sebuah titik periksa yang diingat tidak sah: \(error.phrase.indonesian)"
    case .notCosigned(let origin, let identity):
      "titik periksa \(origin) yang diingat tidak memuat baris \(identity) saja"
    }
  }
}
