import CanonicalJSON

/// A text that is read has one canonical form, which is read again as canonical; and the three
/// ways to ask whether a text is canonical agree.
func checkReader(_ bytes: [UInt8]) {
  guard let text = try? JSONText(bytes) else {
    precondition(!JSONText.isCanonical(bytes), "what cannot be read is not canonical")
    return
  }
  precondition(text.bytes == bytes)
  precondition(text.isCanonical == JSONText.isCanonical(bytes), "both readers agree")
  guard let written = canonicalForm(of: text) else { return }
  precondition(text.isCanonical == (written == bytes), "the reader agrees with the writer")
  precondition(JSONText.isCanonical(written), "what is written is canonical")
  guard let again = try? JSONText(written) else { preconditionFailure("and is read again") }
  precondition((try? JSON(again.root).canonicalBytes()) == written, "and written the same")
  // A pointer is found by walking from the front, so long texts would only be slow.
  if written.count <= 512 { checkPointers(of: again.root, from: again.root) }
}

/// The text's canonical form; nil when a number in it has none.
///
/// A double such as 1e20 is read, but would be written as an integer beyond 2^53 − 1, which is
/// not. That is the only reason not to write what was read.
private func canonicalForm(of text: JSONText) -> [UInt8]? {
  do {
    return try JSON(text.root).canonicalBytes()
  } catch {
    precondition(error.reason == .integerOutOfRange && !text.isCanonical)
    return nil
  }
}

/// Every value is found again by its own pointer.
private func checkPointers(of value: JSONValue, from root: JSONValue) {
  precondition(root.value(at: value.pointer)?.range == value.range, "a pointer leads back")
  for member in value.members { checkPointers(of: member.value, from: root) }
  for element in value.elements { checkPointers(of: element, from: root) }
}
