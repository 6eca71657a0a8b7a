package import Fiscal
import Glibc

/// How many bytes a user without privileges may still write on the disk that holds a folder.
package func freeBytes(onDiskOf folder: String) throws(FolderFailure) -> Int64 {
    var disk = statvfs()
    guard statvfs(folder, &disk) == 0 else { throw .system(.askingForSpace, folder) }
    return Int64(disk.f_bavail) * Int64(disk.f_frsize)
}

extension Bilingual {
    fileprivate static let askingForSpace = Bilingual(
        es: "averiguar el espacio libre en",
        en: "asking for the free space in"
    )
}
