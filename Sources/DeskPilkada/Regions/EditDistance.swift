/// How far two words are apart, for guessing what a person meant.
package enum EditDistance {
  /// The fewest letters to put in, take out or exchange to make one word the other (Levenshtein).
  package static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right.unicodeScalars)
    var row = Array(0...right.count)
    for (line, letter) in left.unicodeScalars.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let exchanged = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(exchanged, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }

  /// The words that may have been meant, the likeliest first: those that are at most a third of
  /// the word's letters away, and at least two.
  package static func nearest(
    to word: String, among words: some Sequence<String>, countMax: Int = 3
  ) -> [String] {
    let limit = max(2, word.unicodeScalars.count / 3)
    return words.map { (word: $0, distance: between(word, $0)) }
      .filter { $0.distance <= limit }
      .sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
      .prefix(countMax).map(\.word)
  }
}
