extension Schema {
    static let invariants = """
        CREATE TRIGGER archiveFollows BEFORE INSERT ON archive
        WHEN new.number <> 1 + coalesce(
                (SELECT max(number) FROM archive WHERE chain = new.chain), 0)
            OR new.previous IS NOT
                (SELECT id FROM archive WHERE chain = new.chain AND number = new.number - 1)
        BEGIN
            SELECT RAISE(ABORT, 'an archive takes the next number of its chain and names the last');
        END;
        CREATE TRIGGER archiveStays BEFORE DELETE ON archive WHEN old.digest IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'a sealed archive is not forgotten');
        END;
        CREATE TRIGGER archiveIsWrittenOnce BEFORE UPDATE ON archive
        WHEN old.digest IS NOT NULL OR new.id <> old.id OR new.chain <> old.chain
            OR new.number <> old.number OR new.kind <> old.kind
            OR new.plannedAt <> old.plannedAt OR new.previous IS NOT old.previous
        BEGIN
            SELECT RAISE(ABORT, 'a sealed archive does not change, nor does the place of a plan');
        END;

        CREATE TRIGGER arrivalStays BEFORE DELETE ON arrival WHEN old.archive IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'an arrival that lies in an archive is not forgotten');
        END;
        CREATE TRIGGER arrivalIsSealedOnce BEFORE UPDATE OF archive, entry, isSealed, digest, issuer
            ON arrival
        WHEN old.isSealed
        BEGIN
            SELECT RAISE(ABORT, 'what was sealed does not change');
        END;
        CREATE TRIGGER saleStays BEFORE DELETE ON sale
        WHEN (SELECT archive FROM arrival WHERE id = old.arrival) IS NOT NULL
        BEGIN
            SELECT RAISE(ABORT, 'a sale whose file lies in an archive is not forgotten');
        END;
        CREATE TRIGGER saleContentStays BEFORE UPDATE OF prefix, consecutive, type, soldAt, total,
            content, declaredCode ON sale
        BEGIN
            SELECT RAISE(ABORT, 'what a file says does not change');
        END;

        CREATE TRIGGER numberAcceptedStays BEFORE UPDATE ON number
        WHEN old.fate = 'accepted' AND (new.fate <> 'accepted' OR new.document <> old.document
            OR new.content IS NOT old.content OR new.total <> old.total
            OR new.acceptedIn <> old.acceptedIn)
        BEGIN
            SELECT RAISE(ABORT, 'an accepted number stays accepted, with its document');
        END;
        CREATE TRIGGER numberStays BEFORE DELETE ON number
        WHEN old.fate IN ('issued', 'disputed', 'accepted')
        BEGIN
            SELECT RAISE(ABORT, 'a number at DIAN, or on its way there, is not forgotten');
        END;
        CREATE TRIGGER numberIssuedWhenReady BEFORE UPDATE OF fate ON number
        WHEN new.fate = 'issued' AND old.fate NOT IN ('ready', 'issued')
        BEGIN
            SELECT RAISE(ABORT, 'only a number that is ready is issued');
        END;
        CREATE TRIGGER numberHasItsDocument BEFORE UPDATE OF document ON number
        WHEN NOT EXISTS (SELECT 1 FROM document WHERE id = new.document
            AND issuer = new.issuer AND prefix = new.prefix AND consecutive = new.consecutive
            AND arrival = new.ownerArrival AND ordinal = new.ownerOrdinal)
        BEGIN
            SELECT RAISE(ABORT, 'a number names a document that was made from its owner');
        END;

        CREATE TRIGGER documentBytesStay BEFORE UPDATE OF arrival, ordinal, issuer, prefix,
            consecutive, content, uniqueCode, issuedAt, fileName, archive, entry ON document
        BEGIN
            SELECT RAISE(ABORT, 'the bytes of an issued document never change');
        END;
        CREATE TRIGGER documentStays BEFORE DELETE ON document WHEN old.state <> 'planned'
        BEGIN
            SELECT RAISE(ABORT, 'a sealed document is not forgotten');
        END;
        CREATE TRIGGER documentAcceptedStays BEFORE UPDATE OF state ON document
        WHEN (old.state IN ('accepted', 'refused') AND new.state <> old.state)
            OR (old.state = 'acceptedWithoutReceipt'
                AND new.state NOT IN ('acceptedWithoutReceipt', 'accepted'))
        BEGIN
            SELECT RAISE(ABORT, 'DIAN''s final answer to a document does not change');
        END;

        CREATE TRIGGER attemptStays BEFORE DELETE ON attempt
        BEGIN
            SELECT RAISE(ABORT, 'a call that was made is not forgotten');
        END;
        CREATE TRIGGER attemptIsAnsweredOnce BEFORE UPDATE ON attempt
        WHEN old.answer IS NOT NULL OR new.at <> old.at OR new.step <> old.step
        BEGIN
            SELECT RAISE(ABORT, 'what is known of a call does not change');
        END;
        CREATE TRIGGER journalStays BEFORE DELETE ON journal
        BEGIN
            SELECT RAISE(ABORT, 'the journal is not forgotten');
        END;
        CREATE TRIGGER journalIsWrittenOnce BEFORE UPDATE ON journal
        BEGIN
            SELECT RAISE(ABORT, 'the journal does not change');
        END;

        """

