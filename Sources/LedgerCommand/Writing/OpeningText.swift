import CanonicalJSON
import EventLedger
import LedgerViews

/// What a new ledger's keeper is told: what was made, and which keys must not stay here.
struct OpeningText {
  let ledger: String
  let keys: KeyFolder
  let genesis: Genesis
  let size: UInt64
  let madeRecovery: Bool

  func lines(in language: Language) -> [String] {
    switch language {
    case .indonesian: indonesian
    case .english: english
    }
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
      "  \(keys.path)/log.pem, \(keys.path)/service.pem",
      "Kunci desk provinsi: \(keys.path)/\(genesis.scope.code).pem",
    ]
  }

  private var english: [String] {
    [
      "Ledger \(ledger) opened: \(size) events.",
      "Identity (hash of the first event):",
      "  \(genesis.hash)",
      "The registrar's key, for inspectors:",
      "  \(genesis.registrars[0])",
      "Move off this machine and off the network now:",
      "  \(offline)",
      "Stay here, needed by every commit:",
      "  \(keys.path)/log.pem, \(keys.path)/service.pem",
      "The province desk's key: \(keys.path)/\(genesis.scope.code).pem",
    ]
  }
}
