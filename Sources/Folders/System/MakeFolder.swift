package import Fiscal
import Glibc

/// Makes a folder that a person named, and those it lies in, for their owner only; nothing when there is one.
package func makeFolder(at path: String) throws(FolderFailure) {
    let made = uninterrupted { mkdir(path, 0o700) }
    if made == 0 || errno == EEXIST { return }
    let above = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    guard errno == ENOENT, !above.isEmpty else { throw .system(.makingFolder, path) }
    try makeFolder(at: above)
    guard uninterrupted({ mkdir(path, 0o700) }) == 0 || errno == EEXIST else {
        throw .system(.makingFolder, path)
    }
}
