import DeskPilkada
package import EventLedger

extension AlertSeverity {
  /// How urgent it is, in a word.
  var phrase: Phrase {
    switch self {
    case .high: Phrase(id: "TINGGI", en: "HIGH")
    case .medium: Phrase(id: "sedang", en: "medium")
    case .low: Phrase(id: "rendah", en: "low")
    }
  }
}

extension AlertKind {
  /// What is wrong, in a few words.
  package var phrase: Phrase {
    switch self {
    case .missingReport: Phrase(id: "tanpa laporan", en: "no report")
    case .contradiction:
      Phrase(id: "nihil, padahal ada yang terbuka", en: "nothing to report, yet something is open")
    case .filingOverdue:
      Phrase(
        id: "dugaan pelanggaran belum dilaporkan, 7 hari lewat",
        en: "alleged violation not filed, 7 days over")
    case .decisionOverdue:
      Phrase(
        id: "dugaan pelanggaran belum diputus, tenggat lewat",
        en: "alleged violation undecided, time over")
    case .instructionOverdue: Phrase(id: "instruksi lewat tenggat", en: "instruction overdue")
    case .shipmentOverdue: Phrase(id: "kiriman terlambat", en: "shipment overdue")
    case .shipmentDifference:
      Phrase(id: "terhitung lain dari yang dikirim", en: "counted is not what was sent")
    case .negativeBalance: Phrase(id: "saldo kurang dari nol", en: "balance below zero")
    case .compromisedKey:
      Phrase(id: "kunci dipakai saat tidak aman", en: "key used while compromised")
    case .doubleSigning:
      Phrase(id: "kunci menandatangani dua kali", en: "key signed twice under one number")
    case .clockSkew: Phrase(id: "jam perangkat salah", en: "a device's clock is wrong")
    case .targetMismatch:
      Phrase(id: "sasaran tidak cocok jumlahnya", en: "targets do not add up")
    case .staleSource: Phrase(id: "sumber laporan lama", en: "old source in a report")
    }
  }

  /// Who does what about it next.
  package var nextStep: Phrase {
    switch self {
    case .missingReport:
      Phrase(
        id:
          "Desk Provinsi menelepon desk itu sekarang; desk itu mengirim laporan, juga bila nihil.",
        en:
          "The provincial desk calls that desk now; it reports, also when there is nothing to report."
      )
    case .contradiction:
      Phrase(
        id: "Desk itu memeriksa perkara yang terbuka, lalu mengoreksi laporannya atau menjelaskan.",
        en: "That desk looks at what is open, and corrects its report or explains it.")
    case .filingOverdue:
      Phrase(
        id:
          "Desk pencatat menghubungi Bawaslu hari ini; Bawaslu memutus apakah masih dapat diterima.",
        en:
          "The desk that noticed it calls Bawaslu today; Bawaslu says whether it still can be filed."
      )
    case .decisionOverdue:
      Phrase(
        id: "Bawaslu mencatat kajiannya, atau menutup perkara dengan alasannya.",
        en: "Bawaslu records its assessment, or closes the case with its reason.")
    case .instructionOverdue:
      Phrase(
        id: "Desk yang dituju melapor selesai atau sebabnya belum; Sekda menetapkan tenggat baru.",
        en: "The desk addressed reports it done, or why not; the secretary sets a new time.")
    case .shipmentOverdue:
      Phrase(
        id: "KPU menghubungi pembawa; penerima mencatat hitungan begitu tiba.",
        en: "KPU calls the carrier; the receiver records the count on arrival.")
    case .shipmentDifference:
      Phrase(
        id: "Pengirim dan penerima menghitung ulang bersama, lalu KPU mencatat penyelesaiannya.",
        en: "Sender and receiver count again together; then KPU records how it was settled.")
    case .negativeBalance:
      Phrase(
        id: "KPU mencari penerimaan yang belum dicatat, atau angka kiriman yang salah.",
        en: "KPU looks for a receipt that was not recorded, or a wrong quantity sent.")
    case .compromisedKey:
      Phrase(
        id:
          "Pendaftar kunci memeriksa daftar kunci; desk itu menulis ulang yang benar dengan kunci baru.",
        en: "The registrars review the keys; that desk writes again what was right with a new key.")
    case .doubleSigning:
      Phrase(
        id:
          "Pendaftar kunci menanyai desk itu siapa memakai kunci yang sama, lalu mengganti atau mencabutnya.",
        en:
          "The registrars ask that desk who else uses the key, and have it replaced or revoke it.")
    case .clockSkew:
      Phrase(
        id: "Desk itu membetulkan jam perangkatnya, lalu pendaftar kunci memulihkan entrinya.",
        en: "That desk sets its device's clock; then the registrars release its entries.")
    case .targetMismatch:
      Phrase(
        id: "KPU memeriksa berita acara pleno dan menetapkan sasaran yang benar.",
        en: "KPU checks the minutes of its plenary and declares the right target.")
    case .staleSource:
      Phrase(
        id: "Desk itu menanyai kecamatan atau desa lagi sebelum laporan berikutnya.",
        en: "That desk asks the district or village again before its next report.")
    }
  }
}
