package import TransparencyLog

extension Finding {
  /// What a rule asks for, or what is there instead.
  ///
  /// Typed, so that people are told in their own language; `description` is the English of reports
  /// for machines, which stays as it is.
  package enum Value: Hashable, Sendable {
    /// What is the same in every language: a number, a hash, a name, a stored row, what a foreign
    /// library says.
    case verbatim(String)
    case none
    case another
    case event(OfEvent)
    case log(OfLog)
    case common(OfOthers)
    case table(OfTable)
    case file(OfFile)
  }
}

extension Finding.Value {
  /// What an event must be or have.
  package enum OfEvent: Hashable, Sendable {
    case canonical
    case another
    /// What the strict reader says of bytes that are none.
    case unreadable(EventError)
    case opening
    case oneOpening
    case second
    case anotherType
    case approvals(Int)
    case thisLedger
    case knownType
    case registeredKey
    case keyInForce
    case signature
    /// A number in its key's chain.
    case number(UInt64)
    case anchor
    case anchorAtLeast(UInt64)
    case publishedCheckpoint
    case note(Anchor)
    case anotherNote
    case notBefore(Instant)
    case opens(String)
    case opensNot(String)
    case one
    case sealed(String)
    case fits(String)
  }

  /// What the log must hold: entries, checkpoints, tiles.
  package enum OfLog: Hashable, Sendable {
    case canonicalEntry
    case anEntry
    case entry(Int64)
    case noneBefore(UInt64)
    case position
    case checkpoint
    /// What the strict reader says of a text that is no checkpoint, or of its signatures.
    case refused(CheckpointError)
    case oneLine
    case noExtension
    case lines(Int)
    case signature(SignerIdentity)
    case newest(UInt64)
    case noRoot
    case hashes(Int)
    case bytes(Int)
    case hash(Int, Hash)
    case noTile
  }

  /// What witnesses, kept checkpoints and what the inspector trusts must agree with.
  package enum OfOthers: Hashable, Sendable {
    case checkpointOfItsSize
    case witnessKey
    case signatureLine(SignerIdentity)
    case anotherText
    /// A checkpoint that the log key signed and this history does not have.
    case otherHistory
    case entriesHere(UInt64)
    case entries(UInt64)
    case policyKey
    /// At most so many witnesses that no policy names.
    case strangers(Int)
    /// A key of a registrar that signed here, or of the log.
    case trusted(NoteVerifier)
  }

  /// What the tables beside the log must hold: projections, the index, sealed values.
  package enum OfTable: Hashable, Sendable {
    case known
    case version(Int)
    case size
    case entriesAtMost(UInt64)
    case projection(Int)
    case row
    case noRow
    case noForeignRow
    case commitment
    case box
    case closedBox
    case erased
  }

  /// What the container must be.
  package enum OfFile: Hashable, Sendable {
    case readable
    case sound
    case noTrace
    /// The objects of the database that stand under one name: one, unless somebody hid another.
    case objects([Object])
  }

  /// An object of the database.
  package struct Object: Hashable, Sendable {
    /// The SQL that made it; nil when SQLite itself did.
    package let sql: String?
    /// The table that it belongs to.
    package let table: String

    package init(sql: String?, table: String) {
      self.sql = sql
      self.table = table
    }
  }
}

extension Finding.Value: CustomStringConvertible {
  package var description: String {
    switch self {
    case .verbatim(let text): text
    case .none: "none"
    case .another: "another"
    case .event(let value): "\(value)"
    case .log(let value): "\(value)"
    case .common(let value): "\(value)"
    case .table(let value): "\(value)"
    case .file(let value): "\(value)"
    }
  }
}

extension Finding.Value.OfEvent: CustomStringConvertible {
  package var description: String {
    switch self {
    case .canonical: "a canonical event"
    case .another: "another event"
    case .unreadable(let error): "\(error)"
    case .opening: "ledger.opened as the first event"
    case .oneOpening: "one ledger.opened"
    case .second: "a second"
    case .anotherType: "another type"
    case .approvals(let count): "the approval of \(count) registrars"
    case .thisLedger: "this ledger's hash"
    case .knownType: "a type of the rules in force"
    case .registeredKey: "a registered key"
    case .keyInForce: "a key in force"
    case .signature: "a signature by the author's key"
    case .number(let number): "number \(number)"
    case .anchor: "an anchor, as in the key's events before"
    case .anchorAtLeast(let size): "an anchor of size \(size) or more"
    case .publishedCheckpoint: "a published checkpoint"
    case .note(let anchor): "the log's signed note of \(anchor)"
    case .anotherNote: "another note"
    case .notBefore(let instant): "\(Timestamp(utc: instant)) or later"
    case .opens(let place): "an opening for \(place)"
    case .opensNot(let place): "no opening for \(place)"
    case .one: "one"
    case .sealed(let place): "the value sealed at \(place)"
    case .fits(let place): "a value that fits the schema at \(place)"
    }
  }
}

extension Finding.Value.OfLog: CustomStringConvertible {
  package var description: String {
    switch self {
    case .canonicalEntry: "a canonical entry"
    case .anEntry: "an entry"
    case .entry(let position): "entry \(position)"
    case .noneBefore(let index): "none before entry \(index)"
    case .position: "a position from 0"
    case .checkpoint: "a signed checkpoint"
    case .refused(let error): "\(error)"
    case .oneLine: "the log's signature line alone"
    case .noExtension: "no extension lines"
    case .lines(let count): "\(count) lines"
    case .signature(let signer): "a signature by \(signer)"
    case .newest(let size): "the newest checkpoint of size \(size)"
    case .noRoot: "no root, since an entry is missing"
    case .hashes(let count): "\(count) hashes"
    case .bytes(let count): "\(count) bytes"
    case .hash(let slot, let hash): "hash \(slot) to be \(hash)"
    case .noTile: "no such tile in this log"
    }
  }
}

extension Finding.Value.OfOthers: CustomStringConvertible {
  package var description: String {
    switch self {
    case .checkpointOfItsSize: "a checkpoint of its size"
    case .witnessKey: "a witness's verifier key"
    case .signatureLine(let signer): "a signature line by \(signer)"
    case .anotherText: "another text"
    case .otherHistory: "a checkpoint that the log key signed and this history does not have"
    case .entriesHere(let size): "\(size) entries of this history"
    case .entries(let size): "\(size) entries"
    case .policyKey: "a log key that the policy names"
    case .strangers(let count): "at most \(count) witnesses that no policy names"
    case .trusted(let key): "\(key) as a registrar that signed here, or as the log key"
    }
  }
}

extension Finding.Value.OfTable: CustomStringConvertible {
  package var description: String {
    switch self {
    case .known: "a projection of the rules"
    case .version(let version): "version \(version)"
    case .size: "a size from 0"
    case .entriesAtMost(let size): "at most \(size) entries"
    case .projection(let version): "the projection in version \(version)"
    case .row: "a row"
    case .noRow: "no such row"
    case .noForeignRow: "no row for an event that is not in the log"
    case .commitment: "a commitment in the log"
    case .box: "a box"
    case .closedBox: "a box that does not open"
    case .erased: "no value, since it was erased"
    }
  }
}

extension Finding.Value.OfFile: CustomStringConvertible {
  package var description: String {
    switch self {
    case .readable: "a table that reads"
    case .sound: "a sound database"
    case .noTrace: "no trace of what was erased"
    case .objects(let objects):
      objects.map { "\($0.sql ?? "one of SQLite's own making") (of \($0.table))" }
        .joined(separator: "; and a second of that name: ")
    }
  }
}
