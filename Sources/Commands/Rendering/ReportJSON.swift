import Batch
import Fiscal
import Folders

/// The published shapes: keys are never translated nor renamed; amounts are texts with two decimals.
extension RunReport {
    func json(in language: Language) -> JSONValue {
        .object(heading + files(in: language) + state)
    }

    private var heading: [(String, JSONValue)] {
        [
            ("version", 1),
            ("command", "run"),
            ("run", .integer(batch.run)),
            ("started_at", .text(batch.startedAt.text)),
            ("reenactment", .bool(batch.isReenactment)),
            ("dry_run", .bool(batch.isRehearsal)),
            ("authority_reachable", batch.contact.map { .bool($0 != .neverReached) } ?? .null),
            ("authority_lost", .bool(batch.contact == .lost)),
            ("observed_outages", .array(batch.outages.map(\.json))),
            ("out_of_time", .bool(batch.isOutOfTime)),
            ("stopped_by", batch.stoppedBy.map { .integer(Int64($0)) } ?? .null),
            ("exit_code", .integer(Int64(exitStatus.rawValue))),
        ]
    }

    private func files(in language: Language) -> [(String, JSONValue)] {
        [
            ("files", .array(batch.files.map { $0.json(in: language) })),
            ("unreadable", .array(batch.unreadable.map { $0.json(in: language) })),
            ("unvisited", .integer(Int64(batch.unvisited))),
            ("undelivered", .array(batch.undelivered.map { $0.json(in: language) })),
            ("damaged", .array(batch.damaged.map { $0.json(in: language) })),
            ("skipped", .array(skipped.map { $0.json(in: language) })),
        ]
    }

    private var state: [(String, JSONValue)] {
        [
            ("accepted_now", batch.acceptedNow.json),
            ("accepted_late", .integer(Int64(batch.acceptedLate))),
            ("takings", .array(batch.takings.map(\.json))),
            ("fates", batch.fates.json),
            ("gaps", .array(batch.gaps.map(\.json))),
            ("deadlines", .array(batch.deadlines.map { $0.json(by: alerts) })),
            ("forgotten_windows", .array(batch.forgottenWindows.map { .integer($0.id) })),
            ("silent_stores", .array(batch.silentStores.map(\.json))),
            ("open_closings", .array(batch.openClosings.map(\.json))),
            ("range_alerts", .array(batch.rangeAlerts.map(\.json))),
            ("archives", .array(batch.archives.map(\.json))),
            ("heads", .array(batch.heads.map(\.json))),
        ]
    }
}

extension SkippedFile {
    func json(in language: Language) -> JSONValue {
        .object([("path", .text(path)), ("reason", .text(reason.text(in: language)))])
    }
}

extension FileReport {
    fileprivate func json(in language: Language) -> JSONValue {
        .object([
            ("path", .text(path)),
            ("location", .text(location.place.folder + location.path)),
            ("new", .bool(isNew)),
            ("gone", .bool(wasGone)),
            ("moved", .bool(wasMoved)),
            ("trusted", .bool(isTrusted)),
            ("sales", .integer(Int64(sales))),
            ("settled", .integer(Int64(tally.settled))),
            ("moving", .integer(Int64(tally.moving))),
            ("needing_person", .integer(Int64(tally.needingPerson))),
            ("resolved", .integer(Int64(tally.resolved))),
            ("findings", .array(findings.map { $0.json(in: language) })),
        ])
    }
}

extension UnreadableFile {
    fileprivate func json(in language: Language) -> JSONValue {
        .object([("path", .text(path)), ("cause", .text(cause.text(in: language)))])
    }
}

extension UndeliveredFile {
    fileprivate func json(in language: Language) -> JSONValue {
        .object([("path", .text(path)), ("cause", .text(cause.text(in: language)))])
    }
}

extension DamagedArchive {
    func json(in language: Language) -> JSONValue {
        .object([
            ("path", .text("archive/\(name.path)")),
            ("cause", .text(cause.text(in: language))),
            ("remedy", .optional(hint?.text(in: language))),
            ("waiting", .array(numbers.sorted().map { .text($0.text) })),
        ])
    }
}

extension FateCount {
    var json: JSONValue {
        .object([("count", .integer(Int64(count))), ("total", .text(total.plain))])
    }
}

extension [NumberFate: FateCount] {
    var json: JSONValue {
        .object(sorted { $0.key < $1.key }.map { ($0.key.rawValue, $0.value.json) })
    }
}

extension GapReport {
    var json: JSONValue {
        .object([
            ("issuer", .text(series.issuer.text)),
            ("prefix", .text(series.prefix)),
            ("authorisation", .text(authorisation)),
            ("from", .integer(numbers.lowerBound)),
            ("to", .integer(numbers.upperBound)),
        ])
    }
}

extension SealedArchive {
    var json: JSONValue {
        .object([
            ("archive", .text(name.text)),
            ("path", .text("archive/\(name.path)")),
            ("sha256", .text(digest.hex)),
            ("bytes", .integer(size)),
        ])
    }
}

extension ArchiveHead {
    var json: JSONValue {
        .object([
            ("chain", .text(name.chain.text)),
            ("archive", .text(name.text)),
            ("path", .text("archive/\(name.path)")),
            ("sha256", .text(digest.hex)),
        ])
    }
}
