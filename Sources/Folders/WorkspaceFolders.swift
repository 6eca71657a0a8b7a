package import Fiscal
import Glibc

/// The folders of a workspace on disk.
///
/// What the operator made stays as open or as private as he made it; what is made here takes after
/// the folder it lies in, and at the top is for its owner only, for sale files hold personal data.
/// Links inside the folders are never followed. Only one run at a time may change them: see
/// `RunLock`.
package struct WorkspaceFolders: SaleFolders {
    private let root: String
    let settling: Settling

    /// Opens the workspace at `root`, making the folders that are missing; an inbox only where no run was
    /// made yet.
    ///
    /// Fails with `.notOneFileSystem` unless inbox, outbox and rejected are under one mount.
    package init(root: String, settling: Settling = Settling()) throws(FolderFailure) {
        self.root = root
        self.settling = settling
        let folder = try Folder(at: root)
        try folder.requireInboxOnceWorked()
        for name in ["inbox", "outbox", "rejected", "rejected/resolved", "archive", "ledger"] {
            try folder.makePrivateFolder(name)
        }
        let inbox = try self.folder(of: .inbox)
        for place in [FolderPlace.outbox, .rejected, .resolved] {
            try inbox.checkSameFileSystem(as: self.folder(of: place))
        }
    }

    @discardableResult
    package func read(
        _ path: String,
        _ consume: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> FileIdentity {
        let (folders, name) = try steps(of: path)
        guard let folder = try existingFolder(folders, in: .inbox), let file = try folder.file(name)
        else { throw FolderFailure.changed(.reading, path, .gone) }
        var reading = try FileReading(of: file)
        while let chunk = try reading.nextChunk() { try consume(chunk) }
        return try reading.identity()
    }

    package func freePath(
        for path: String,
        digest: ContentDigest,
        in place: FolderPlace
    ) throws(FolderFailure) -> String {
        let (steps, name) = try steps(of: path)
        let folders = try clearOfOthers(steps, in: place)
        guard let folder = try existingFolder(folders, in: place) else {
            return (folders + [name]).joined(separator: "/")
        }
        var attempt = 0
        while true {
            let candidate = alternative(attempt, to: name, digest)
            if try folder.isFree(candidate, for: digest) {
                return (folders + [candidate]).joined(separator: "/")
            }
            attempt += 1
        }
    }

    package func write(
        beside path: String,
        suffix: String,
        in place: FolderPlace,
        _ produce: (_ consume: ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        let (folders, name) = try steps(of: path + suffix)
        let folder = try madeFolder(folders, in: place)
        // Who may enter the folder may read the file: a store its receipts, if the operator opened
        // the folder to it.
        let permissions = try folder.stamp().permissions & 0o666
        let draft = try Draft(of: name, in: folder, permissions: permissions)
        try produce { try draft.append($0) }
        try draft.publishIfDifferent()
    }

    package func remove(
        beside path: String,
        suffix: String,
        in place: FolderPlace
    ) throws(FolderFailure) {
        let (folders, name) = try steps(of: path + suffix)
        guard let folder = try existingFolder(folders, in: place) else { return }
        if try folder.unlink(name) { try folder.sync() }
    }

    package func exists(_ location: FileLocation) throws(FolderFailure) -> Bool {
        let (folders, name) = try steps(of: location.path)
        guard let folder = try existingFolder(folders, in: location.place) else { return false }
        return try folder.stamp(of: name)?.kind == .regular
    }
}

extension WorkspaceFolders {
    /// The folder of a place.
    ///
    /// A place itself may be a link: that is the operator's arrangement.
    func folder(of place: FolderPlace) throws(FolderFailure) -> Folder {
        switch place {
        case .inbox, .outbox, .rejected: try Folder(at: "\(root)/\(place.rawValue)")
        case .resolved: try Folder(at: "\(root)/rejected/resolved")
        }
    }

    /// The sub-folder of a place, reached without following a link; nil when there is none.
    func existingFolder(
        _ folders: [String],
        in place: FolderPlace
    ) throws(FolderFailure) -> Folder? {
        var folder = try folder(of: place)
        for name in folders {
            guard let next = try folder.subfolder(name) else { return nil }
            folder = next
        }
        return folder
    }

    /// The names of the folders on the way, with a counter where something else bears one of them.
    ///
    /// Not a failure: a store once dropped a file `norte`, now it has a folder `norte`.
    private func clearOfOthers(
        _ folders: [String],
        in place: FolderPlace
    ) throws(FolderFailure) -> [String] {
        var folder = try folder(of: place)
        var clear: [String] = []
        for name in folders {
            var (step, attempt) = (name, 1)
            while let stamp = try folder.stamp(of: step), stamp.kind != .folder {
                attempt += 1
                step = "\(name)-\(attempt)"
            }
            clear.append(step)
            guard let next = try folder.subfolder(step) else {
                return clear + folders.dropFirst(clear.count)
            }
            folder = next
        }
        return clear
    }

    /// The sub-folder of a place, made where it is missing.
    func madeFolder(_ folders: [String], in place: FolderPlace) throws(FolderFailure) -> Folder {
        var folder = try folder(of: place)
        for name in folders { folder = try folder.subfolderMadeIfNeeded(name) }
        return folder
    }
}

extension Folder {
    /// Whether nothing bears the name, or a file with this very content, and no companion beside it speaks
    /// of another file.
    fileprivate func isFree(
        _ name: String,
        for digest: ContentDigest
    ) throws(FolderFailure) -> Bool {
        if try stamp(of: name) != nil { return try holds(digest, at: name) }
        for suffix in Companion.witnesses {
            guard try stamp(of: name + suffix)?.kind == .regular,
                let companion = try file(name + suffix)
            else { continue }
            let beginning = try companion.beginning(Companion.witnessLength)
            if !beginning.contains(digest.hex) { return false }
        }
        return true
    }

    /// Throws where the inbox is missing and a run has left the workspace's name: an empty one in its place
    /// would look like a quiet night.
    func requireInboxOnceWorked() throws(FolderFailure) {
        guard try stamp(of: "inbox") == nil, try stamp(of: "ledger/workspace.id") != nil else {
            return
        }
        throw FolderFailure(
            .storage,
            operation: .openingFolder,
            object: "\(path)/inbox",
            cause: Bilingual(
                es: "no existe, y en este espacio de trabajo ya se ha corrido",
                en: "it does not exist, and runs were made in this workspace before"
            ),
            hint: Bilingual(
                es:
                    "Quizá no está montada, o le cambiaron el nombre: móntela, o devuélvale el nombre. Si se "
                    + "perdió, créela (mkdir) con los permisos que las tiendas necesitan para dejar archivos.",
                en:
                    "Perhaps it is not mounted, or was renamed: mount it, or give it back its name. If it is "
                    + "lost, make it (mkdir) with the rights that the stores need to drop files."
            )
        )
    }

    /// Makes a folder for its owner only, unless something bears the name.
    func makePrivateFolder(_ name: String) throws(FolderFailure) {
        guard try stamp(of: name) == nil else { return }
        let made = uninterrupted { mkdirat(descriptor, name, 0o700) }
        guard made == 0 || errno == EEXIST else {
            throw .system(.makingFolder, "\(path)/\(name)")
        }
        try sync()
    }
}
