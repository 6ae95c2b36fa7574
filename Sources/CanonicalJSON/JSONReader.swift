/// Reads one JSON text from end to end (RFC 8259 §2) and tells its tokens to a sink, while it keeps
/// account of whether the bytes are the canonical form (RFC 8785 §3.2).
///
/// Recursive, which the limit on depth makes safe, so that what is known of an array or object
/// while it is being read lives on the stack.
struct JSONReader<Sink: JSONTokenSink> {
  var cursor: ByteCursor
  var sink: Sink

  /// Whether everything read so far is canonical.
  var isCanonical = true

  init(_ cursor: ByteCursor, sink: Sink) {
    self.cursor = cursor
    self.sink = sink
  }

  /// Reads the whole text: one value, with nothing but white space around it.
  mutating func readText() throws(JSONFault) {
    if cursor[0] == 0xEF, cursor[1] == 0xBB, cursor[2] == 0xBF {
      throw JSONFault(reason: .byteOrderMark, offset: 0)
    }
    skipWhiteSpace()
    try readValue(depth: 0)
    skipWhiteSpace()
    guard cursor.isAtEnd else { throw fault(.trailingBytes) }
  }

  /// A fault at the cursor.
  func fault(_ reason: JSONError.Reason) -> JSONFault {
    JSONFault(reason: reason, offset: cursor.offset)
  }

  /// The fault of a byte that the grammar does not allow at the cursor.
  func unexpected() -> JSONFault {
    fault(cursor.isAtEnd ? .unexpectedEnd : .unexpectedByte)
  }

  private mutating func readValue(depth: Int) throws(JSONFault) {
    switch cursor.byte {
    case UInt8(ascii: "\""): _ = try readStringToken()
    case UInt8(ascii: "{"): try readObject(depth: depth + 1)
    case UInt8(ascii: "["): try readArray(depth: depth + 1)
    case UInt8(ascii: "t"): try readLiteral("true")
    case UInt8(ascii: "f"): try readLiteral("false")
    case UInt8(ascii: "n"): try readLiteral("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    default: throw unexpected()
    }
  }

  private mutating func readArray(depth: Int) throws(JSONFault) {
    guard depth <= JSONText.depthMax else { throw fault(.tooDeep) }
    let index = sink.open(at: cursor.offset)
    var count = 0
    cursor.advance()
    skipWhiteSpace()
    if cursor.byte != UInt8(ascii: "]") {
      repeat {
        skipWhiteSpace()
        try readValue(depth: depth)
        count += 1
        skipWhiteSpace()
      } while skip(UInt8(ascii: ","))
    }
    try expect(UInt8(ascii: "]"))
    sink.close(index, end: cursor.offset, count: count)
  }

  private mutating func readObject(depth: Int) throws(JSONFault) {
    guard depth <= JSONText.depthMax else { throw fault(.tooDeep) }
    let index = sink.open(at: cursor.offset)
    var names = NameOrder()
    cursor.advance()
    skipWhiteSpace()
    if cursor.byte != UInt8(ascii: "}") {
      repeat {
        skipWhiteSpace()
        names.add(try readName(), in: cursor)
        skipWhiteSpace()
        try expect(UInt8(ascii: ":"))
        skipWhiteSpace()
        try readValue(depth: depth)
        skipWhiteSpace()
      } while skip(UInt8(ascii: ","))
    }
    try expect(UInt8(ascii: "}"))
    sink.close(index, end: cursor.offset, count: names.count)
    if names.isAscending { return }
    isCanonical = false
    if let offset = sink.duplicateName(inObject: index, of: cursor) {
      throw JSONFault(reason: .duplicateName, offset: offset)
    }
  }

  private mutating func readName() throws(JSONFault) -> JSONString {
    guard cursor.byte == UInt8(ascii: "\"") else { throw unexpected() }
    return try readStringToken()
  }

  private mutating func readStringToken() throws(JSONFault) -> JSONString {
    let start = cursor.offset
    let isPlain = try readString()
    sink.append(start..<cursor.offset, isPlain: isPlain)
    return JSONString(range: start..<cursor.offset, isPlain: isPlain)
  }

  private mutating func readLiteral(_ literal: StaticString) throws(JSONFault) {
    let start = cursor.offset
    for index in 0..<literal.utf8CodeUnitCount {
      guard skip(literal.utf8Start[index]) else { throw unexpected() }
    }
    sink.append(start..<cursor.offset, isPlain: true)
  }

  @inline(__always) private mutating func skip(_ byte: UInt8) -> Bool {
    guard cursor.byte == byte else { return false }
    cursor.advance()
    return true
  }

  @inline(__always) private mutating func expect(_ byte: UInt8) throws(JSONFault) {
    guard skip(byte) else { throw unexpected() }
  }

  @inline(__always) private mutating func skipWhiteSpace() {
    // Every byte of white space is at most the space, and in canonical form there is none.
    while cursor.byte <= UInt8(ascii: " ") {
      switch cursor.byte {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        isCanonical = false
        cursor.advance()
      default: return
      }
    }
  }
}
