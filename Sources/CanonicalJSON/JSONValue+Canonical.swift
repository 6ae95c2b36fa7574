extension JSONValue {
  /// The one text that stands for this value (RFC 8785).
  ///
  /// - Throws: where the value has none; only a value of a text that is not canonical can throw.
  package func canonicalBytes() throws(JSONError) -> [UInt8] {
    // What stands within a canonical text is canonical itself.
    if tape.isCanonical { return Array(bytes) }
    return try JSON(self).canonicalBytes()
  }
}
