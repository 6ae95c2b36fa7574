package import EventLedger
package import TransparencyLog

/// How people name what events write in codes.
extension Presentation {
  /// `2024-11-25 07:12:41 +08:00`, at the ledger's offset.
  package func time(_ instant: Instant) -> String {
    let text = "\(Timestamp(instant, offsetMinutes: offsetMinutes))"
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) \(text.dropFirst(19))"
  }

  /// A timestamp at the ledger's offset, with what its author wrote when that was another one.
  package func time(_ timestamp: Timestamp) -> String {
    let text = time(timestamp.instant)
    guard (timestamp.offsetMinutes ?? 0) != offsetMinutes else { return text }
    return "\(text) (\(say(Words.writtenAs)) \(timestamp))"
  }

  /// `2024-11-25 07:12`, at the ledger's offset; for lines that have no room for more.
  package func shortTime(_ instant: Instant) -> String { String(time(instant).prefix(16)) }

  /// `64.72 Kota Samarinda`; the code alone where its name is not known.
  package func region(_ code: String) -> String {
    regionNames[code].map { "\(code) \($0.printable)" } ?? code.printable
  }

  /// A region's name alone, for lines that have no room for more.
  package func regionName(_ code: String) -> String { (regionNames[code] ?? code).printable }

  /// A regency's or city's official name without the word for its level: `Samarinda`.
  package func shortName(_ officialName: String) -> String {
    officialName.replacing("Kabupaten ", with: "").replacing("Kota ", with: "").printable
  }

  /// A region with those it lies in, the province left out: `64.02.07.2007 Sumber Sari, Sebulu,
  /// Kabupaten Kutai Kartanegara`.
  package func regionPath(_ code: String) -> String {
    var names = [region(code)]
    var rest = code[...]
    while let dot = rest.lastIndex(of: "."), rest[..<dot].contains(".") {
      rest = rest[..<dot]
      names.append(regionName(String(rest)))
    }
    return names.joined(separator: ", ")
  }

  /// A desk as people call it: `Desk Kota Samarinda` for `64.72`, `KPU Berau` for `kpu-64.03`, a
  /// role for what is no desk's.
  package func desk(_ name: String) -> String {
    if let role = Role(rawValue: name), role.isDeskless { return say(role.phrase) }
    if let regionName = regionNames[name] { return "Desk \(regionName.printable)" }
    if let dash = name.lastIndex(of: "-"),
      let regionName = regionNames[String(name[name.index(after: dash)...])]
    {
      let body = String(name[..<dash])
      let title = Role(rawValue: body).map { say($0.phrase) } ?? body
      return "\(title) \(regionName.printable)"
    }
    return name
  }

  /// The first digits of a hash, enough to recognise it by.
  package func short(_ hash: Hash) -> String { "\(hash)".prefix(12) + "…" }
}
