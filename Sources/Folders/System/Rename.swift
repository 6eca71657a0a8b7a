import Fiscal
import Glibc

/// How a rename that replaces nothing ended.
enum Renaming {
    case done
    case sourceMissing
    case targetTaken
}

extension Folder {
    /// Renames what bears `name` to `newName` in `target`, unless that name is taken.
    func rename(
        _ name: String,
        to target: borrowing Folder,
        _ newName: String
    ) throws(FolderFailure) -> Renaming {
        if renameWithoutReplacing(descriptor, name, target.descriptor, newName) == 0 {
            return .done
        }
        switch errno {
        case ENOENT: return .sourceMissing
        case EEXIST: return .targetTaken
        case EXDEV: throw .notOneFileSystem(path, target.path)
        default: throw .system(.renaming, "\(path)/\(name)")
        }
    }

    /// Fails unless files can be renamed from here into `other`.
    ///
    /// Two folders of one device may still be two mounts (containers mount them so), and a rename
    /// between mounts fails. The system compares the mounts before it looks for the file, so a
    /// rename of a file that does not exist tells, and changes nothing.
    func checkSameFileSystem(as other: borrowing Folder) throws(FolderFailure) {
        let probe = ".contingencia-probe"
        let status = renameWithoutReplacing(descriptor, probe, other.descriptor, probe)
        let isOtherMount = status != 0 && errno == EXDEV
        guard try stamp().device == other.stamp().device, !isOtherMount else {
            throw .notOneFileSystem(path, other.path)
        }
    }
}

extension FolderFailure {
    fileprivate static func notOneFileSystem(_ one: String, _ other: String) -> FolderFailure {
        FolderFailure(
            .notOneFileSystem,
            operation: Bilingual(
                es: "comprobar que de \(one) se mueven archivos a",
                en: "checking that files move from \(one) to"
            ),
            object: other,
            cause: Bilingual(
                es: "las dos carpetas están en discos o montajes distintos",
                en: "the two folders lie on different disks or mounts"
            ),
            hint: Bilingual(
                es:
                    "Ponga inbox, outbox y rejected en un solo disco, bajo un solo montaje: un archivo "
                    + "solo se mueve entero dentro de un mismo sistema de archivos.",
                en: "Put inbox, outbox and rejected on one disk, under one mount: a file can only "
                    + "move as a whole within one file system."
            )
        )
    }
}

/// `renameat2` with `RENAME_NOREPLACE`; 0, or -1 and `errno`.
///
/// Swift's Glibc module leaves out what C sees only under `_GNU_SOURCE`, so the function is looked
/// up by its name.
private func renameWithoutReplacing(
    _ folder: Int32,
    _ name: String,
    _ newFolder: Int32,
    _ newName: String
) -> Int32 {
    guard let rename = renameat2 else {
        errno = ENOSYS
        return -1
    }
    let noReplace: UInt32 = 1
    return uninterrupted { rename(folder, name, newFolder, newName, noReplace) }
}

private typealias RenameAt2 =
    @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32

private let renameat2 = unsafeBitCast(dlsym(nil, "renameat2"), to: RenameAt2?.self)
