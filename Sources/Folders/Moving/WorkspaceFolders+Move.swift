package import Fiscal

extension WorkspaceFolders {
    package func move(
        _ source: FileLocation,
        to target: FileLocation,
        expecting digest: ContentDigest
    ) throws(FolderFailure) -> MoveOutcome {
        let (folders, name) = try steps(of: source.path)
        guard let folder = try existingFolder(folders, in: source.place),
            let claim = try Claim(name, in: folder, expecting: digest)
        else { return try hasArrived(digest, at: target) ? .moved : .gone }

        var found: ContentDigest?
        do throws(FolderFailure) {
            found = try claim.digest()
            if found == digest {
                let (folders, name) = try steps(of: target.path)
                try claim.deliver(to: madeFolder(folders, in: target.place), name, digest)
                return .moved
            }
        } catch {
            // The store must see its file; if even this fails, the next move finds the claim.
            try? claim.putBack(as: found ?? digest)
            throw error
        }
        try claim.putBack(as: found ?? digest)
        return .replaced
    }

    /// Whether an earlier move was carried out; it may have been cut off before the sync.
    private func hasArrived(
        _ digest: ContentDigest,
        at target: FileLocation
    ) throws(FolderFailure) -> Bool {
        let (folders, name) = try steps(of: target.path)
        guard let folder = try existingFolder(folders, in: target.place),
            try folder.holds(digest, at: name)
        else { return false }
        try folder.sync()
        return true
    }
}
