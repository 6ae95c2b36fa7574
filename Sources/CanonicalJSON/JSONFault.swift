/// A broken rule and the byte that breaks it: what a reader knows of an error.
///
/// The pointer is found later, from the tape, so that only a text that is refused pays for it.
struct JSONFault: Error {
  let reason: JSONError.Reason
  let offset: Int
}