    /// Totals by fate and by run, so that no question adds up the history.
    ///
    /// They are kept in two parts, thousands of millions of centavos and the rest: a few absurd
    /// totals that a till wrote must not overflow a sum and stop the night.
    static let counters = """
        CREATE TABLE fateTotal (
            fate TEXT PRIMARY KEY,
            count INTEGER NOT NULL CHECK (count >= 0),
            billions INTEGER NOT NULL,
            rest INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER numberCounted AFTER INSERT ON number
        BEGIN
            INSERT INTO fateTotal (fate, count, billions, rest)
                VALUES (new.fate, 1, new.total / 1000000000, new.total % 1000000000)
            ON CONFLICT (fate) DO UPDATE SET count = count + 1,
                billions = billions + excluded.billions, rest = rest + excluded.rest;
        END;
        CREATE TRIGGER numberRecounted AFTER UPDATE OF fate, total ON number
        WHEN new.fate <> old.fate OR new.total <> old.total
        BEGIN
            UPDATE fateTotal SET count = count - 1, billions = billions - old.total / 1000000000,
                rest = rest - old.total % 1000000000 WHERE fate = old.fate;
            INSERT INTO fateTotal (fate, count, billions, rest)
                VALUES (new.fate, 1, new.total / 1000000000, new.total % 1000000000)
            ON CONFLICT (fate) DO UPDATE SET count = count + 1,
                billions = billions + excluded.billions, rest = rest + excluded.rest;
        END;
        CREATE TRIGGER numberUncounted AFTER DELETE ON number
        BEGIN
            UPDATE fateTotal SET count = count - 1, billions = billions - old.total / 1000000000,
                rest = rest - old.total % 1000000000 WHERE fate = old.fate;
        END;
        CREATE TRIGGER numberAccepted AFTER UPDATE OF acceptedIn ON number
        WHEN old.acceptedIn IS NULL AND new.acceptedIn IS NOT NULL
        BEGIN
            UPDATE run SET accepted = accepted + 1,
                acceptedBillions = acceptedBillions + new.total / 1000000000,
                acceptedRest = acceptedRest + new.total % 1000000000
            WHERE id = new.acceptedIn;
        END;

        """

    /// Whatever changes is to be told in the next `corrida`, whoever changed it.
    static let telling = """
        CREATE TRIGGER saleChanged AFTER UPDATE OF standing, judgedFindings, authorityFindings
            ON sale
        WHEN new.standing IS NOT old.standing OR new.judgedFindings IS NOT old.judgedFindings
            OR new.authorityFindings IS NOT old.authorityFindings
        BEGIN
            INSERT INTO untoldSale (chain, arrival, ordinal, tick)
                SELECT chain, new.arrival, new.ordinal, (SELECT tick FROM clock)
                FROM arrival WHERE id = new.arrival
            ON CONFLICT DO UPDATE SET tick = excluded.tick;
        END;
        CREATE TRIGGER fateChanged AFTER UPDATE OF fate ON number WHEN new.fate <> old.fate
        BEGIN
            INSERT INTO untoldSale (chain, arrival, ordinal, tick)
                SELECT arrival.chain, sale.arrival, sale.ordinal, (SELECT tick FROM clock)
                FROM sale JOIN arrival ON arrival.id = sale.arrival
                WHERE sale.prefix = new.prefix AND sale.consecutive = new.consecutive
                    AND arrival.issuer = new.issuer AND sale.standing IS NOT NULL
            ON CONFLICT DO UPDATE SET tick = excluded.tick;
        END;
        CREATE TRIGGER attemptBegun AFTER INSERT ON attempt
        BEGIN
            INSERT INTO untoldAttempt (chain, document, attempt, tick)
                SELECT CAST(issuer AS TEXT), new.document, new.attempt, (SELECT tick FROM clock)
                FROM document WHERE id = new.document;
        END;
        CREATE TRIGGER attemptAnswered AFTER UPDATE ON attempt
        BEGIN
            INSERT INTO untoldAttempt (chain, document, attempt, tick)
                SELECT CAST(issuer AS TEXT), new.document, new.attempt, (SELECT tick FROM clock)
                FROM document WHERE id = new.document
            ON CONFLICT DO UPDATE SET tick = excluded.tick;
        END;

        """
}
