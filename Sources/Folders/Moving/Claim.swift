import Fiscal

/// A file taken aside under a hidden name of its own folder, so that what is hashed is what moves.
///
/// The hidden name follows from the file's name and the digest expected: a run that comes after a
/// crash finds the claim, and finishes it.
struct Claim: ~Copyable {
    private let folder: Folder
    private let name: String
    private let hiddenName: String

    static let prefix = ".claim-"

    /// Takes the file `name` aside, or finds it where a crashed run took it; nil when there is
    /// neither.
    init?(
        _ name: String,
        in folder: consuming Folder,
        expecting digest: ContentDigest
    ) throws(FolderFailure) {
        let hiddenName = "\(Self.prefix)\(digest.hex.prefix(16))-\(name)"
        let isLeftover = try folder.stamp(of: hiddenName) != nil
        if !isLeftover, case .sourceMissing = try folder.rename(name, to: folder, hiddenName) {
            return nil
        }
        self.folder = folder
        self.name = name
        self.hiddenName = hiddenName
    }

    /// The digest of what was taken; nil when it is no file or somebody is still writing to it.
    func digest() throws(FolderFailure) -> ContentDigest? {
        try nilWhenChanged { () throws(FolderFailure) in
            guard let file = try folder.file(hiddenName) else { return nil }
            // A store's file may never have left the memory of the machine.
            try file.sync()
            return try file.identity().digest
        }
    }

    /// Gives the file its new name and syncs both folders.
    ///
    /// When the name is taken by the same content, the copy goes and the one there stays.
    func deliver(
        to target: borrowing Folder,
        _ newName: String,
        _ digest: ContentDigest
    ) throws(FolderFailure) {
        switch try folder.rename(hiddenName, to: target, newName) {
        case .done: break
        case .targetTaken where try target.holds(digest, at: newName):
            try folder.unlink(hiddenName)
        case .targetTaken, .sourceMissing:
            throw .changed(.moving, "\(target.path)/\(newName)", .nameTaken)
        }
        try target.sync()
        try folder.sync()
    }

    /// Gives the file its old name again, or one like it when a new file has come meanwhile.
    func putBack(as digest: ContentDigest) throws(FolderFailure) {
        var attempt = 0
        while case .targetTaken = try folder.rename(
            hiddenName,
            to: folder,
            alternative(attempt, to: name, digest)
        ) {
            attempt += 1
        }
        try folder.sync()
    }
}
