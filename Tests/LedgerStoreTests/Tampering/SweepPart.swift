/// Which part of a sweep over all bytes is asked for: the whole, or one of several.
struct SweepPart {
  /// From 1.
  private let part: Int
  private let parts: Int

  /// Reads `bytes` or `bytes 3/10`; nil when no bytes are asked for.
  init?(_ text: String?) {
    let words = (text ?? "").split(separator: " ")
    guard words.first == "bytes" else { return nil }
    let numbers = (words.dropFirst().first ?? "1/1").split(separator: "/").compactMap { Int($0) }
    precondition(
      numbers.count == 2 && numbers[0] >= 1 && numbers[0] <= numbers[1],
      "a part of a sweep is named as bytes 3/10")
    part = numbers[0]
    parts = numbers[1]
  }

  /// Every so manieth element, so that each part reaches over the whole.
  func elements<Element>(of all: [Element]) -> [Element] {
    stride(from: part - 1, to: all.count, by: parts).map { all[$0] }
  }
}
