extension Schema {
    /// The ledger as first released.
    ///
    /// What must never be wrong is said here, where no Swift code can go round it. Times are seconds
    /// since 1970, digests and unique codes are BLOBs, findings are JSON and NULL where there are
    /// none. There is no index on a digest: random keys would cost four times the insert. A foreign
    /// key stands where SQLite can check it by an index from both sides; where a parent that is
    /// deleted would be looked for in the history, a trigger keeps the parent instead.
    static let firstMigration = [tables, workQueues, indexes, invariants, counters, telling]
        .joined(separator: "\n")

    private static let tables = """
        CREATE TABLE clock (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            latest INTEGER,
            -- Grows whenever a 'corrida' is begun: tells what was written before from what was
            -- written while it was being sealed.
            tick INTEGER NOT NULL
        ) STRICT;
        INSERT INTO clock (id, tick) VALUES (1, 1);

        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            begunAt INTEGER NOT NULL,
            endedAt INTEGER,
            accepted INTEGER NOT NULL DEFAULT 0,
            acceptedBillions INTEGER NOT NULL DEFAULT 0,
            acceptedRest INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE chain (
            name TEXT PRIMARY KEY,
            journalTold INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE archive (
            id INTEGER PRIMARY KEY,
            chain TEXT NOT NULL REFERENCES chain,
            number INTEGER NOT NULL CHECK (number > 0),
            kind TEXT NOT NULL CHECK (kind IN ('recepcion', 'emision', 'respuestas', 'corrida')),
            plannedAt INTEGER NOT NULL,
            isReenactment INTEGER NOT NULL CHECK (isReenactment IN (0, 1)),
            run INTEGER NOT NULL REFERENCES run,
            previous INTEGER,
            toldTick INTEGER,
            toldJournal INTEGER,
            digest BLOB CHECK (length(digest) = 32),
            size INTEGER CHECK (size > 0),
            sealedIn INTEGER REFERENCES run,
            UNIQUE (chain, number),
            CHECK ((digest IS NULL) = (size IS NULL) AND (digest IS NULL) = (sealedIn IS NULL)),
            CHECK ((kind = 'corrida') = (toldTick IS NOT NULL)),
            CHECK ((kind = 'corrida') = (toldJournal IS NOT NULL))
        ) STRICT;

        CREATE TABLE arrival (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            size INTEGER NOT NULL CHECK (size >= 0),
            profile TEXT NOT NULL,
            run INTEGER NOT NULL REFERENCES run,
            receivedAt INTEGER NOT NULL,
            issuer INTEGER CHECK (issuer > 0),
            chain TEXT NOT NULL GENERATED ALWAYS AS (coalesce(CAST(issuer AS TEXT), 'sin-emisor')),
            findings TEXT,
            isFinished INTEGER NOT NULL DEFAULT 0 CHECK (isFinished IN (0, 1)),
            isTrusted INTEGER NOT NULL DEFAULT 1 CHECK (isTrusted IN (0, 1)),
            sales INTEGER NOT NULL DEFAULT 0,
            archive INTEGER,
            entry TEXT,
            isSealed INTEGER NOT NULL DEFAULT 0 CHECK (isSealed IN (0, 1)),
            place TEXT NOT NULL DEFAULT 'inbox'
                CHECK (place IN ('inbox', 'outbox', 'rejected', 'resolved')),
            placePath TEXT NOT NULL,
            isDelivered INTEGER NOT NULL DEFAULT 1 CHECK (isDelivered IN (0, 1)),
            isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
            CHECK ((archive IS NULL) = (entry IS NULL)),
            CHECK (isFinished OR archive IS NULL),
            CHECK (archive IS NOT NULL OR NOT isSealed)
        ) STRICT;

        CREATE TABLE sale (
            arrival INTEGER NOT NULL REFERENCES arrival ON DELETE CASCADE,
            ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
            placeLine INTEGER,
            placeColumn INTEGER,
            placeField TEXT,
            placePointer TEXT,
            placeNumber TEXT,
            prefix TEXT,
            consecutive INTEGER CHECK (consecutive BETWEEN 1 AND 999999999),
            type TEXT CHECK (type IN ('01', '03', '04')),
            soldAt INTEGER,
            total INTEGER,
            content BLOB CHECK (length(content) = 32),
            voidedBecause TEXT,
            declaredCode BLOB CHECK (length(declaredCode) = 48),
            codeChain TEXT,
            store TEXT,
            readerFindings TEXT,
            standing TEXT CHECK (standing IN
                ('current', 'repeated', 'faulty', 'conflicting', 'rival', 'superseded')),
            judgedFindings TEXT,
            authorityFindings TEXT,
            PRIMARY KEY (arrival, ordinal),
            CHECK ((prefix IS NULL) = (consecutive IS NULL)),
            CHECK ((type IS NULL) = (content IS NULL) AND (type IS NULL) = (soldAt IS NULL)
                AND (type IS NULL) = (total IS NULL)),
            CHECK (standing IS NULL OR consecutive IS NOT NULL)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE number (
            issuer INTEGER NOT NULL CHECK (issuer > 0),
            prefix TEXT NOT NULL,
            consecutive INTEGER NOT NULL CHECK (consecutive BETWEEN 1 AND 999999999),
            fate TEXT NOT NULL CHECK (fate IN ('awaitingCorrection', 'awaitingWindow', 'held',
                'ready', 'issued', 'disputed', 'accepted', 'disabled')),
            ownerArrival INTEGER,
            ownerOrdinal INTEGER,
            content BLOB CHECK (length(content) = 32),
            total INTEGER NOT NULL DEFAULT 0,
            wasRefused INTEGER NOT NULL DEFAULT 0 CHECK (wasRefused IN (0, 1)),
            document INTEGER,
            acceptedIn INTEGER REFERENCES run,
            PRIMARY KEY (issuer, prefix, consecutive),
            CHECK ((ownerArrival IS NULL) = (ownerOrdinal IS NULL)),
            CHECK (ownerArrival IS NOT NULL OR content IS NULL),
            CHECK ((fate = 'accepted') = (acceptedIn IS NOT NULL)),
            CHECK (fate NOT IN ('issued', 'accepted', 'disputed') OR document IS NOT NULL),
            CHECK (NOT wasRefused OR fate = 'awaitingCorrection')
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            arrival INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            issuer INTEGER NOT NULL,
            prefix TEXT NOT NULL,
            consecutive INTEGER NOT NULL,
            content BLOB NOT NULL CHECK (length(content) = 32),
            uniqueCode BLOB NOT NULL CHECK (length(uniqueCode) = 48),
            issuedAt INTEGER NOT NULL,
            fileName TEXT NOT NULL,
            archive INTEGER NOT NULL,
            entry TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('planned', 'toSend', 'inFlight', 'unresolved',
                'acceptedWithoutReceipt', 'accepted', 'refused', 'disputed')),
            -- 0, or the document's own id once DIAN refused it: with the unique index below, a
            -- number has at most one document that is not refused, and is accepted at most once.
            refusal INTEGER NOT NULL DEFAULT 0
                CHECK (refusal = CASE state WHEN 'refused' THEN id ELSE 0 END),
            attempts INTEGER NOT NULL DEFAULT 0,
            lastSentAt INTEGER,
            answeredAt INTEGER,
            notifications TEXT,
            answerArchive INTEGER,
            answerEntry TEXT,
            UNIQUE (issuer, prefix, consecutive, refusal),
            FOREIGN KEY (issuer, prefix, consecutive) REFERENCES number,
            CHECK ((answerArchive IS NULL) = (answerEntry IS NULL))
        ) STRICT;

        CREATE TABLE fileCounter (
            issuer INTEGER NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL CHECK (last > 0),
            archive INTEGER NOT NULL,
            PRIMARY KEY (issuer, year, last)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE attempt (
            document INTEGER NOT NULL REFERENCES document,
            attempt INTEGER NOT NULL CHECK (attempt > 0),
            step TEXT NOT NULL CHECK (step IN ('send', 'askStatus')),
            at INTEGER NOT NULL,
            answeredAt INTEGER,
            answer TEXT,
            detail TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (document, attempt),
            CHECK ((answeredAt IS NULL) = (answer IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal (
            id INTEGER PRIMARY KEY,
            chain TEXT REFERENCES chain,
            run INTEGER REFERENCES run,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            by TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT;

        CREATE TABLE contingencyWindow (
            id INTEGER PRIMARY KEY,
            type TEXT NOT NULL CHECK (type IN ('03', '04')),
            start INTEGER NOT NULL,
            "end" INTEGER CHECK ("end" >= start),
            source TEXT NOT NULL,
            note TEXT NOT NULL,
            declaredBy TEXT NOT NULL,
            declaredAt INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE seen (
            issuer INTEGER NOT NULL CHECK (issuer > 0),
            prefix TEXT NOT NULL,
            first INTEGER NOT NULL CHECK (first > 0),
            last INTEGER NOT NULL CHECK (last >= first),
            PRIMARY KEY (issuer, prefix, first)
        ) STRICT, WITHOUT ROWID;

        """

