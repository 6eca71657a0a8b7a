package import Fiscal

extension WorkspaceFolders {
    package func settledFiles() throws(FolderFailure) -> [String] { try listing().settled }

    /// What lies in the inbox and is in nobody's hands: neither settled nor hidden; by path.
    package func skippedFiles() throws(FolderFailure) -> [SkippedFile] { try listing().skipped }

    private func listing() throws(FolderFailure) -> (settled: [String], skipped: [SkippedFile]) {
        var walk = InboxWalk()
        try walk.visit(folder(of: .inbox))
        let (settled, skipped) = try walk.sorted(unsettled: unsettledPaths(of: walk.files))
        return (settled.map(\.path), skipped)
    }

    /// Those in doubt among `files` that one more look, after one pause for all, does not clear.
    private func unsettledPaths(of files: [FoundFile]) throws(FolderFailure) -> Set<String> {
        let now = nanosecondsNow()
        let doubtful = files.filter { settling.isInDoubt($0, at: now) }
        guard !doubtful.isEmpty else { return [] }
        settling.pause()
        var unsettled: Set<String> = []
        for file in doubtful where try !isAsFound(file) { unsettled.insert(file.path) }
        return unsettled
    }

    /// Whether the file is what it was at the first look and nobody has it open for writing now.
    private func isAsFound(_ found: FoundFile) throws(FolderFailure) -> Bool {
        let isAsFound = try nilWhenChanged { () throws(FolderFailure) -> Bool? in
            let (folders, name) = try steps(of: found.path)
            guard let folder = try existingFolder(folders, in: .inbox),
                let file = try folder.file(name)
            else { return nil }
            return try file.stamp() == found.stamp && !file.isBeingWritten()
        }
        return isAsFound ?? false
    }
}

extension InboxWalk {
    /// What may be read and what not, both by path.
    fileprivate func sorted(
        unsettled: Set<String>
    ) -> (settled: [FoundFile], skipped: [SkippedFile]) {
        var skipped = skipped
        var settled: [FoundFile] = []
        // Swift takes names for equal that differ only in how an accent is encoded.
        var names: Set<String> = []
        for file in files.sorted(by: { precedes($0.path, $1.path) }) {
            if unsettled.contains(file.path) {
                skipped.append(SkippedFile(path: file.path, reason: .stillWritten))
            } else if !names.insert(file.path).inserted {
                skipped.append(SkippedFile(path: file.path, reason: .sameName))
            } else {
                settled.append(file)
            }
        }
        return (settled, skipped.sorted { precedes($0.path, $1.path) })
    }
}

private func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// What one look finds in an inbox, without waiting to see whether files are still being written.
package struct InboxLook: Sendable {
    /// Sizes in bytes of the files that a run would read, by path.
    package let sizes: [String: Int64]
    /// What no run will read as it is.
    package let skipped: [SkippedFile]

    package init(sizes: [String: Int64] = [:], skipped: [SkippedFile] = []) {
        self.sizes = sizes
        self.skipped = skipped
    }

    /// Looks into the inbox of the workspace at `root`; nothing is made.
    package init(at root: String) throws(FolderFailure) {
        try Folder(at: root).requireInboxOnceWorked()
        var walk = InboxWalk()
        try walk.visit(Folder(at: "\(root)/inbox"))
        let (settled, skipped) = walk.sorted(unsettled: [])
        let sizes = settled.map { ($0.path, $0.stamp.size) }
        self.init(sizes: Dictionary(uniqueKeysWithValues: sizes), skipped: skipped)
    }
}
