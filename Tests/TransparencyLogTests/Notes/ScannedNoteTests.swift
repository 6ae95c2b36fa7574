import Testing
import TransparencyLog

@Suite struct ScannedNoteTests {
  private func cosigned() throws -> UnverifiedNote {
    let signed = try OwnLog.signedCheckpoint(size: 7)
    let lines = try (1...2).map { try OwnLog.witness($0).cosign(signed, at: 1_732_500_000) }
    return try signed.adding(lines, by: (1...2).map { try OwnLog.witness($0).verifier }).note
  }

  /// What carries a note does to it, as far as it can be undone.
  private static let carriers: [@Sendable ([UInt8]) -> [UInt8]] = [
    { $0 }, { $0.dropLast() }, { $0 + Array("\n".utf8) }, { $0 + Array("\r\n\r\n".utf8) },
    { $0.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } },
    { $0.dropLast().flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } },
  ]

  @Test(arguments: carriers.indices)
  func `reads the note that was carried`(carrier: Int) throws {
    let note = try cosigned()
    let carried = Self.carriers[carrier](note.bytes)
    #expect(try UnverifiedNote(scanned: carried) == note)
    let block = note.signatures.flatMap(\.line)
    let lines = try WitnessResponse.cosignatures(scanned: Self.carriers[carrier](block))
    #expect(lines == note.signatures)
  }

  @Test func `mends nothing but the ends of lines`() throws {
    let note = try cosigned()
    let text = String(decoding: note.bytes, as: UTF8.self)
    for altered in [text.replacing("\n\n", with: "\n"), "", "\n", "\r"] {
      #expect((try? UnverifiedNote(scanned: Array(altered.utf8))) == nil)
    }
    let moved = text.replacing("\n7\n", with: "\n8\n")
    #expect(try UnverifiedNote(scanned: Array(moved.utf8)).bytes == Array(moved.utf8))
  }

  @Test func `refuses more bytes than a note has`() {
    let long = [UInt8](repeating: 0x61, count: UnverifiedNote.byteCountMax + 1)
    #expect(throws: NoteError.tooLong(long.count)) { try UnverifiedNote(scanned: long) }
    #expect(throws: NoteError.tooLong(long.count)) {
      try WitnessResponse.cosignatures(scanned: long)
    }
  }
}