    /// Work to do lies in tables of its own, which are empty when all is done: no run looks for it
    /// in the history.
    private static let workQueues = """
        CREATE TABLE unjudged (
            issuer INTEGER NOT NULL,
            prefix TEXT NOT NULL,
            consecutive INTEGER NOT NULL,
            arrival INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            PRIMARY KEY (issuer, prefix, consecutive, arrival, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE unsealedAnswer (
            document INTEGER PRIMARY KEY REFERENCES document,
            chain TEXT NOT NULL,
            isAcceptance INTEGER NOT NULL CHECK (isAcceptance IN (0, 1)),
            answeredAt INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            archive INTEGER,
            entry TEXT,
            CHECK ((archive IS NULL) = (entry IS NULL))
        ) STRICT;

        CREATE TABLE untoldSale (
            chain TEXT NOT NULL,
            arrival INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            tick INTEGER NOT NULL,
            PRIMARY KEY (chain, arrival, ordinal)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE untoldAttempt (
            chain TEXT NOT NULL,
            document INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            tick INTEGER NOT NULL,
            PRIMARY KEY (chain, document, attempt)
        ) STRICT, WITHOUT ROWID;

        """

    private static let indexes = """
        CREATE UNIQUE INDEX archiveBegun ON archive (digest IS NULL) WHERE digest IS NULL;
        CREATE INDEX archiveOfRun ON archive (sealedIn);
        CREATE INDEX arrivalUnsealed ON arrival (archive, id) WHERE isSealed = 0;
        CREATE INDEX arrivalInPlace ON arrival (place, id) WHERE isSealed = 1 AND isWithdrawn = 0;
        CREATE INDEX arrivalOnItsWay ON arrival (place, id)
            WHERE isDelivered = 0 AND isSealed = 1 AND isWithdrawn = 0;
        CREATE INDEX arrivalInOutbox ON arrival (path, id) WHERE place = 'outbox';
        CREATE INDEX arrivalInInbox ON arrival (path) WHERE place = 'inbox' AND isWithdrawn = 0;
        CREATE INDEX saleNumber ON sale (prefix, consecutive) WHERE consecutive IS NOT NULL;
        CREATE INDEX numberOpen ON number (issuer, prefix, consecutive)
            WHERE fate NOT IN ('accepted', 'disabled');
        CREATE INDEX numberDisabled ON number (issuer, prefix, consecutive)
            WHERE fate = 'disabled';
        CREATE INDEX numberReady ON number (ownerArrival, ownerOrdinal) WHERE fate = 'ready';
        CREATE INDEX documentPlanned ON document (archive) WHERE state = 'planned';
        CREATE INDEX documentPending ON document (id)
            WHERE state IN ('toSend', 'inFlight', 'unresolved', 'acceptedWithoutReceipt');
        CREATE INDEX answerOfChain ON unsealedAnswer (chain, document);
        CREATE INDEX answerPlanned ON unsealedAnswer (archive) WHERE archive IS NOT NULL;
        CREATE INDEX fileCounterPlanned ON fileCounter (archive);
        CREATE INDEX journalOfChain ON journal (chain, id);

        """
}
