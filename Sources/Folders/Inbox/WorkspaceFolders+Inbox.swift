package import Fiscal

extension WorkspaceFolders {
    package func settledFiles() throws(FolderFailure) -> [String] { try listing().settled }

    /// What lies in the inbox and is in nobody's hands: neither settled nor hidden; by path.
    package func skippedFiles() throws(FolderFailure) -> [SkippedFile] { try listing().skipped }

    private func listing() throws(FolderFailure) -> (settled: [String], skipped: [SkippedFile]) {
        var walk = InboxWalk()
        try walk.visit(folder(of: .inbox))
        var skipped = walk.skipped
        var settled: [String] = []
        let changed = try changedAtSecondLook(walk.files)
        // Swift takes names for equal that differ only in how an accent is encoded.
        var names: Set<String> = []
        for (path, _) in walk.files.sorted(by: { precedes($0.path, $1.path) }) {
            if changed.contains(path) {
                skipped.append(SkippedFile(path: path, reason: .stillWritten))
            } else if !names.insert(path).inserted {
                skipped.append(SkippedFile(path: path, reason: .sameName))
            } else {
                settled.append(path)
            }
        }
        return (settled, skipped.sorted { precedes($0.path, $1.path) })
    }

    /// The young ones among `files` that are not what they were, after one pause for all.
    private func changedAtSecondLook(
        _ files: [(path: String, stamp: FileStamp)]
    ) throws(FolderFailure) -> Set<String> {
        let now = nanosecondsNow()
        let young = files.filter { settling.isYoung($0.stamp, at: now) }
        guard !young.isEmpty else { return [] }
        settling.pause()
        var changed: Set<String> = []
        for (path, stamp) in young where try currentStamp(of: path) != stamp {
            changed.insert(path)
        }
        return changed
    }

    private func currentStamp(of path: String) throws(FolderFailure) -> FileStamp? {
        try nilWhenChanged { () throws(FolderFailure) in
            let (folders, name) = try steps(of: path)
            guard let folder = try existingFolder(folders, in: .inbox) else { return nil }
            return try folder.stamp(of: name)
        }
    }
}

private func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
}
