import EventLedger

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

extension Presentation {
  /// A page of HTML in the reader's language, without a script and without anything from elsewhere,
  /// which it says to the browser.
  ///
  /// `title` and the lines of `body` are HTML, `style` is CSS.
  func htmlPage(_ title: String, style: String, body: [String]) -> String {
    let lines =
      [
        "<!doctype html>", "<html lang=\"\(language.rawValue)\">", "<head>",
        "<meta charset=\"utf-8\">", "<meta name=\"viewport\" content=\"width=device-width\">",
        "<meta http-equiv=\"Content-Security-Policy\" "
          + "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        title.inElement("title"), style.inElement("style"), "</head>", "<body>",
      ] + body + ["</body>", "</html>"]
    return lines.map { $0 + "\n" }.joined()
  }
}
