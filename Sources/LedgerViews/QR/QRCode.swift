import CQREncode

/// A QR code: a square of dark and light modules that carries a text (ISO/IEC 18004).
package struct QRCode: Hashable, Sendable {
  /// How much of the code may be lost without the text.
  package enum Correction: Hashable, Sendable {
    /// About 7 in 100.
    case low
    /// About 15 in 100.
    case medium
  }

  /// The number of modules of a side, without the margin.
  package let side: Int
  /// The modules, row by row; true for dark.
  private let modules: [Bool]

  /// How wide the light margin is that scanners ask for, in modules.
  package static let margin = 4

  /// Encodes text in the smallest code that holds it; nil when it is empty or no code is large enough.
  ///
  /// The text is marked as UTF-8: without the mark it would be read as Latin-1, and the dash that
  /// begins a note's signature line would be lost.
  package init?(_ text: String, correction: Correction) {
    let bytes = Array(text.utf8)
    // Version 0 lets the library choose.
    guard let input = QRinput_new2(0, correction.level) else { return nil }
    defer { QRinput_free(input) }
    guard QRinput_appendECIheader(input, Self.utf8Assignment) == 0,
      QRinput_append(input, QR_MODE_8, CInt(clamping: bytes.count), bytes) == 0,
      let code = QRcode_encodeInput(input)
    else { return nil }
    defer { QRcode_free(code) }
    side = Int(code.pointee.width)
    // The lowest bit says dark or light; the others what the module is for.
    modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark; those outside the code are the margin's.
  package func isDark(row: Int, column: Int) -> Bool {
    let isInside = (0..<side).contains(row) && (0..<side).contains(column)
    return isInside && modules[row * side + column]
  }

  /// The number by which a code says that its text is UTF-8 (AIM ECI assignments).
  private static let utf8Assignment: CUnsignedInt = 26
}

extension QRCode.Correction {
  fileprivate var level: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    }
  }
}
