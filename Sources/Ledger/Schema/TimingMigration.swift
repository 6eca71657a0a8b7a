extension Schema {
    /// What the deadline of a faulty sale depends on, where it can be read; a sale without a mistake has
    /// it in `type` and `soldAt`.
    static let timingMigration = """
        ALTER TABLE sale ADD COLUMN faultyType TEXT CHECK (faultyType IN ('01', '03', '04'));
        ALTER TABLE sale ADD COLUMN faultySoldAt INTEGER;

        """
}
