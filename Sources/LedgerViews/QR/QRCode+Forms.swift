extension QRCode {
  /// How many columns the code takes as text, margin included.
  package var columns: Int { side + 2 * Self.margin }

  /// The code as text, two modules above each other in one character: dark ink on light paper.
  ///
  /// For a terminal every line sets black on white itself, whatever its colours are: light ink on
  /// dark is a code that many scanners do not see.
  package func text(forTerminal: Bool) -> String {
    let (start, end) = forTerminal ? ("\u{1B}[30;107m", "\u{1B}[0m") : ("", "")
    let outer = -Self.margin..<side + Self.margin
    return stride(from: outer.lowerBound, to: outer.upperBound, by: 2).map { row in
      let line = outer.map { column -> Character in
        switch (isDark(row: row, column: column), isDark(row: row + 1, column: column)) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
      }
      return start + String(line) + end + "\n"
    }.joined()
  }

  /// The code as a picture (SVG) for print, two thirds of a millimetre to a module.
  package func svg(title: String) -> String {
    let width = columns
    let length = "\(width * 2 / 3)mm"
    let runs = (0..<side).flatMap { row in
      darkRuns(of: row).map { run in
        "M\(run.lowerBound + Self.margin) \(row + Self.margin)h\(run.count)v1h-\(run.count)z"
      }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(length)" height="\(length)" \
      viewBox="0 0 \(width) \(width)" shape-rendering="crispEdges">
      <title>\(Self.escaped(title))</title>
      <path fill="#fff" d="M0 0h\(width)v\(width)H0z"/>
      <path d="\(runs.joined())"/>
      </svg>

      """
  }

  /// The columns of a row's dark modules, neighbours together.
  private func darkRuns(of row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for column in 0..<side where isDark(row: row, column: column) {
      if let last = runs.last, last.upperBound == column {
        runs[runs.count - 1] = last.lowerBound..<column + 1
      } else {
        runs.append(column..<column + 1)
      }
    }
    return runs
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}
