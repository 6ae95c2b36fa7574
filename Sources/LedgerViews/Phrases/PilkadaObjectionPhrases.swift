import DeskPilkada
import EventLedger

extension PilkadaObjection {
  /// What the domain's reasons for setting an event aside mean, by their codes.
  static let phrases: [String: Phrase] = [
    unknownRegion: Phrase(
      id: "wilayah itu tidak terdaftar", en: "that region is not in the register"),
    regionRegistered: Phrase(
      id: "wilayah itu sudah terdaftar", en: "that region is registered already"),
    wrongLevel: Phrase(
      id: "tingkat wilayah tidak sesuai kodenya", en: "the region's level does not fit its code"),
    otherName: Phrase(
      id: "nama lama wilayah itu lain", en: "the region's name before was another"),
    unknownItem: Phrase(
      id: "barang itu tidak ada dalam daftar", en: "that item is not in the catalogue"),
    itemTwice: Phrase(id: "barang yang sama tertulis dua kali", en: "an item stands in two lines"),
    damageTwice: Phrase(
      id: "jenis kerusakan yang sama tertulis dua kali", en: "a kind of damage stands in two lines"),
    deskTwice: Phrase(id: "desk yang sama tertulis dua kali", en: "a desk stands in two lines"),
    topicTwice: Phrase(id: "topik yang sama tertulis dua kali", en: "a topic stands in two lines"),
    foreignLabel: Phrase(
      id: "nomor ini bukan nomor desk penulisnya", en: "the label is not of its author's desk"),
    labelCorrected: Phrase(
      id: "koreksi tidak dapat mengubah nomor peristiwa; tariklah dan tulis peristiwa baru",
      en: "a correction cannot change the label; withdraw the event and write a new one"),
    timesOutOfOrder: Phrase(
      id: "urutan waktunya terbalik", en: "its times are in the wrong order"),
    damagedOverCounted: Phrase(
      id: "yang rusak lebih banyak daripada yang dihitung",
      en: "more are damaged than were counted"),
    otherNode: Phrase(
      id: "tempatnya lain dari wilayah peristiwa", en: "its place is not the event's region"),
    tooManySpecialStations: Phrase(
      id: "TPS khusus lebih banyak daripada seluruh TPS",
      en: "more special polling stations than polling stations"),
    noStationThere: Phrase(
      id: "TPS ada di kelurahan atau desa, bukan di wilayah itu",
      en: "polling stations stand in villages, not in that region"),
    noSuchDay: Phrase(
      id: "tanggal itu tidak ada dalam kalender", en: "the calendar has no such day"),
    verifiedByDoer: Phrase(
      id: "desk pelaksana tidak dapat memverifikasi pekerjaannya sendiri",
      en: "a desk cannot verify its own work"),
  ]
}
