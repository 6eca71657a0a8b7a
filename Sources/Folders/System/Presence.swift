package import Fiscal
import Glibc

/// Whether something lies at a path, were it a link that leads nowhere.
///
/// Throws where that cannot be told, as in a folder that may not be searched.
package func isThere(_ path: String) throws(FolderFailure) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    guard errno == ENOENT || errno == ENOTDIR else { throw .system(.lookingAt, path) }
    return false
}
