import CanonicalJSON
package import TransparencyLog

/// A row of a projection with all that proves it from the log's public key alone: its path to the
/// root that a seal states, the proof of the seal, and that of the key which signed it.
///
/// It shows what the service stated, not that the statement is true: that the row follows from the
/// events is for whoever verifies the whole log.
package struct StateProof: Sendable {
  /// The most bytes a proof may have.
  package static let byteCountMax = 3 * LogProof.byteCountMax

  /// The name of the projection.
  package let projection: String
  package let row: StoredRow
  /// The row's position among the rows, and its path to their root.
  package let path: InclusionProof
  /// The proof of the seal's entry.
  package let seal: LogProof
  /// The proof of the entry that brought the service's key in.
  package let sealKey: LogProof

  package init(
    projection: String, row: StoredRow, path: InclusionProof, seal: LogProof, sealKey: LogProof
  ) {
    self.projection = projection
    self.row = row
    self.path = path
    self.seal = seal
    self.sealKey = sealKey
  }

  /// Reads a proof's file in its one spelling; nil when it is something else.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteCountMax, bytes.last == UInt8(ascii: "\n"),
      let text = try? JSONText(Array(bytes.dropLast())), text.isCanonical,
      let projection = text.root["projection"]?.string, let key = text.root["key"]?.string,
      let value = text.root["value"],
      let position = text.root["position"]?.integer.flatMap({ UInt64(exactly: $0) }),
      let hashes = text.root["path"]?.elements.map({ $0.string.flatMap { Hash(hex: $0) } }),
      !hashes.contains(nil),
      let seal = text.root["seal"]?.string.flatMap({ try? LogProof(Array($0.utf8)) }),
      let sealKey = text.root["sealKey"]?.string.flatMap({ try? LogProof(Array($0.utf8)) })
    else { return nil }
    self.init(
      projection: projection, row: StoredRow(key: key, value: Array(value.bytes)),
      path: InclusionProof(index: position, hashes: hashes.compactMap(\.self)), seal: seal,
      sealKey: sealKey)
    guard self.bytes == bytes else { return nil }
  }

  /// The proof as a file: one canonical line.
  package var bytes: [UInt8] {
    guard let value = try? JSONText(row.value) else {
      preconditionFailure("a stored row is JSON")
    }
    let json: JSON = [
      "key": .string(row.key), "path": .array(path.hashes.map { .string("\($0)") }),
      "position": .integer(Int64(clamping: path.index)), "projection": .string(projection),
      "seal": .string(String(decoding: seal.bytes, as: UTF8.self)),
      "sealKey": .string(String(decoding: sealKey.bytes, as: UTF8.self)),
      "value": JSON(value.root),
    ]
    guard let bytes = try? json.canonicalBytes() else {
      preconditionFailure("a proof holds text and integers only")
    }
    return bytes + [UInt8(ascii: "\n")]
  }

  /// Checks all of it; the seal as it is proven, and what it states of the projection.
  package func check(
    under policy: Policy
  ) throws(FactFault) -> (seal: ProvenFact, sealed: SealedProjection) {
    let fact = try ProvenFact(seal, registration: sealKey, under: policy)
    let event = fact.fact.entry.event
    guard event.type == "\(LedgerType.prefix).\(LedgerType.stateSealed).v1",
      event.author.desk == Role.service.rawValue,
      let sealed = SealedProjection.all(in: event.data)?.first(where: { $0.name == projection })
    else { throw .notSealed(projection) }
    do {
      try path.verify(leafHash: StateRoot.leafHash(of: row), in: sealed.head)
    } catch {
      throw .rowNotIncluded(error)
    }
    return (fact, sealed)
  }
}
