import EventLedger

/// What a run proves and what it could not exclude, in plain words: the end of every report.
struct VerificationSummary {
  private let report: VerificationReport

  init(_ report: VerificationReport) { self.report = report }

  /// What is proven, how it stands with the whole, and what has happened to it lawfully.
  var proven: Phrase {
    let proofs = VerificationPart.allCases.filter { report[$0] == .holds }.compactMap(proof)
    let standing = [report.firstAlteration?.standingPhrase].compactMap(\.self)
    let held = standing + proofs
    let shown = held.isEmpty ? [nothing] : (report.hasFindings ? [allTheSame] : []) + held
    return ([verdict] + shown + [erasures, restarts].compactMap(\.self)).joinedBySpaces
  }

  /// The words above the list of what could not be excluded.
  var heading: Phrase {
    Phrase(
      id: "Yang tidak dapat dikecualikan atau ditunjukkan oleh pemeriksaan ini",
      en: "What this run could not exclude or show")
  }

  /// What could not be excluded, one thing in each.
  var limits: [Phrase] { report.limits.map { $0.phrase(of: report.size) } }

  /// The end of the report as lines for a page, before they are wrapped.
  var paragraphs: [Phrase] {
    [proven, Phrase(verbatim: ""), heading + Phrase(verbatim: ":")]
      + limits.map { Phrase(verbatim: "- ") + $0 }
  }

  private var verdict: Phrase {
    let failing = VerificationPart.allCases.filter { report[$0].findings != nil }
    guard failing.isEmpty else {
      let names = failing.map(\.phrase)
      return Phrase(
        id: "BUKU BESAR INI TIDAK UTUH. Yang gagal: "
          + names.map(\.indonesian).joined(separator: "; ")
          + ". Temuan di atas menyebut tempatnya. Simpan berkas ini sebagai bukti, dan bandingkan "
          + "dengan salinan lain atau titik periksa simpanan.",
        en: "THIS LEDGER IS NOT INTACT. What fails: "
          + names.map(\.english).joined(separator: "; ")
          + ". The findings above say where. Keep this file as evidence, and compare it with "
          + "another copy or with checkpoints that were kept.")
    }
    return Phrase(id: "Tidak ada temuan.", en: "Nothing was found.")
  }

  private var allTheSame: Phrase {
    Phrase(id: "Tetap terbukti:", en: "Proven all the same:")
  }

  private var nothing: Phrase {
    Phrase(id: "Tidak ada yang terbukti.", en: "Nothing is proven.")
  }

  /// What follows from one part that holds: who could not have done what.
  private func proof(_ part: VerificationPart) -> Phrase? {
    switch part {
    case .authorship: authorship
    case .completeness: completeness
    case .history:
      Phrase(
        id: "Isi dan urutan entri adalah yang ditandatangani log.",
        en: "Content and order of the entries are those that the log signed.")
    case .commonHistory: commonHistory
    case .state:
      Phrase(
        id: "Yang diturunkan dari entri dihitung ulang dan sama.",
        en: "What is derived from the entries was computed again and is the same.")
    case .sealedValues, .file: nil
    }
  }

  private var authorship: Phrase {
    Phrase.count(report.size, id: "entri ini", one: "entry was", many: "entries were")
      + Phrase(
        id: " ditulis pemegang kunci yang tercatat dan tidak berubah sejak ditandatangani: tanpa "
          + "kunci penulisnya tidak seorang pun, termasuk pengelola log, dapat membuat atau "
          + "mengubahnya.",
        en: " written by the holders of the keys on record, and did not change since they were "
          + "signed: without its author's key nobody, who runs the log included, could have made "
          + "or altered one.")
  }

  private var completeness: Phrase {
    let gaps = report.declaredGaps
    let but =
      gaps == 0
      ? Phrase(verbatim: "")
      : Phrase(id: ", kecuali ", en: ", but for ")
        + Phrase.count(gaps, id: "nomor", one: "number", many: "numbers")
        + Phrase(
          id: " yang dinyatakan hilang oleh para pendaftar",
          en: " that the registrars declared lost")
    return Phrase(
      id: "Sampai peristiwa terakhirnya di sini, tidak ada peristiwa suatu kunci yang hilang, "
        + "dipindah, atau disisipkan",
      en: "Up to its last one here, no event of any key is missing, moved or put in")
      + but + Phrase(verbatim: ".")
  }

  /// What the registrars have let be erased; nil when nothing was.
  private var erasures: Phrase? {
    let count = report.erasures.reduce(0) { $0 + $1.count }
    guard count > 0 else { return nil }
    return Phrase.count(
      count, id: "nilai tersegel telah dihapus dengan tindakan para pendaftar kunci",
      one: "sealed value was erased by an act of the registrars",
      many: "sealed values were erased by acts of the registrars")
      + Phrase(
        id: ": bahwa ada yang disegel di sana tetap terbukti, tetapi apa isinya tidak dapat "
          + "dibuktikan lagi.",
        en: ": that something was sealed there is still proven, but what it said can no longer be.")
  }

  /// Where the log began anew; nil when it never did.
  private var restarts: Phrase? {
    let indexes = report.restarts.map { String($0.since) }
    guard let last = indexes.last else { return nil }
    let (others, count) = (indexes.dropLast().joined(separator: ", "), indexes.count)
    let places =
      others.isEmpty
      ? Phrase(
        id: "Log ini dimulai ulang di entri \(last)", en: "The log began anew at entry \(last)")
      : Phrase(
        id: "Log ini dimulai ulang \(count) kali, di entri \(others) dan \(last)",
        en: "The log began anew \(count) times, at entries \(others) and \(last)")
    return places
      + Phrase(
        id: ": entri yang hanya ada dalam riwayat yang hilang tidak ada di sini, dan tidak dapat "
          + "ditunjukkan pemeriksaan ini.",
        en: ": entries that stood in the lost history alone are not here, and this run can show "
          + "nothing of them.")
  }

  /// Nil where what others confirmed does not hold to the end.
  private var commonHistory: Phrase? {
    let size = report.confirmedSize
    guard size > 0 else { return nil }
    let (indonesian, english) = (size.grouped(in: .indonesian), size.grouped(in: .english))
    return Phrase(
      id: "Sampai ukuran \(indonesian) riwayat ini dikukuhkan pihak lain: pemegang kunci log pun "
        + "tidak dapat mengubah, menghilangkan, atau menukar entri di bawahnya tanpa dibantah "
        + "mereka.",
      en: "Up to size \(english) others have confirmed this history: not even the holder of the "
        + "log key could change, drop or reorder an entry below it without being contradicted by "
        + "them.")
  }
}

extension [Phrase] {
  var joinedBySpaces: Phrase {
    Phrase(
      id: map(\.indonesian).joined(separator: " "), en: map(\.english).joined(separator: " "))
  }
}
