import CanonicalJSON
import EventLedger
import LedgerService
import LedgerViews

/// What a new ledger's keeper is told: what was made, and which keys must not stay here.
struct OpeningText {
  let ledger: String
  let keys: KeyFolder
  let genesis: Genesis
  let size: UInt64
  let madeRecovery: Bool
  /// Whether the keys that people hold are encrypted with a passphrase.
  let isEncrypted: Bool
  /// The batch that waits for the approvals of the other registrars; nil when there are none.
  let rest: String?

  func lines(in language: Language) -> [String] {
    switch language {
    case .indonesian:
      indonesian + encrypted(language) + CopyTable().lines(in: language)
        + (rest.map(indonesianSteps) ?? [])
    case .english:
      english + encrypted(language) + CopyTable().lines(in: language)
        + (rest.map(englishSteps) ?? [])
    }
  }

  private func indonesianSteps(_ rest: String) -> [String] {
    [
      "Sebelum yang lain diterima, setiap pendaftar kunci lainnya menyetujui pembukaan:",
      "  ledger approve \(genesis.hash) --key KUNCI.pem",
      "Sesudah itu pendaftar kunci menandatangani selebihnya:",
      "  ledger append --batch \(rest) --key \(keys.path)/registrar.pem",
    ]
      + (genesis.threshold == 1
        ? []
        : [
          "Tindakan berlaku setelah \(genesis.threshold) pendaftar kunci setuju; "
            + "yang menunggu: ledger acts",
          "Kunci desk provinsi didaftarkan setelah desknya disetujui: ledger key register",
        ])
  }

  private func englishSteps(_ rest: String) -> [String] {
    [
      "Before anything else is taken in, each other registrar approves the opening:",
      "  ledger approve \(genesis.hash) --key KEY.pem",
      "Then the registrar signs the rest:",
      "  ledger append --batch \(rest) --key \(keys.path)/registrar.pem",
    ]
      + (genesis.threshold == 1
        ? []
        : [
          "Acts take effect when \(genesis.threshold) registrars agree; what waits: ledger acts",
          "The province desk's key is registered once its desk is approved: ledger key register",
        ])
  }

  /// The keys that the passphrase opens, where there is one.
  private func encrypted(_ language: Language) -> [String] {
    guard isEncrypted else { return [] }
    let head = Phrase(id: "Dienkripsi dengan kata sandi:", en: "Encrypted with the passphrase:")
    return [head[language], "  \(offline), \(keys.path)/\(genesis.scope.code).pem"]
  }

  private var offline: String {
    (madeRecovery ? [KeyFolder.registrar, KeyFolder.recovery] : [KeyFolder.registrar])
      .map { "\(keys.path)/\($0).pem" }.joined(separator: ", ")
  }

  private var indonesian: [String] {
    [
      "Buku besar \(ledger) dibuka: \(size) peristiwa.",
      "Identitas (hash peristiwa pertama):",
      "  \(genesis.hash)",
      "Kunci pejabat pendaftar, untuk para pemeriksa:",
      "  \(genesis.registrars[0])",
      "Pindahkan ke luar jaringan sekarang juga:",
      "  \(offline)",
      "Tetap di sini, diperlukan setiap pencatatan:",
      "  \(keys.path)/log.pem, \(keys.path)/service.pem, \(keys.sealingKey.path)",
      "Kunci desk provinsi: \(keys.path)/\(genesis.scope.code).pem",
      "Kunci penyegel membuka nama dan narasi. Salin sekarang ke lemari besi, terpisah dari cadangan:",
      "  \(keys.sealingKey.path)",
    ]
  }

  private var english: [String] {
    [
      "Ledger \(ledger) opened: \(size) \(size == 1 ? "event" : "events").",
      "Identity (hash of the first event):",
      "  \(genesis.hash)",
      "The registrar's key, for inspectors:",
      "  \(genesis.registrars[0])",
      "Move off this machine and off the network now:",
      "  \(offline)",
      "Stay here, needed by every commit:",
      "  \(keys.path)/log.pem, \(keys.path)/service.pem, \(keys.sealingKey.path)",
      "The province desk's key: \(keys.path)/\(genesis.scope.code).pem",
      "The sealing key opens names and narratives. Copy it now to a safe, apart from backups:",
      "  \(keys.sealingKey.path)",
    ]
  }
}
