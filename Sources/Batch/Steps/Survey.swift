import Fiscal
import SaleFiles

/// Survey: every new file of the inbox is read and its sales are noted.
///
/// A file is read twice: to recognise it and to see how it is to be read, then to read it. An arrival
/// that is begun and not finished is void: the ledger seals only finished ones, and forgets the others.
extension BatchRun {
    /// Steps 1 to 3: reads each new file and notes its sales; tells which files could not be read, and how
    /// many it did not come to.
    func survey(
        run: Int64,
        at now: Timestamp
    ) throws -> (unreadable: [UnreadableFile], unvisited: Int) {
        var unreadable: [UnreadableFile] = []
        let paths = try folders.settledFiles()
        for (index, path) in paths.enumerated() {
            guard hasTimeToRead else { return (unreadable, paths.count - index) }
            do {
                try survey(path, run: run, at: now)
            } catch let failure as FolderFailure {
                if failure.code == .changed { continue }  // Still being written: next time.
                unreadable.append(UnreadableFile(path: path, cause: failure.message))
            }
        }
        return (unreadable, 0)
    }

    private func survey(_ path: String, run: Int64, at now: Timestamp) throws {
        let context = settings.readingContext
        var profiler = SaleFileProfiler(path: path, context: context)
        let identity = try folders.read(path) { chunk in
            try goOn()
            profiler.read(chunk)
        }
        guard try !ledger.isKnown(path: path, digest: identity.digest) else { return }
        let profile = profiler.finish()
        let arrival = try ledger.beginArrival(
            path: path,
            identity: identity,
            profile: profile.text,
            run: run,
            at: now
        )
        var reader = SaleFileReader(profile: profile, context: context)
        var notes = FileNotes(of: arrival, in: ledger, groupOf: settings.portions.group, at: now)
        let again = try folders.read(path) { chunk in
            try goOn()
            try reader.read(chunk) { try notes.add($0) }
        }
        guard again == identity else { return try ledger.forgetArrival(arrival) }
        let reading = try reader.finish { try notes.add($0) }
        try notes.flush()
        try ledger.finishArrival(
            arrival,
            issuer: reading.issuer,
            findings: reading.findings,
            isTrusted: reading.isTrusted
        )
        if reading.isTrusted { try notes.noteSent(from: path) }
    }
}
