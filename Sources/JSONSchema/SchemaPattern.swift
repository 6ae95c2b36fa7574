/// A pattern of the schema subset, compiled to a table so that a match costs one step a byte.
///
/// The position automaton is made deterministic once, when the schema is loaded: a pattern whose
/// table would be large is refused there, and no text can make a match slow.
package struct SchemaPattern: Sendable {
  /// The most characters a pattern may have with its bounded repetitions written out.
  package static let lengthMax = 1_024
  /// The most states its deterministic automaton may have.
  package static let stateCountMax = 2_048

  /// The pattern as written.
  package let source: String

  /// The column of each byte; bytes that no position accepts share column 0.
  private let columns: [UInt8]
  private let columnCount: Int
  /// The state after a state and a column.
  ///
  /// A state is written as the index at which its row begins, which saves a multiplication a byte;
  /// the first row is that of the state with no way out.
  private let moves: [UInt32]
  private let isAccepting: [Bool]

  /// Compiles a pattern written `^…$`.
  package init(_ source: String) throws(SchemaPatternError) {
    let expression = try PatternParser.parse(Array(source.utf8))
    let length = expression.length(limit: Self.lengthMax)
    guard length <= Self.lengthMax else {
      throw SchemaPatternError(reason: .tooLarge, offset: 0)
    }
    let automaton = PositionAutomaton(expression, count: length)
    var table = PatternTable(automaton)
    guard table.build(stateCountMax: Self.stateCountMax) else {
      throw SchemaPatternError(reason: .tooLarge, offset: 0)
    }
    self.source = source
    columns = table.columns
    columnCount = table.columnCount
    moves = table.moves.map { UInt32($0) * UInt32(table.columnCount) }
    isAccepting = table.isAccepting
  }

  /// Whether a whole text, as UTF-8 bytes, matches.
  package func matches(_ text: Span<UInt8>) -> Bool {
    let columns = columns.span
    let moves = moves.span
    var row = Int(PatternTable.start) * columnCount
    for index in text.indices {
      row = Int(moves[row + Int(columns[Int(text[index])])])
      if row == 0 { return false }
    }
    return isAccepting[row / columnCount]
  }
}

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
