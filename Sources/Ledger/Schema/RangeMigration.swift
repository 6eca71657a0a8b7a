extension Schema {
    /// Under which range a document was issued, and which ranges have an accepted number: what DIAN's
    /// resolution says of those does not change any more.
    ///
    /// Days count from 1970-01-01. Documents of before this migration tell no range.
    static let rangeMigration = """
        CREATE TABLE authorisedRange (
            id INTEGER PRIMARY KEY,
            issuer INTEGER NOT NULL CHECK (issuer > 0),
            authorisation TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('normal', 'talonario')),
            prefix TEXT NOT NULL,
            first INTEGER NOT NULL CHECK (first > 0),
            last INTEGER NOT NULL CHECK (last >= first),
            validFrom INTEGER NOT NULL,
            validUntil INTEGER NOT NULL CHECK (validUntil >= validFrom),
            isUsed INTEGER NOT NULL DEFAULT 0 CHECK (isUsed IN (0, 1)),
            UNIQUE (issuer, authorisation, kind, prefix, first, last, validFrom, validUntil)
        ) STRICT;
        ALTER TABLE document ADD COLUMN range INTEGER;
        CREATE TRIGGER rangeIsUsed AFTER UPDATE OF fate ON number
        WHEN new.fate = 'accepted' AND old.fate <> 'accepted'
        BEGIN
            UPDATE authorisedRange SET isUsed = 1
            WHERE NOT isUsed AND id = (SELECT range FROM document WHERE id = new.document);
        END;
        CREATE TRIGGER rangeStays BEFORE UPDATE ON authorisedRange
        WHEN old.isUsed OR new.id <> old.id OR new.issuer <> old.issuer
            OR new.authorisation <> old.authorisation OR new.kind <> old.kind
            OR new.prefix <> old.prefix OR new.first <> old.first OR new.last <> old.last
            OR new.validFrom <> old.validFrom OR new.validUntil <> old.validUntil
        BEGIN
            SELECT RAISE(ABORT, 'a range is what DIAN authorised');
        END;
        CREATE TRIGGER rangeIsNotForgotten BEFORE DELETE ON authorisedRange
        BEGIN
            SELECT RAISE(ABORT, 'a range is not forgotten');
        END;

        """
}
