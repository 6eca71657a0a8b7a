package import Fiscal

extension WorkspaceFolders {
    package func settledFiles() throws(FolderFailure) -> [String] { try listing().settled }

    /// What lies in the inbox and is in nobody's hands: neither settled nor hidden; by path.
    package func skippedFiles() throws(FolderFailure) -> [SkippedFile] { try listing().skipped }

    private func listing() throws(FolderFailure) -> (settled: [String], skipped: [SkippedFile]) {
        var walk = InboxWalk()
        try walk.visit(folder(of: .inbox))
        let unsettled = try unsettledPaths(of: walk.files)
        var skipped = walk.skipped
        var settled: [String] = []
        // Swift takes names for equal that differ only in how an accent is encoded.
        var names: Set<String> = []
        for path in walk.files.map(\.path).sorted(by: precedes) {
            if unsettled.contains(path) {
                skipped.append(SkippedFile(path: path, reason: .stillWritten))
            } else if !names.insert(path).inserted {
                skipped.append(SkippedFile(path: path, reason: .sameName))
            } else {
                settled.append(path)
            }
        }
        return (settled, skipped.sorted { precedes($0.path, $1.path) })
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

private func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}

extension WorkspaceFolders {
    /// Files that lie in the inbox of the workspace at `root`, at one look: their sizes in bytes by path.
    ///
    /// Settled or not; nothing is made.
    package static func filesInInbox(of root: String) throws(FolderFailure) -> [String: Int64] {
        var walk = InboxWalk()
        try walk.visit(Folder(at: "\(root)/inbox"))
        // Swift takes names for equal that differ only in how an accent is encoded.
        return Dictionary(walk.files.map { ($0.path, $0.stamp.size) }, uniquingKeysWith: +)
    }
}
