package import EventLedger

extension Role {
  /// What people call the holder of a key with this role.
  package var phrase: Phrase {
    switch self {
    case .registrar: Phrase(id: "Pendaftar kunci", en: "Registrar")
    case .recovery: Phrase(id: "Kunci pemulihan", en: "Recovery key")
    case .log: Phrase(id: "Kunci log", en: "Log key")
    case .service: Phrase(id: "Layanan log", en: "Log service")
    case .province: Phrase(id: "Desk provinsi", en: "Provincial desk")
    case .desk: Phrase(id: "Desk kab./kota", en: "Regency or city desk")
    case .sekda: Phrase(id: "Sekretaris Daerah", en: "Regional secretary")
    case .kpu: Phrase(verbatim: "KPU")
    case .bawaslu: Phrase(verbatim: "Bawaslu")
    case .police: Phrase(id: "Polri", en: "Police")
    case .military: Phrase(id: "TNI", en: "Armed forces")
    case .prosecutor: Phrase(id: "Kejaksaan", en: "Prosecution")
    case .auditor: Phrase(id: "Auditor, Inspektorat", en: "Auditor, inspectorate")
    }
  }
}
