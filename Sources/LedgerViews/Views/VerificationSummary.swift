import EventLedger

/// What a run proves and what it could not exclude, in plain words.
struct VerificationSummary {
  private let report: VerificationReport

  init(_ report: VerificationReport) { self.report = report }

  var phrase: Phrase {
    report.hasFindings ? findings : [proven, limits, tail].joinedBySpaces
  }

  private var findings: Phrase {
    Phrase(
      id: "BUKU BESAR INI TIDAK UTUH. Sesuatu tidak seperti seharusnya; temuan di atas menyebut "
        + "tempatnya. Bagian yang tidak disebut tetap seperti yang tertulis di atas. Simpan berkas "
        + "ini sebagai bukti, dan bandingkan dengan salinan lain atau titik periksa simpanan.",
      en:
        "THIS LEDGER IS NOT INTACT. Something is not as it must be; the findings above say where. "
        + "Of parts not named, what is written above holds. Keep this file as evidence, and "
        + "compare it with another copy or with checkpoints that were kept.")
  }

  /// What follows from the proofs that hold.
  private var proven: Phrase {
    let count = report.size
    let isWhole = [VerificationPart.authorship, .completeness, .history].allSatisfy {
      report[$0] == .holds
    }
    guard isWhole else {
      return Phrase(
        id: "Tidak ada temuan, tetapi tidak semua bukti dapat diperiksa; lihat alasannya di atas.",
        en: "Nothing was found, but not every proof could be checked; the reasons stand above.")
    }
    return Phrase(
      id: "Tidak ada temuan. \(count.grouped(in: .indonesian)) entri ini ditulis oleh pemegang "
        + "kunci yang tercatat, tidak berubah sejak ditandatangani, dan urutannya adalah yang "
        + "ditandatangani log.",
      en: "Nothing was found. These \(count.grouped(in: .english)) entries were written by the "
        + "holders of the keys on record, have not changed since they were signed, and stand in "
        + "the order that the log signed.")
  }

  /// Who could still have written another history.
  private var limits: Phrase {
    guard let size = report.confirmations.size else {
      return Phrase(
        id: "Tidak dapat dikecualikan: pemegang kunci log menunjukkan riwayat lain kepada pihak "
          + "lain, sebab tidak ada pihak lain yang mengukuhkan yang ini.",
        en: "Not excluded: that the holder of the log key shows others another history, for "
          + "nobody else has confirmed this one.")
    }
    let above = report.size - min(size, report.size)
    guard above > 0 else {
      return Phrase(
        id: "Seluruh riwayat ini dikukuhkan pihak lain selain log.",
        en: "All of this history is confirmed by others than the log.")
    }
    return Phrase(
      id: "Sampai ukuran \(size) riwayat ini dikukuhkan pihak lain; untuk "
        + "\(above.grouped(in: .indonesian)) entri sesudahnya tidak dapat dikecualikan bahwa "
        + "pemegang kunci log menunjukkan yang lain kepada pihak lain.",
      en: "Up to size \(size) others have confirmed this history; for the "
        + "\(above.grouped(in: .english)) entries after it, it is not excluded that the holder of "
        + "the log key shows others something else.")
  }

  /// What no file can show by itself.
  private var tail: Phrase {
    Phrase(
      id: "Satu berkas tidak dapat menunjukkan bahwa ujungnya dipotong: itu terlihat dengan titik "
        + "periksa, tanda terima, atau peristiwa yang lebih baru.",
      en: "A file alone cannot show that its tail was cut off: a later checkpoint, receipt or "
        + "event does.")
  }
}

extension [Phrase] {
  fileprivate var joinedBySpaces: Phrase {
    Phrase(
      id: map(\.indonesian).joined(separator: " "), en: map(\.english).joined(separator: " "))
  }
}
