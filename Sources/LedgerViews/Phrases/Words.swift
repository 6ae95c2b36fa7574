package import EventLedger

/// The words that views are made of: headings, labels, and what is said of any event.
package enum Words {
  package static let rehearsalBanner = Phrase(
    id: "LATIHAN — bukan data sebenarnya", en: "EXERCISE — not real data")
  package static let error = Phrase(id: "kesalahan", en: "error")
  package static let hint = Phrase(id: "petunjuk", en: "hint")

  /// What a process that was killed had left.
  package static func removedLeftover(_ path: String) -> Phrase {
    Phrase(
      id: "sisa program yang dihentikan paksa dihapus: \(path.printable)",
      en: "removed what a program that was killed had left: \(path.printable)")
  }

  /// A private key that was there without its public half.
  package static func finishedKey(_ path: String) -> Phrase {
    Phrase(
      id:
        "\(path.printable) sudah ada tanpa bagian publiknya, yang kini ditulis; kunci itu tidak baru",
      en: "\(path.printable) was there without its public half, which is written now; the key is "
        + "not new")
  }

  static let yes = Phrase(id: "ya", en: "yes")
  static let no = Phrase(id: "tidak", en: "no")
  static let empty = Phrase(id: "Tidak ada baris.", en: "No rows.")
  static let writtenAs = Phrase(id: "aslinya", en: "written")

  // An event.
  static let event = Phrase(id: "Peristiwa", en: "Event")
  static let author = Phrase(id: "Penulis", en: "Author")
  static let key = Phrase(id: "Kunci", en: "Key")
  static let numberOfKey = Phrase(id: "nomor", en: "number")
  static let subject = Phrase(id: "Wilayah", en: "Region")
  static let time = Phrase(id: "Terjadi", en: "Happened")
  static let recordedTime = Phrase(id: "Ditulis", en: "Written down")
  static let received = Phrase(id: "Diterima", en: "Received")
  static let standing = Phrase(id: "Status", en: "Standing")
  static let content = Phrase(id: "Isi", en: "Content")
  static let proof = Phrase(id: "Bukti", en: "Proof")
  static let hash = Phrase(id: "Tanda (hash)", en: "Hash")
  static let previous = Phrase(id: "Sebelumnya", en: "Previous")
  static let anchor = Phrase(id: "Jangkar", en: "Anchor")
  static let noAnchor = Phrase(id: "tidak ada", en: "none")
  static let entry = Phrase(id: "Entri", en: "Entry")
  static let leafHash = Phrase(id: "Hash daun", en: "Leaf hash")
  static let signature = Phrase(id: "Tanda tangan", en: "Signature")
  static let treeSize = Phrase(id: "Ukuran pohon", en: "Tree size")
  static let root = Phrase(id: "Akar", en: "Root")

  // Between which times it was written.
  static let timeBounds = Phrase(id: "Batas waktu penulisan", en: "When it was written")
  static let notBefore = Phrase(id: "Tidak sebelum", en: "Not before")
  static let notAfter = Phrase(id: "Tidak sesudah", en: "Not after")
  static let proven = Phrase(id: "Terbukti", en: "Proven")
  static let sentLate = Phrase(id: "Terlambat", en: "Late")

  // A receipt.
  static let taken = Phrase(
    id: "Diterima. Simpan tanda terima ini.", en: "Taken in. Keep this receipt.")
  static let takenBefore = Phrase(
    id: "Sudah diterima sebelumnya; ini tanda terima yang pertama.",
    en: "Taken in before; this is the first receipt.")

  // Sealed values.
  static let sealed = Phrase(id: "tersegel", en: "sealed")
  static let erased = Phrase(id: "dihapus", en: "erased")
  static let erasedValues = Phrase(
    id: "Nilai tersegel yang dihapus menurut hukum", en: "Sealed values lawfully erased")
  static let person = Phrase(id: "data pribadi", en: "personal data")
  static let narrative = Phrase(id: "narasi", en: "narrative")

  // Writing an event.
  static let toBeSigned = Phrase(
    id: "Ini yang akan ditandatangani; sesudahnya tidak dapat diubah, selamanya:",
    en: "This is what will be signed; it can never be changed afterwards:")
  static let sealedNote = Phrase(
    id: "tersegel: tidak masuk ke catatan bertanda tangan dan dapat dihapus menurut hukum; "
      + "yang lain tinggal selamanya.",
    en: "sealed: kept out of the signed record, and can lawfully be erased; the rest stays for "
      + "ever.")
  static let fields = Phrase(id: "Isian", en: "Fields")
  static let required = Phrase(id: "wajib", en: "required")
  static let filledIn = Phrase(id: "diisikan bila kosong", en: "filled in when not given")
  static let repeatable = Phrase(id: "boleh berulang", en: "may be repeated")
  static let columns = Phrase(
    id: "Nilainya dipisahkan koma, boleh dengan nama (nama=nilai):",
    en: "Its values stand between commas, by name where wanted (name=value):")
  static let fieldNote = Phrase(
    id: "Waktu: 2024-11-25T09:00, atau 09:00 untuk hari ini. Wilayah: kode atau nama. Nilai "
      + "kosong (\"\") membiarkan isian kosong. Selebihnya: ledger append --help.",
    en: "A time: 2024-11-25T09:00, or 09:00 for today. A region: its code or name. An empty value "
      + "(\"\") leaves a field out. The rest: ledger append --help.")
  static let example = Phrase(id: "Contoh", en: "Example")
  static let code = Phrase(id: "KODE", en: "CODE")
  static let plainWords = Phrase(id: "Kata sehari-hari", en: "Plain words")

  // What later events say of it.
  static let was = Phrase(id: "semula", en: "was")
  static let correctedBy = Phrase(id: "Dikoreksi oleh", en: "Corrected by")
  static let withdrawnBy = Phrase(id: "Ditarik oleh", en: "Withdrawn by")
  static let withdrawn = Phrase(id: "ditarik", en: "withdrawn")
  static let confirmedBy = Phrase(id: "Dikonfirmasi", en: "Confirmed by")
  static let confirmedBefore = Phrase(
    id: "sebelum dikoreksi", en: "before it was corrected")
  static let disputedBy = Phrase(id: "Disanggah", en: "Disputed by")
  static let correctedMark = Phrase(id: "dikoreksi", en: "corrected")
  static let conflictMark = Phrase(id: "koreksi bertentangan", en: "corrections in conflict")
  static let confirmedMark = Phrase(id: "dikonfirmasi", en: "confirmed")
  static let disputedMark = Phrase(id: "disanggah", en: "disputed")
  static let conflict = Phrase(
    id: "Koreksi yang bertentangan: tidak satu pun diterapkan",
    en: "Contradicting corrections: none of them applies")
  static let alleged = Phrase(id: "dugaan", en: "alleged")

  // Keys.
  static let desk = Phrase(id: "Desk", en: "Desk")
  static let role = Phrase(id: "Peran", en: "Role")
  static let since = Phrase(id: "Sejak entri", en: "Since entry")
  static let lastNumber = Phrase(id: "Nomor", en: "Number")
  static let state = Phrase(id: "Keadaan", en: "State")
  static let noKeys = Phrase(id: "Belum ada kunci.", en: "There are no keys yet.")
  static let inForce = Phrase(id: "berlaku", en: "in force")

  // Acts of the registrars.
  static let act = Phrase(id: "Tindakan", en: "Act")
  static let approvals = Phrase(id: "Persetujuan", en: "Approvals")
  static let needed = Phrase(id: "Masih perlu", en: "Still needed")
  static let missing = Phrase(id: "Belum menyetujui", en: "Not yet by")
  static let deskAwaited = Phrase(id: "Desk penulis belum setuju", en: "Author's desk, not yet")
  static let noActs = Phrase(
    id: "Tidak ada tindakan yang menunggu.", en: "No act waits for approval.")

  // A verification.
  static let ledger = Phrase(id: "Buku besar", en: "Ledger")
  static let origin = Phrase(id: "Asal", en: "Origin")
  static let genesis = Phrase(id: "Pembuka", en: "First event")
  static let holds = Phrase(id: "TERBUKTI", en: "HOLDS")
  static let confirmed = Phrase(id: "DIKUKUHKAN", en: "CONFIRMED")
  static let fails = Phrase(id: "GAGAL", en: "FAILS")
  static let notChecked = Phrase(id: "TIDAK DIPERIKSA", en: "NOT CHECKED")
  static let expected = Phrase(id: "seharusnya", en: "expected")
  static let found = Phrase(id: "ditemukan", en: "found")
  static let verified = Phrase(id: "Diperiksa", en: "Verified")
  static let program = Phrase(id: "Program", en: "Program")
  static let repeating = Phrase(id: "Mengulangi pemeriksaan", en: "To repeat the check")
  static let terms = Phrase(id: "Arti istilah", en: "What the words mean")
  static let setAsideEntries = Phrase(
    id: "Dikesampingkan, tersimpan tetapi tidak dihitung",
    en: "Set aside, kept but counted nowhere")
}
