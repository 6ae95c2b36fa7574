/// Why a text is no pattern of the schema subset.
package struct SchemaPatternError: Error, Hashable, Sendable {
  /// The rule that is broken.
  package enum Reason: String, Hashable, Sendable {
    /// The pattern does not begin with `^` and end with `$`, or it has alternatives outside a
    /// group, where the anchors would hold for the outermost two alone.
    case notAnchored
    /// A character or construct that the subset does not have.
    case unsupported
    /// A quantifier with nothing before it, a second quantifier, or bounds that do not fit.
    case badQuantifier
    /// A class that is empty, unclosed, or holds a range in falling order.
    case badClass
    /// A group that is empty, unclosed, or nested too deeply.
    case badGroup
    /// The automaton would need more places or states than `SchemaPattern` allows.
    case tooLarge
  }

  /// The rule that is broken.
  package let reason: Reason
  /// Where in the pattern's UTF-8 bytes it is broken, from 0.
  package let offset: Int
}
