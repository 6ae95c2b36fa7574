/// An error that people are told in either language.
package protocol WordedError: Error {
  /// The fact, in lower case without a full stop, with the values in it.
  var phrase: Phrase { get }
}

extension Phrase {
  /// What an error says; in its own words alone where it has no others, as of a foreign library or
  /// of bytes that no person has written.
  package init(of error: any Error) {
    self = (error as? any WordedError)?.phrase ?? Phrase(verbatim: "\(error)")
  }
}
