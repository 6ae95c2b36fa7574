/// Why bytes are not a signed note, or why a note is not trusted.
public enum NoteError: Error, Hashable, Sendable {
  /// The note has this many bytes, more than ``UnverifiedNote/byteCountMax``.
  case tooLong(Int)
  /// The note is not UTF-8, or has a control character other than a line feed.
  case notPlainText
  /// The text to sign does not end with a line feed.
  case unterminatedText
  /// The note has no blank line with signatures after it, or does not end with a line feed.
  case noSignatures
  /// The note has this many signatures, more than ``UnverifiedNote/signatureCountMax``.
  case tooManySignatures(Int)
  /// The signature line of this number, counted from 1, is not `— <name> <base64>`.
  case malformedSignatureLine(Int)
  /// Two of the caller's keys have the same name and ID, so a line could be either's.
  case ambiguousKeys(SignerIdentity)
  /// A line of a known key does not verify; the whole note is rejected.
  case invalidSignature(SignerIdentity)
  /// No line belongs to a known key.
  case noKnownSigner
}

extension NoteError: CustomStringConvertible {
  /// The error as a sentence with its values.
  public var description: String {
    switch self {
    case .tooLong(let count):
      "a signed note has at most \(UnverifiedNote.byteCountMax) bytes, this one has \(count)"
    case .notPlainText: "a signed note is UTF-8 without control characters, this one is not"
    case .unterminatedText: "the text of a note ends with a line feed, this one does not"
    case .noSignatures: "the note has no signature lines after a blank line"
    case .tooManySignatures(let count):
      "a note has at most \(UnverifiedNote.signatureCountMax) signatures, this one has \(count)"
    case .malformedSignatureLine(let number): "signature line \(number) is malformed"
    case .ambiguousKeys(let identity): "two of the given keys are named \(identity)"
    case .invalidSignature(let identity): "the signature by \(identity) does not verify"
    case .noKnownSigner: "the note bears no signature by a known key"
    }
  }
}
