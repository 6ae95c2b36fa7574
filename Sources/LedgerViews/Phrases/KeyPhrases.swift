import EventLedger
package import LedgerService

extension KeyNameError: WordedRefusal {
  /// Why a key cannot be called so.
  package var explanation: Explanation {
    Explanation(
      Phrase(
        id: "\(name.printable) tidak dapat menjadi nama kunci: tanpa spasi dan tanpa +",
        en: "\(name.printable) cannot name a key: no spaces and no +"))
  }
}
