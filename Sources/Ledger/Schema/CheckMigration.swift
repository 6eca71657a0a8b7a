extension Schema {
    /// The same rules, asked with less work.
    ///
    /// SQLite builds a temporary table of every list of three words or more, each time a row is held
    /// against it; of a sale that was twenty times. So the words are compared one by one. No row changes:
    /// the text of a check is replaced where SQLite keeps it, as its manual has it for checks (ALTER
    /// TABLE, section 8). What concerns one change of a number is one trigger before it and one after.
    static let checkMigration =
        """
        PRAGMA writable_schema = ON;
        \(respelledChecks.map(respelling).joined(separator: "\n"))
        PRAGMA writable_schema = RESET;

        """ + pendingIndex + numberTriggers + tellingOnce

    private static let respelledChecks = [
        ("type IN ('01', '03', '04')", "type = '01' OR type = '03' OR type = '04'"),
        (
            "faultyType IN ('01', '03', '04')",
            "faultyType = '01' OR faultyType = '03' OR faultyType = '04'"
        ),
        (
            """
            standing IN
                    ('current', 'repeated', 'faulty', 'conflicting', 'rival', 'superseded')
            """,
            """
            standing = 'current' OR standing = 'repeated'
                    OR standing = 'faulty' OR standing = 'conflicting' OR standing = 'rival'
                    OR standing = 'superseded'
            """
        ),
        (
            """
            fate IN ('awaitingCorrection', 'awaitingWindow', 'held',
                    'ready', 'issued', 'disputed', 'accepted', 'disabled')
            """,
            """
            fate = 'accepted' OR fate = 'ready' OR fate = 'issued'
                    OR fate = 'held' OR fate = 'awaitingCorrection' OR fate = 'awaitingWindow'
                    OR fate = 'disputed' OR fate = 'disabled'
            """
        ),
        (
            "fate NOT IN ('issued', 'accepted', 'disputed')",
            "(fate <> 'issued' AND fate <> 'accepted' AND fate <> 'disputed')"
        ),
        (
            """
            state IN ('planned', 'toSend', 'inFlight', 'unresolved',
                    'acceptedWithoutReceipt', 'accepted', 'refused', 'disputed')
            """,
            """
            state = 'accepted' OR state = 'planned' OR state = 'toSend'
                    OR state = 'inFlight' OR state = 'unresolved' OR state = 'acceptedWithoutReceipt'
                    OR state = 'refused' OR state = 'disputed'
            """
        ),
    ]

    private static func respelling(_ old: String, _ new: String) -> String {
        func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
        return """
            UPDATE sqlite_schema SET sql = replace(sql, \(quoted(old)), \(quoted(new)))
            WHERE name IN ('sale', 'number', 'document');
            """
    }

    private static let pendingIndex = """
        DROP INDEX documentPending;
        CREATE INDEX documentPending ON document (id)
            WHERE state = 'toSend' OR state = 'inFlight' OR state = 'unresolved'
                OR state = 'acceptedWithoutReceipt';

        """

    private static let numberTriggers = """
        DROP TRIGGER numberAcceptedStays;
        DROP TRIGGER numberIssuedWhenReady;
        DROP TRIGGER numberSentIsNotDisabled;
        DROP TRIGGER numberDisputedIsSettledByAPerson;
        DROP TRIGGER numberActIsOnIt;
        CREATE TRIGGER numberChanges BEFORE UPDATE ON number
        BEGIN
            SELECT CASE
                WHEN old.fate = 'accepted' AND (new.fate <> 'accepted'
                    OR new.document <> old.document OR new.content IS NOT old.content
                    OR new.total <> old.total OR new.acceptedIn <> old.acceptedIn)
                THEN RAISE(ABORT, 'an accepted number stays accepted, with its document')
                WHEN new.fate = 'issued' AND old.fate NOT IN ('ready', 'issued')
                THEN RAISE(ABORT, 'only a number that is ready is issued')
                WHEN new.fate = 'disabled' AND (old.fate = 'issued' OR old.fate = 'disputed'
                    OR old.fate = 'accepted')
                THEN RAISE(ABORT, 'a number at DIAN, or on its way there, is not disabled')
                WHEN old.fate = 'disputed' AND new.fate <> 'disputed' AND new.authorityCode IS NULL
                THEN RAISE(ABORT, 'only a person settles what is disputed')
                WHEN new.act IS NOT NULL AND NOT EXISTS (SELECT 1 FROM numberAct
                    WHERE id = new.act AND issuer = new.issuer AND prefix = new.prefix
                        AND new.consecutive BETWEEN first AND last)
                THEN RAISE(ABORT, 'a number names an act that was done to it')
            END;
        END;

        DROP TRIGGER numberAccepted;
        DROP TRIGGER numberTaken;
        DROP TRIGGER rangeIsUsed;
        CREATE TRIGGER numberAccepted AFTER UPDATE OF acceptedIn ON number
        WHEN old.acceptedIn IS NULL AND new.acceptedIn IS NOT NULL
        BEGIN
            UPDATE run SET accepted = accepted + 1,
                acceptedBillions = acceptedBillions + new.total / 1000000000,
                acceptedRest = acceptedRest + new.total % 1000000000
            WHERE id = new.acceptedIn;
            UPDATE authorisedRange SET isUsed = 1
            WHERE NOT isUsed AND id = (SELECT range FROM document WHERE id = new.document);
            INSERT INTO takings
            SELECT new.issuer,
                coalesce(sale.store,
                    rtrim(rtrim(arrival.path, replace(arrival.path, '/', '')), '/')),
                (sale.soldAt - 18000) / 86400,
                json_extract(part.value, '$[0]'), json_extract(part.value, '$[1]'),
                json_extract(part.value, '$[2]'), 1,
                json_extract(part.value, '$[3]') / 1000000000,
                json_extract(part.value, '$[3]') % 1000000000,
                json_extract(part.value, '$[4]') / 1000000000,
                json_extract(part.value, '$[4]') % 1000000000,
                (SELECT tick FROM clock)
            FROM sale JOIN arrival ON arrival.id = sale.arrival, json_each(sale.sums) AS part
            WHERE sale.arrival = new.ownerArrival AND sale.ordinal = new.ownerOrdinal
                AND new.content IS NOT NULL
            ON CONFLICT DO UPDATE SET sales = sales + 1,
                baseBillions = baseBillions + excluded.baseBillions,
                baseRest = baseRest + excluded.baseRest,
                taxBillions = taxBillions + excluded.taxBillions,
                taxRest = taxRest + excluded.taxRest,
                tick = excluded.tick;
        END;

        """

    /// What is to be told anyway is not written down again.
    private static let tellingOnce = """
        DROP TRIGGER saleChanged;
        CREATE TRIGGER saleChanged AFTER UPDATE OF standing, judgedFindings, authorityFindings
            ON sale
        WHEN new.standing IS NOT old.standing OR new.judgedFindings IS NOT old.judgedFindings
            OR new.authorityFindings IS NOT old.authorityFindings
        BEGIN
            INSERT INTO untoldSale (chain, arrival, ordinal, tick)
                SELECT chain, new.arrival, new.ordinal, (SELECT tick FROM clock)
                FROM arrival WHERE id = new.arrival
            ON CONFLICT DO UPDATE SET tick = excluded.tick WHERE tick <> excluded.tick;
        END;
        DROP TRIGGER fateChanged;
        CREATE TRIGGER fateChanged AFTER UPDATE OF fate ON number WHEN new.fate <> old.fate
        BEGIN
            INSERT INTO untoldSale (chain, arrival, ordinal, tick)
                SELECT arrival.chain, sale.arrival, sale.ordinal, (SELECT tick FROM clock)
                FROM sale JOIN arrival ON arrival.id = sale.arrival
                WHERE sale.prefix = new.prefix AND sale.consecutive = new.consecutive
                    AND arrival.issuer = new.issuer AND sale.standing IS NOT NULL
            ON CONFLICT DO UPDATE SET tick = excluded.tick WHERE tick <> excluded.tick;
        END;
        DROP TRIGGER attemptAnswered;
        CREATE TRIGGER attemptAnswered AFTER UPDATE ON attempt
        BEGIN
            INSERT INTO untoldAttempt (chain, document, attempt, tick)
                SELECT CAST(issuer AS TEXT), new.document, new.attempt, (SELECT tick FROM clock)
                FROM document WHERE id = new.document
            ON CONFLICT DO UPDATE SET tick = excluded.tick WHERE tick <> excluded.tick;
        END;

        """
}
