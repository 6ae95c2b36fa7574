import EventLedger
package import LedgerService
import TransparencyLog

/// What a new ledger's keeper is told: what was made, and which keys must not stay here.
package struct OpeningView {
  private let presentation: Presentation

  package init(_ presentation: Presentation) { self.presentation = presentation }

  /// `path`: the ledger's file; `keys`: the folder of its keys; `isEncrypted`: whether a passphrase
  /// protects those that people hold.
  package func text(
    of opened: OpenedLedger, at path: String, keys: String, isEncrypted: Bool
  ) -> String {
    let text = OpeningText(ledger: path, keys: keys, opened: opened, isEncrypted: isEncrypted)
    return presentation.page(text.lines(in: presentation.language))
  }
}

private struct OpeningText {
  let ledger: String
  let keys: String
  let opened: OpenedLedger
  /// Whether the keys that people hold are encrypted with a passphrase.
  let isEncrypted: Bool

  private var genesis: Genesis { opened.genesis }
  private var size: UInt64 { opened.treeHead.size }
  private var rest: String? { opened.restPath }

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
      "  ledger append --batch \(rest) --key \(keys)/registrar.pem",
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
      "  ledger append --batch \(rest) --key \(keys)/registrar.pem",
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
    return [head[language], "  \(offline), \(keys)/\(genesis.scope.code).pem"]
  }

  private var offline: String {
    (opened.madeRecovery ? [KeyFolder.registrar, KeyFolder.recovery] : [KeyFolder.registrar])
      .map { "\(keys)/\($0).pem" }.joined(separator: ", ")
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
      "  \(keys)/log.pem, \(keys)/service.pem, \(opened.sealingKey)",
      "Kunci desk provinsi: \(keys)/\(genesis.scope.code).pem",
      "Kunci penyegel membuka nama dan narasi. Salin sekarang ke lemari besi, terpisah dari cadangan:",
      "  \(opened.sealingKey)",
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
      "  \(keys)/log.pem, \(keys)/service.pem, \(opened.sealingKey)",
      "The province desk's key: \(keys)/\(genesis.scope.code).pem",
      "The sealing key opens names and narratives. Copy it now to a safe, apart from backups:",
      "  \(opened.sealingKey)",
    ]
  }
}
