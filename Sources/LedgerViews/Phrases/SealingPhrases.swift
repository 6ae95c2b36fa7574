import EventLedger
import TransparencyLog

// What is said of sealed values at rest: of their boxes, their keys, and copies without them.

extension VerificationReport {
  /// What the reader must know before anything else: what the file is, and what it rests on.
  var firstLine: Phrase {
    ([copyPhrase, lostKeysPhrase, renewalPhrase].compactMap(\.self) + [trust.phrase])
      .joinedBySpaces
  }

  private var copyPhrase: Phrase? {
    copySize.map { size in
      size == 0
        ? Phrase(
          id: "SALINAN untuk orang lain, kata pembuatnya: tanpa nilai tersegel.",
          en: "A COPY for others, its maker says: without sealed values.")
        : Phrase(
          id: "SALINAN, kata pembuatnya: dengan nilai tersegel \(size) entri pertama.",
          en: "A COPY, its maker says: with the sealed values of the first \(size) entries.")
    }
  }

  private var lostKeysPhrase: Phrase? {
    guard let keys = sealed?.lostKeys, !keys.isEmpty else { return nil }
    let ids = keys.map { "\($0)" }.joined(separator: ", ")
    return Phrase(
      id: "KUNCI PENYEGEL HILANG (\(ids)): nilai tersegel di bawahnya tidak dapat dibuka lagi.",
      en: "SEALING KEY LOST (\(ids)): the sealed values under it can be opened no more.")
  }

  private var renewalPhrase: Phrase? {
    sealed?.isBeingRenewed == true
      ? Phrase(
        id: "PEMBARUAN KUNCI PENYEGEL BELUM SELESAI.",
        en: "THE RENEWAL OF THE SEALING KEY IS UNFINISHED.") : nil
  }
}

extension SealedValuesSeen {
  /// What stands behind "holds": how many boxes there are, and which of them were opened.
  var remark: Phrase {
    ([openedPhrase, unopenedPhrase] + [absentPhrase]).compactMap(\.self)
      .reduce(Phrase(verbatim: "")) { $0 + Phrase(verbatim: "; ") + $1 }
  }

  private var openedPhrase: Phrase? {
    guard !keys.isEmpty else { return nil }
    guard rowCount > 0 else { return Phrase(id: "tidak ada yang dibuka", en: "nothing to open") }
    return Phrase.count(
      opened, id: "baris dibuka dan memuat yang disegel",
      one: "row was opened and holds what was sealed",
      many: "rows were opened and hold what was sealed")
  }

  private var unopenedPhrase: Phrase? {
    guard unopenedCount > 0, keys.isEmpty else { return nil }
    return Phrase.count(
      unopenedCount, id: "baris ada di sini, tidak dibuka",
      one: "row is here, unopened", many: "rows are here, unopened")
      + Phrase(
        id: "; apakah isinya yang ditandatangani hanya kunci penyegel yang menunjukkan",
        en: "; whether they hold what was signed only the sealing key shows")
  }

  private var absentPhrase: Phrase? {
    guard absent > 0 else { return nil }
    return Phrase.count(
      absent, id: "nilai tidak bersama berkas ini", one: "value is not with this file",
      many: "values are not with this file")
  }

  /// Why the keys that were given do not suffice; empty where they do.
  var misfitRemark: Phrase {
    keysDoNotFit ? Phrase(verbatim: ": ") + misfit : Phrase(verbatim: "")
  }

  /// Which rows and keys do not fit each other.
  private var misfit: Phrase {
    let idle = idleKeys.map { key in
      Phrase(
        id: "tidak ada baris di bawah kunci \(key)", en: "no row is under the key \(key)")
    }
    let others = rows.filter { !keys.contains($0.key) }.map { rows in
      Phrase.count(rows.count, id: "baris", one: "row is", many: "rows are")
        + Phrase(id: " di bawah kunci lain, \(rows.key)", en: " under another key, \(rows.key)")
    }
    let named = unopened.map { row in
      Phrase(id: "peristiwa \(row.event) \(row.pointer)", en: "event \(row.event) \(row.pointer)")
    }
    let left = unopenedCount - min(unopenedCount, UInt64(unopened.count))
    let more =
      left == 0
      ? [] : [Phrase(id: "dan \(left) lagi", en: "and \(left) more")]
    return (idle + others + named + more).reduce(Phrase(verbatim: "")) { text, next in
      text.english.isEmpty ? next : text + Phrase(verbatim: "; ") + next
    }
  }
}
