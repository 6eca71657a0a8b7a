import Fiscal

/// Where the files lie that were received: no archive tells, for a run delivers when all is sealed.
extension LedgerRebuild {
    func findFiles(in folders: any SaleFolders) throws {
        var last: Int64 = 0
        var rejected: [String: Int64] = [:]
        while case let page = try ledger.arrivalsToFind(after: last, limit: 500),
            let end = page.last?.id
        {
            for arrival in page {
                guard let location = try find(arrival, in: folders) else { continue }
                try ledger.setLocation(location, isDelivered: true, of: arrival.id)
                guard location.place == .rejected else { continue }
                // Dropped again unchanged, a file lies there once, and is the last to come.
                if let twin = rejected.updateValue(arrival.id, forKey: location.path) {
                    try ledger.withdraw(twin)
                }
            }
            last = end
        }
    }

    /// Nil for a file that is in the inbox, or was taken away.
    ///
    /// One that lies nowhere any more is where its sales say, when all of them are settled; else it is taken
    /// for one that a person took away. One on its way stays in the inbox, and the next run tells
    /// that it is gone.
    private func find(
        _ arrival: Arrival,
        in folders: any SaleFolders
    ) throws -> FileLocation? {
        for place in [FolderPlace.outbox, .resolved, .rejected] {
            let path = try folders.freePath(
                for: arrival.path,
                digest: arrival.identity.digest,
                in: place
            )
            let location = FileLocation(place, path)
            if try folders.exists(location) { return location }
        }
        let tally = try ledger.tally(of: arrival.id)
        guard try !folders.exists(FileLocation(.inbox, arrival.path)), tally.moving == 0 else {
            return nil
        }
        guard arrival.needsPerson(tally) else { return FileLocation(.outbox, arrival.path) }
        try ledger.withdraw(arrival.id)
        return nil
    }
}
