/// The words that views are made of: headings, labels, and what is said of any event.
package enum Words {
  package static let rehearsalBanner = Phrase(
    id: "LATIHAN — bukan data sebenarnya", en: "EXERCISE — not real data")
  package static let hint = Phrase(id: "petunjuk", en: "hint")

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

  // A receipt.
  static let taken = Phrase(
    id: "Diterima. Simpan tanda terima ini.", en: "Taken in. Keep this receipt.")
  static let takenBefore = Phrase(
    id: "Sudah diterima sebelumnya; ini tanda terima yang pertama.",
    en: "Taken in before; this is the first receipt.")

  // Sealed values.
  static let sealed = Phrase(id: "tersegel", en: "sealed")

  // What later events say of it.
  static let was = Phrase(id: "semula", en: "was")
  static let correctedBy = Phrase(id: "Dikoreksi oleh", en: "Corrected by")
  static let withdrawnBy = Phrase(id: "Ditarik oleh", en: "Withdrawn by")
  static let withdrawn = Phrase(id: "ditarik", en: "withdrawn")
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
  static let setAsideEntries = Phrase(
    id: "Dikesampingkan, tersimpan tetapi tidak dihitung",
    en: "Set aside, kept but counted nowhere")
}
