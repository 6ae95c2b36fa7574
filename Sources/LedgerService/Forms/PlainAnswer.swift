/// What a person means by a word, in either language.
package enum PlainAnswer {
  /// A yes or a no; nil for any other text.
  package static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "y", "ya", "yes", "true": true
    case "t", "n", "tidak", "no", "false": false
    default: nil
    }
  }
}
