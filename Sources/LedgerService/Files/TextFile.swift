import EventLedger

/// The bytes of a text as editors and mail leave it, in the one spelling that is read: without a
/// byte order mark, and with line feeds alone at the ends of lines.
///
/// For what people hand each other as files: keys, notes, policies, proofs. What is signed has line
/// feeds and no mark, so nothing else can be meant.
package func readText(
  _ path: String, byteCountMax: Int = FileSize.byteCountMax
) throws -> [UInt8] {
  try plainText(try readFile(path, byteCountMax: byteCountMax), of: path)
}

/// The same of bytes that came by another way; `source` names it in an error.
package func plainText(_ bytes: [UInt8], of source: String) throws -> [UInt8] {
  guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
    throw FileFault.utf16(source)
  }
  let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  guard text.contains(UInt8(ascii: "\r")) else { return Array(text) }
  var plain: [UInt8] = []
  plain.reserveCapacity(text.count)
  for (index, byte) in zip(text.indices, text) {
    let isBeforeLineFeed = index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "\n")
    if byte != UInt8(ascii: "\r") || !isBeforeLineFeed { plain.append(byte) }
  }
  return plain
}
