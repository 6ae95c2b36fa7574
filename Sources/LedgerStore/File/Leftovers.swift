import Foundation
import Synchronization

/// What this process must not leave behind when it is interrupted: drafts under names that nobody
/// would look for, copies that may hold sealed values, a terminal without an echo.
///
/// Whoever makes such a thing registers how it is taken away, and has that done at his own end.
/// A process that is killed outright (SIGKILL) cleans nothing.
package enum Leftovers {
  /// One thing that is to be taken away.
  package struct Registration: Sendable {
    fileprivate let number: Int
  }

  private struct State {
    var next = 0
    var removals: [Int: @Sendable () -> Void] = [:]
  }

  private static let state = Mutex(State())

  /// Has a thing taken away, should the process be interrupted.
  package static func register(_ removal: @escaping @Sendable () -> Void) -> Registration {
    state.withLock { state in
      state.next += 1
      state.removals[state.next] = removal
      return Registration(number: state.next)
    }
  }

  /// Takes a thing away that is needed no more.
  package static func remove(_ registration: Registration) {
    let removal = state.withLock { $0.removals.removeValue(forKey: registration.number) }
    removal?()
  }

  /// Has a thing left alone: it has become what it was to be.
  package static func release(_ registration: Registration) {
    state.withLock { _ = $0.removals.removeValue(forKey: registration.number) }
  }

  /// Takes everything away, the newest first.
  package static func removeAll() {
    let removals = state.withLock { state in
      defer { state.removals = [:] }
      return state.removals.sorted { $0.key > $1.key }.map(\.value)
    }
    for removal in removals { removal() }
  }
}
