/// A JSON text (RFC 8259), read strictly as I-JSON (RFC 7493): its bytes and a tape of the tokens
/// in them.
///
/// No tree is built. A value is a view that points into the tape, and what it says is taken from
/// the bytes when asked for.
///
/// Refused are duplicate names (by code units, after escapes), lone surrogates, bytes that are not
/// UTF-8, a byte order mark, more than `depthMax` arrays and objects within each other, integers
/// outside ±(2^53 − 1), and numbers beyond the largest double. Noncharacters such as U+FFFF are
/// read, although RFC 7493 §2.1 would not have them: they have one encoding and one canonical form,
/// so that no two readers take them for different text.
package struct JSONText: Sendable {
  /// The deepest that arrays and objects may stand in each other.
  package static let depthMax = 64

  /// The longest text, in bytes: offsets are kept in 32 bits.
  package static let byteCountMax = Int(UInt32.max) - 1

  /// The largest integer, 2^53 − 1: beyond it a double skips integers.
  package static let integerMax = 9_007_199_254_740_991

  private let tape: JSONTape

  /// Reads a text.
  ///
  /// - Throws: the first rule that the bytes break. A duplicate name is found where its object ends.
  package init(_ bytes: [UInt8]) throws(JSONError) {
    guard bytes.count <= Self.byteCountMax else {
      throw JSONError(.textTooLong, offset: Self.byteCountMax, pointer: .root)
    }
    let (tokens, isCanonical, fault) = bytes.withUnsafeBufferPointer { buffer in
      Self.read(ByteCursor(buffer), into: JSONTapeSink(byteCount: buffer.count))
    }
    tape = JSONTape(bytes: bytes, tokens: tokens.tokens, isCanonical: isCanonical)
    if let fault {
      throw JSONError(
        fault.reason, offset: fault.offset, pointer: tape.pointer(toFaultAt: fault.offset))
    }
  }

  /// Whether bytes are a text in canonical form.
  ///
  /// Builds nothing.
  package static func isCanonical(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      let (_, isCanonical, fault) = read(ByteCursor(buffer), into: DiscardingSink())
      return isCanonical && fault == nil
    }
  }

  /// The bytes as they were given.
  package var bytes: [UInt8] { tape.bytes }

  /// Whether the bytes are their own canonical form (RFC 8785).
  package var isCanonical: Bool { tape.isCanonical }

  /// The value of the text.
  package var root: JSONValue { JSONValue(tape: tape, index: 0) }

  private static func read<Sink: JSONTokenSink>(
    _ cursor: ByteCursor, into sink: Sink
  ) -> (sink: Sink, isCanonical: Bool, fault: JSONFault?) {
    var reader = JSONReader(cursor, sink: sink)
    do {
      try reader.readText()
      return (reader.sink, reader.isCanonical, nil)
    } catch {
      return (reader.sink, false, error)
    }
  }
}

extension JSONText {
  /// Where the first number stands that has a fraction or an exponent; nil when there is none.
  ///
  /// For texts whose only numbers are integers, which have one spelling and no rounding.
  package var firstNonInteger: JSONPointer? {
    let tape = root.tape
    return tape.tokens.indices.first { index in
      let token = tape.tokens[index]
      return !token.isPlain && tape.kind(of: token) == .number
    }.map(tape.pointer(to:))
  }
}
