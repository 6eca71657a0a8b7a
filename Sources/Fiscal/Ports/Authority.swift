/// DIAN, as seen from here: three verbs, whatever the wire.
///
/// An answer never throws: what went wrong on the way is an `AuthorityAnswer` too, because every
/// fruitless attempt is evidence. A call takes its time on the timeline it is given; nobody waits longer
/// for an answer than the settings say (annex 1.9 §12.4: a minute).
package protocol Authority: Sendable {
    /// Whether DIAN can be reached at all, without sending anything.
    func isReachable(at time: Timestamp) async -> Bool

    /// Sends one sealed invoice (SendBillSync).
    func submit(
        _ transmission: Transmission,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer

    /// Asks what became of a unique code (GetStatus). `attempt` counts the calls made for the
    /// document so far, from 1.
    func status(
        of code: UniqueCode,
        attempt: Int,
        on timeline: inout Timeline
    ) async -> AuthorityAnswer
}

/// One call to DIAN with a sealed invoice.
package struct Transmission: Hashable, Sendable {
    package let number: DocumentNumber
    package let uniqueCode: UniqueCode
    /// Without extension (annex 1.9 §6.5.7): `fv09003731150002500000001`.
    package let fileName: String
    /// The sealed bytes, as they lie in the archive.
    package let invoice: [UInt8]
    /// Counts the calls made for this document, questions included, from 1.
    package let attempt: Int

    package init(
        number: DocumentNumber,
        uniqueCode: UniqueCode,
        fileName: String,
        invoice: [UInt8],
        attempt: Int
    ) {
        self.number = number
        self.uniqueCode = uniqueCode
        self.fileName = fileName
        self.invoice = invoice
        self.attempt = attempt
    }
}
