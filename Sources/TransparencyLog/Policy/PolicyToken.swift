/// A name or an address in a policy: octets that are compared as octets.
///
/// The format allows any octet from 0x21 but 0x7F, not only UTF-8, so that reading a policy needs
/// no table of characters (<https://c2sp.org/tlog-policy#character-set>).
public struct PolicyToken: Hashable, Sendable {
  /// The octets.
  public let bytes: [UInt8]

  /// Takes octets as a token; nil when there are none, or a space or control character is among
  /// them.
  public init?(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > ASCII.space && $0 != ASCII.delete }) else {
      return nil
    }
    self.bytes = Array(bytes)
  }

  /// Takes text as a token; nil when it is empty or has a space or control character.
  public init?(_ text: String) { self.init(Array(text.utf8)) }
}

extension PolicyToken: CustomStringConvertible {
  /// The token as text, with a replacement character for what is not UTF-8.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
