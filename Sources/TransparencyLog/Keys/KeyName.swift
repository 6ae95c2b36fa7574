/// The name of a key in signed notes: non-empty, without spaces and `+`.
///
/// Names are compared byte for byte; canonically equivalent texts are different names.
/// See <https://c2sp.org/signed-note#format>.
public struct KeyName: Hashable, Sendable {
  /// The name in UTF-8.
  public let bytes: [UInt8]

  /// Takes text as a key name.
  public init(_ text: String) throws(KeyError) {
    guard !text.isEmpty, text.unicodeScalars.allSatisfy(Self.admits) else {
      throw .malformedName
    }
    bytes = Array(text.utf8)
  }

  init(utf8 bytes: some Sequence<UInt8>) throws(KeyError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformedName }
    try self.init(text)
  }

  private static func admits(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "+" && scalar.value >= 0x20 && !scalar.properties.isWhitespace
  }
}

extension KeyName: CustomStringConvertible {
  /// The name itself.
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}
