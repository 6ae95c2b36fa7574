package import EventLedger
package import TransparencyLog

extension LogFinding {
  /// What is not as the tree head says.
  package var phrase: Phrase { Phrase(id: "\(place.indonesian) \(indonesian)", en: description) }

  private var indonesian: String {
    switch rule {
    case .present: "hilang"
    case .wellFormed:
      "salah bentuk: seharusnya \(FindingPhrases.phrase(of: expected).indonesian), ditemukan "
        + FindingPhrases.phrase(of: found).indonesian
    case .leafHash, .tileHash: "menghasilkan hash \(found), padahal di pohon \(expected)"
    case .edgeRoot, .root: "menghasilkan hash \(found), padahal akar pohonnya \(expected)"
    }
  }
}

extension LogFinding.Place {
  fileprivate var indonesian: String {
    switch self {
    case .entry(let index): "entri \(index)"
    case .entryBundle(let coordinate): coordinate.path
    case .tile(let coordinate): coordinate.path
    case .rightEdge: "tepi kanan ubin"
    case .log: "log"
    }
  }
}
