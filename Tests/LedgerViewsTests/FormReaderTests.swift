import EventLedger
import LedgerService
import LedgerViews
import Testing

@Suite struct FormReaderTests {
  private func answers(_ words: [String]) throws -> [FormAnswer] {
    let form = EventForm(of: try Fixtures.type("shipment.received"), reserved: ["subject"])
    return try FormReader(form).answers(words)
  }

  @Test func `reads an option with its value apart or after an equals sign`() throws {
    let answers = try answers([
      "--shipment", "SHP-64.03-0001", "--note=--aman=ya", "--partial", "-1",
    ])
    #expect(answers.map(\.field.option) == ["shipment", "note", "partial"])
    #expect(answers.map(\.texts) == [["SHP-64.03-0001"], ["--aman=ya"], ["-1"]])
  }

  @Test func `collects the values of an option that may be repeated`() throws {
    let answers = try answers(["--line", "a,1,0", "--partial", "ya", "--line", "b,2,0"])
    #expect(answers.map(\.texts) == [["a,1,0", "b,2,0"], ["ya"]])
  }

  @Test func `takes an empty value for leaving the field out`() throws {
    #expect(try answers(["--note", ""])[0].leavesOut)
    #expect(try !answers(["--note", "x"])[0].leavesOut)
  }

  @Test(
    arguments: [
      (["--shipmnt", "x"], "receipt has no field --shipmnt", "did you mean --shipment?"),
      (["--lines", "x"], "receipt has no field --lines", "did you mean --line?"),
      (["--subjct", "x"], "receipt has no field --subjct", "did you mean --subject?"),
      (
        ["--weather", "x"], "receipt has no field --weather",
        "ledger append receipt --help shows the fields"
      ),
      (
        ["--partial"], "--partial needs a value", "ledger append receipt --help shows the fields"
      ),
      (
        ["--partial", "--note", "x"], "--partial needs a value",
        "ledger append receipt --help shows the fields"
      ),
      (
        ["--note", "a", "--note", "b"], "--note is given twice",
        "ledger append receipt --help shows the fields"
      ),
      (
        ["--note", "Aman", "terkendali"], "\"terkendali\" belongs to no field",
        "a text with spaces stands between quotation marks"
      ),
      (
        ["--"], "\"--\" belongs to no field", "a text with spaces stands between quotation marks"
      ),
    ])
  func `says what cannot be read, and what was meant`(
    words: [String], fact: String, hint: String
  ) throws {
    let error = try #require(throws: FormError.self) { try answers(words) }
    let explanation = error.explanation(of: "receipt")
    #expect(explanation.fact[.english] == fact)
    #expect(explanation.hint?[.english] == hint)
  }
}
