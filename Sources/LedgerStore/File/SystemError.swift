package import EventLedger
import Foundation

/// What the system answered when it did not do what it was asked for (POSIX.1-2017, `errno`).
package struct SystemError: WordedError {
  private let number: Int32

  private init(number: Int32) { self.number = number }

  /// The answer to the call before.
  package static var last: SystemError { SystemError(number: errno) }

  /// The usual ones in both languages, others in the system's words.
  package var phrase: Phrase {
    let english = String(cString: strerror(number))
    return Phrase(id: indonesian ?? english, en: english)
  }

  /// The answer that an error of Foundation is about; nil where the system was not asked.
  package init?(beneath error: any Error) {
    guard let beneath = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error,
      (beneath as NSError).domain == NSPOSIXErrorDomain
    else { return nil }
    self.init(number: Int32((beneath as NSError).code))
  }

  /// What an error of Foundation says: in Indonesian what the system answered, where it did.
  static func phrase(of error: any Error) -> Phrase {
    let english = error.localizedDescription
    return Phrase(id: SystemError(beneath: error)?.phrase.indonesian ?? english, en: english)
  }

  private var indonesian: String? {
    switch number {
    case EACCES, EPERM: "izin ditolak"
    case ENOENT: "berkas atau folder itu tidak ada"
    case ENOTDIR: "bukan folder"
    case EISDIR: "itu folder"
    case EEXIST: "sudah ada"
    case EROFS: "sistem berkas hanya dapat dibaca"
    case ENOSPC, EDQUOT: "tidak ada ruang tersisa"
    case ENAMETOOLONG: "namanya terlalu panjang"
    case EMFILE, ENFILE: "terlalu banyak berkas terbuka"
    case EIO: "perangkat penyimpanan gagal"
    case EBUSY, ETXTBSY: "sedang dipakai"
    case ELOOP: "terlalu banyak tautan simbolis"
    default: nil
    }
  }
}
