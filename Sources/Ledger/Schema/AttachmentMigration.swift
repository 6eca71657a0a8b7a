extension Schema {
    /// The papers of declared windows, kept here until the next `corrida` of each chain has sealed them,
    /// and after it for the chains that begin later.
    ///
    /// An attachment is its entry in the journal, which has its time and person; the same paper is
    /// attached to a window once.
    static let attachmentMigration = """
        CREATE TABLE windowAttachment (
            id INTEGER PRIMARY KEY REFERENCES journal,
            window INTEGER NOT NULL REFERENCES contingencyWindow,
            name TEXT NOT NULL CHECK (name <> ''),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            bytes BLOB NOT NULL,
            UNIQUE (window, digest)
        ) STRICT;
        CREATE TRIGGER windowAttachmentStays BEFORE DELETE ON windowAttachment
        BEGIN
            SELECT RAISE(ABORT, 'a paper that proves a window is not forgotten');
        END;
        CREATE TRIGGER windowAttachmentIsWrittenOnce BEFORE UPDATE ON windowAttachment
        BEGIN
            SELECT RAISE(ABORT, 'a paper that proves a window does not change');
        END;

        """
}
