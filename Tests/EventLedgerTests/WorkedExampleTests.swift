import CanonicalJSON
import EventLedger
import Foundation
import LedgerTestSupport
import Testing
import TransparencyLog

/// The protocol's worked example, as far as a library can compute it.
private struct WorkedExample: Decodable, CustomTestStringConvertible {
  struct Opening: Decodable {
    let pointer: String
    let salt: String
    let value: String
    let commitment: String
  }

  let keys: [String: String]
  let entries: [String]
  let events: [String]
  let leafHashes: [String]
  let roots: [String]
  let checkpoints: [String]
  let opening: Opening

  var testDescription: String { checkpoints.first ?? "an example" }

  static func all() throws -> [WorkedExample] {
    let folder = "Tests/EventLedgerTests/Vectors/Protocol"
    return try ProjectFolder.files(in: folder, withExtension: "json").map { file in
      try JSONDecoder().decode(WorkedExample.self, from: Data(contentsOf: file))
    }
  }

  func readEntries() throws -> [Entry] { try entries.map { try Entry(Array($0.utf8)) } }

  func key(_ name: String) throws -> NoteVerifier {
    try NoteVerifier(vkey: try #require(keys[name]))
  }
}

@Suite struct WorkedExampleTests {
  @Test(arguments: try WorkedExample.all())
  fileprivate func `hashes and signs events as the protocol's example says`(
    _ example: WorkedExample
  ) throws {
    let entries = try example.readEntries()
    #expect(entries.map { "\($0.event.hash)" } == example.events)
    #expect(entries.map { "\($0.leafHash)" } == example.leafHashes)
    let keys = [try example.key("registrar"), try example.key("desk")]
    for entry in entries {
      let key = try #require(
        keys.first { Fingerprint(of: $0.publicKey) == entry.event.author.key })
      let signed = EventSignature.signedBytes(of: entry.event.bytes)
      #expect(key.publicKey.isValidSignature(entry.signature, for: signed))
    }
  }

  @Test(arguments: try WorkedExample.all())
  fileprivate func `grows the tree that the example's checkpoints sign`(
    _ example: WorkedExample
  ) throws {
    let log = try example.key("log")
    var range = CompactRange()
    var roots: [Hash] = []
    for entry in try example.readEntries() {
      range.append(entry.leafHash)
      roots.append(range.root)
    }
    #expect(roots.map { "\($0)" } == example.roots)
    for text in example.checkpoints {
      let signed = try SignedCheckpoint.open(try UnverifiedNote(Array(text.utf8)), with: [log])
      let head = signed.checkpoint.treeHead
      #expect(head.root == roots[Int(head.size) - 1])
    }
  }

  @Test(arguments: try WorkedExample.all())
  fileprivate func `opens the example's sealed value`(_ example: WorkedExample) throws {
    let event = try #require(try example.readEntries().last).event
    let pointer = try #require(JSONPointer(example.opening.pointer))
    let salt = try #require(Hex.decode(example.opening.salt))
    let opening = try #require(
      Opening(pointer: pointer, salt: salt, value: .string(example.opening.value)))
    let commitment = try opening.commitment(
      ledger: event.ledger, author: event.author, number: event.number)
    #expect("\(commitment)" == example.opening.commitment)
    #expect(Commitment.all(in: event).map(\.hash) == [commitment])
  }
}
