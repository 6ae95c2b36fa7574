/// Text and elements of an HTML page.
///
/// Whatever stands in a ledger was written by somebody: it reaches a page as text only, with what
/// would act on it written out.
extension String {
  /// The text as HTML, also between the quotation marks of an attribute.
  var html: String {
    printable.reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.append(character)
      }
    }
  }

  /// An element around HTML.
  func inElement(_ name: String, class: String? = nil) -> String {
    let attribute = `class`.map { " class=\"\($0)\"" } ?? ""
    return "<\(name)\(attribute)>\(self)</\(name)>"
  }
}
