package import EventLedger
package import TransparencyLog

extension LogFinding {
  /// What is not as the tree head says.
  package var phrase: Phrase { Phrase(id: "\(place.indonesian) \(indonesian)", en: description) }

  private var indonesian: String {
    let (expected, found) = (expected.indonesian, found.indonesian)
    return switch rule {
    case .present: "hilang"
    case .wellFormed: "salah bentuk: seharusnya \(expected), ditemukan \(found)"
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

extension LogFinding.Value {
  fileprivate var indonesian: String {
    switch self {
    case .hash(let hash): "\(hash)"
    case .entries(let count): "\(count) entri dan tidak ada yang lain"
    case .bytes(let count): "\(count) bita"
    case .nothing: "tidak ada"
    case .malformed(let malformation): malformation.indonesian
    }
  }
}

extension Malformation {
  fileprivate var indonesian: String {
    switch self {
    case .byteCount(let count): "\(count) bita"
    case .byteCountOfFullTile(let count): "\(count) bita di ubin penuh"
    case .entryBundle(.entryTooLong(let count)): "sebuah entri sebesar \(count) bita"
    case .entryBundle(.truncated(let read)): "berkas yang terputus di dalam entrinya ke-\(read)"
    case .entryBundle(.trailingBytes(let count)): "\(count) bita sesudah entri terakhirnya"
    }
  }
}
