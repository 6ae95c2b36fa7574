import CanonicalJSON
import EventLedger
import LedgerTestSupport
import Testing
import TransparencyLog

/// What a court is shown: one event with some of its sealed values, and no other.
@Suite struct DisclosureTests {
  /// An event that seals a person and a narrative, with what proves it and opens both.
  private static func made() throws -> EventProof {
    var ledger = try SmallLedger().ledger
    let entry = try ledger.append(
      ToyDomain.noteWritten, by: ProofTests.desk, subject: "64.72",
      data: ["source": "Nama Rekaan", "text": "Aman.", "topic": "security"],
      anchor: ledger.newestAnchor)
    let proofs = try Proofs(of: ledger)
    let index = try #require(proofs.entries.firstIndex { $0.event.hash == entry.event.hash })
    return EventProof(
      fact: try proofs.proof(of: UInt64(index)),
      directory: [
        try proofs.proof(of: 0), try proofs.proof(of: proofs.registration(of: ProofTests.desk)),
      ],
      openings: try #require(ledger.openings[entry.event.hash]))
  }

  /// The court has a registrar's key.
  private static func trust() throws -> ProofTrust {
    try #require(ProofTrust(keys: [TestKey(registrar: 1).verifier]))
  }

  private static func opening(_ places: [String]) throws -> EventProof {
    let whole = try made()
    return EventProof(
      fact: whole.fact, directory: whole.directory,
      openings: whole.openings.filter { places.contains("\($0.pointer)") })
  }

  @Test(arguments: [[], ["/data/source"], ["/data/text"], ["/data/source", "/data/text"]])
  func `opens what was chosen and says what stays closed`(places: [String]) throws {
    let disclosure = try Self.opening(places)
    let shown = try disclosure.check(trusting: Self.trust())
    #expect(disclosure.openings.map { "\($0.pointer)" }.sorted() == places)
    #expect(
      Set(shown.closed.map { "\($0)" }) == Set(["/data/source", "/data/text"]).subtracting(places))
    #expect(shown.entry.event.type.hasSuffix("note.written.v1"))
    let text = String(decoding: try disclosure.bytes(), as: UTF8.self)
    #expect(text.contains("Nama Rekaan") == places.contains("/data/source"))
  }

  @Test func `reads the file that it writes, and no other spelling`() throws {
    let disclosure = try Self.opening(["/data/source"])
    let bytes = try disclosure.bytes()
    #expect(try EventProof(bytes)?.bytes() == bytes)
    #expect(EventProof(Array(bytes.dropLast())) == nil)
    #expect(EventProof(bytes + bytes) == nil)
    #expect(EventProof([0x20] + bytes) == nil)
    #expect(EventProof(Array("{}\n".utf8)) == nil)
  }

  @Test func `refuses a value that was not sealed there`() throws {
    let whole = try Self.made()
    let one = try #require(whole.openings.first)
    let other = try #require(whole.openings.last)
    let forged = [
      Opening(pointer: one.pointer, salt: one.salt, value: "Nama lain"),
      Opening(pointer: one.pointer, salt: other.salt, value: one.value),
      Opening(pointer: other.pointer, salt: one.salt, value: one.value),
      Opening(
        pointer: JSONPointer(tokens: ["data", "topic"]), salt: one.salt, value: "security"),
    ]
    for opening in forged {
      let disclosure = EventProof(
        fact: whole.fact, directory: whole.directory, openings: [try #require(opening)])
      #expect(throws: FactFault.self) { try disclosure.check(trusting: Self.trust()) }
    }
    // The same value a second time is one too many.
    let twice = EventProof(
      fact: whole.fact, directory: whole.directory, openings: [one, one])
    #expect(throws: FactFault.otherValue("\(one.pointer)")) {
      try twice.check(trusting: Self.trust())
    }
  }
}
