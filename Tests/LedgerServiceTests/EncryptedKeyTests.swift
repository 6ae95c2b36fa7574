import LedgerService
import Testing

@Suite struct EncryptedKeyTests {
  @Test func `opens with the passphrase that it was made with`() throws {
    let secret = [UInt8](0..<48)
    let encrypted = try EncryptedKey(
      secret, passphrase: Array("rahasia benar".utf8), rounds: 1_000,
      random: { [UInt8](repeating: 7, count: $0) })
    let read = try EncryptedKey(der: try encrypted.der())
    #expect(try read.decrypted(with: Array("rahasia benar".utf8)) == secret)
    #expect(throws: (any Error).self) {
      guard try read.decrypted(with: Array("rahasia salah".utf8)) == secret else {
        throw UnknownProtection()
      }
    }
  }
}
