import Fiscal
import Glibc

/// The folder `archive/`: where archives lie, and how one appears there.
struct ArchiveFolder {
    /// Without a slash at the end.
    let root: String

    init(root: String) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    }

    func path(of name: ArchiveName) -> String { path(of: name.path) }

    /// `relative` to the folder, as `files` gives it.
    func path(of relative: String) -> String { "\(root)/\(relative)" }

    /// Hidden, in the folder of the archive: a rename must not cross file systems.
    func draftPath(of name: ArchiveName) -> String {
        "\(parent(of: path(of: name)))/.\(name.text).zip.draft"
    }

    /// Makes the folder of an archive, each new one synced into its parent.
    func prepare(for name: ArchiveName) throws(EvidenceFailure) {
        try makeFolder(parent(of: path(of: name)))
    }

    func makeFolder(_ path: String) throws(EvidenceFailure) {
        if exists(path) { return }
        let above = parent(of: path)
        if path.utf8.count > root.utf8.count { try makeFolder(above) }
        guard uninterrupted({ mkdir(path, 0o700) }) == 0 || errno == EEXIST else {
            throw .system(.making, path)
        }
        try sync(folder: above)
    }

    /// Gives a complete draft its path, without replacing anything, and syncs the folder.
    ///
    /// A hard link is the one portable rename that never replaces; a cut between link and unlink
    /// leaves a complete archive and a draft that the next run removes.
    func publish(_ draft: String, at path: String) throws(EvidenceFailure) {
        try give(path, to: draft)
        do throws(EvidenceFailure) {
            try remove(draft)
            try sync(folder: parent(of: path))
        } catch {
            // What is not known to survive a power cut is not sealed.
            _ = uninterrupted { unlink(path) }
            throw error
        }
    }

    /// Where a file system has no hard links the name is checked first: only one run at a time
    /// writes in a workspace.
    private func give(_ path: String, to draft: String) throws(EvidenceFailure) {
        if uninterrupted({ link(draft, path) }) == 0 { return }
        if errno == EEXIST { throw .nameTaken(path) }
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { throw .system(.linking, path) }
        guard !exists(path) else { throw .nameTaken(path) }
        guard uninterrupted({ rename(draft, path) }) == 0 else {
            throw .system(.renaming, draft)
        }
    }

    /// Removes a file; nothing happens when there is none.
    func remove(_ path: String) throws(EvidenceFailure) {
        guard uninterrupted({ unlink(path) }) == 0 || errno == ENOENT || errno == ENOTDIR else {
            throw .system(.removing, path)
        }
    }

    func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Syncs the folders that lead to an archive, as far as they are there.
    ///
    /// A cut run may have made them, or given an archive its name, without having synced them.
    func syncFolders(of name: ArchiveName) throws(EvidenceFailure) {
        var folder = parent(of: path(of: name))
        while folder != root {
            if exists(folder) { try sync(folder: folder) }
            folder = parent(of: folder)
        }
        for folder in [root, parent(of: root)] where exists(folder) { try sync(folder: folder) }
    }

    private func sync(folder: String) throws(EvidenceFailure) {
        let descriptor = uninterrupted { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .system(.opening, folder) }
        defer { close(descriptor) }
        guard uninterrupted({ fsync(descriptor) }) == 0 else { throw .system(.syncing, folder) }
    }

    /// Everything that is not a folder, relative to `archive/`, in the order of the paths' bytes.
    ///
    /// Drafts are left out: a run that is at work, or was cut, has them; and so is the `lost+found` of a
    /// file system of its own, which is root's. Links are listed, never followed.
    func files() throws(EvidenceFailure) -> [String] {
        var found: [String] = []
        if exists(root) { try list("", into: &found) }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func list(_ folder: String, into found: inout [String]) throws(EvidenceFailure) {
        let path = folder.isEmpty ? root : "\(root)/\(folder)"
        guard let stream = opendir(path) else { throw .system(.listing, path) }
        defer { closedir(stream) }
        while let name = try nextName(in: stream, path) {
            if name == "." || name == ".." || folder.isEmpty && name == "lost+found" { continue }
            let relative = folder.isEmpty ? name : "\(folder)/\(name)"
            if isFolder("\(root)/\(relative)") {
                try list(relative, into: &found)
            } else if !(name.hasPrefix(".") && name.hasSuffix(".draft")) {
                found.append(relative)
            }
        }
    }

    private func nextName(
        in stream: OpaquePointer,
        _ path: String
    ) throws(EvidenceFailure) -> String? {
        errno = 0
        guard let entry = readdir(stream) else {
            // A listing that was cut short must not make archives look missing.
            guard errno == 0 else { throw .system(.listing, path) }
            return nil
        }
        return withUnsafePointer(to: &entry.pointee.d_name) { name in
            name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The path up to its last slash; `.` for a name alone.
    private func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension Failure where Code == EvidenceFailureCode {
    static func nameTaken(_ path: String) -> EvidenceFailure {
        EvidenceFailure(
            .nameTaken,
            operation: .sealing,
            object: path,
            cause: Bilingual(
                es: "ya existe un archivo con este nombre",
                en: "a file of this name exists already"
            ),
            hint: Bilingual(
                es: "No es el previsto: mírelo, sáquelo de archive/ y corra de nuevo.",
                en: "It is not what was planned: look at it, move it out of archive/, run again."
            )
        )
    }
}
