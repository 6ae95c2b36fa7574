/// Writes values in the form of RFC 8785, and only what `JSONText` reads again.
struct CanonicalWriter {
  private(set) var bytes: [UInt8] = []

  init() {
    // Most texts are an event or a row, and few of these are longer.
    bytes.reserveCapacity(512)
  }

  mutating func write(_ value: JSON, depth: Int) throws(JSONError) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let boolean): bytes += (boolean ? "true" : "false").utf8
    case .integer(let integer): try write(integer)
    case .double(let double): try write(double)
    case .string(let string): write(string)
    case .array(let elements): try write(elements, depth: depth + 1)
    case .object(let members): try write(members, depth: depth + 1)
    }
  }

  private mutating func write(_ elements: [JSON], depth: Int) throws(JSONError) {
    guard depth <= JSONText.depthMax else { throw error(.tooDeep) }
    bytes.append(UInt8(ascii: "["))
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      do throws(JSONError) {
        try write(element, depth: depth)
      } catch {
        throw error.within(String(position))
      }
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func write(_ members: [JSON.Member], depth: Int) throws(JSONError) {
    guard depth <= JSONText.depthMax else { throw error(.tooDeep) }
    bytes.append(UInt8(ascii: "{"))
    // Most objects are read from canonical bytes or made in order, and need no sorting.
    let isInOrder = Self.isInOrder(members)
    let sorted = isInOrder ? members : members.sorted { Self.precedes($0.name, $1.name) }
    for (position, member) in sorted.enumerated() {
      if position > 0 {
        guard isInOrder || Self.precedes(sorted[position - 1].name, member.name) else {
          throw error(.duplicateName).within(member.name)
        }
        bytes.append(UInt8(ascii: ","))
      }
      write(member.name)
      bytes.append(UInt8(ascii: ":"))
      try write(member.value, at: member.name, depth: depth)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Whether each member's name stands behind the one before it.
  private static func isInOrder(_ members: [JSON.Member]) -> Bool {
    members.indices.dropFirst().allSatisfy { precedes(members[$0 - 1].name, members[$0].name) }
  }

  private mutating func write(
    _ value: JSON, at token: String, depth: Int
  ) throws(JSONError) {
    do throws(JSONError) {
      try write(value, depth: depth)
    } catch {
      throw error.within(token)
    }
  }

  private mutating func write(_ integer: Int64) throws(JSONError) {
    guard integer.magnitude <= JSONText.integerMax else { throw error(.integerOutOfRange) }
    bytes += String(integer).utf8
  }

  private mutating func write(_ double: Double) throws(JSONError) {
    guard double.isFinite else { throw error(.numberOutOfRange) }
    let text = JSONNumber.canonicalBytes(double)
    // Up to 10²¹ a whole double is written as an integer, which no reader of I-JSON would take.
    let isInteger = !text.contains(UInt8(ascii: ".")) && !text.contains(UInt8(ascii: "e"))
    guard !isInteger || double.magnitude <= Double(JSONText.integerMax) else {
      throw error(.integerOutOfRange)
    }
    bytes += text
  }

  /// Escapes only what must be (RFC 8785 §3.2.2.2).
  private mutating func write(_ string: String) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { rest in
      var rest = rest[...]
      while let stop = rest.firstIndex(where: { !Self.standsForItself($0) }) {
        bytes += rest[..<stop]
        escape(rest[stop])
        rest = rest[(stop + 1)...]
      }
      bytes += rest
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func standsForItself(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0..<0x20:
      bytes += "u00".utf8
      bytes += [HexDigit.digit(byte >> 4), HexDigit.digit(byte)]
    default: bytes.append(byte)
    }
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    return left.withUTF8 { left in right.withUTF8 { CodeUnitOrder.precedes(left, $0) } }
  }

  /// An error at the place where the next byte would be written.
  private func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason, offset: bytes.count, pointer: .root)
  }
}
