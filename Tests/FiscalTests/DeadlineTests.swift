import Fiscal
import TestKit
import Testing

@Test func `the outage of January 2025 has two answers`() throws {
    let window = try window(
        .authorityDown,
        "2025-01-08T17:31:00-05:00",
        "2025-01-10T19:44:00-05:00"
    )
    let sold = try time("2025-01-09T10:00:00-05:00")
    let deadline = try #require(Deadline.of(.authorityDown, soldAt: sold, in: [window]))
    #expect(deadline.earliest.text == "2025-01-12T19:44:00-05:00")
    // 24:00 of the 12th is 00:00 of the 13th.
    #expect(deadline.latest.text == "2025-01-13T00:00:00-05:00")
    #expect(!deadline.isProvisional)
}

@Test func `an outage that lasts has no deadline yet`() throws {
    let window = try window(.authorityDown, "2025-01-08T17:31:00-05:00", nil)
    let sold = try time("2025-01-09T10:00:00-05:00")
    #expect(Deadline.of(.authorityDown, soldAt: sold, in: [window]) == nil)
    #expect(Deadline.of(.draft, soldAt: sold, in: [window]) == nil)
}

@Test func `a sale in no known outage has a provisional deadline from its own time`() throws {
    let window = try window(
        .authorityDown,
        "2025-01-08T17:31:00-05:00",
        "2025-01-10T19:44:00-05:00"
    )
    let sold = try time("2025-01-09T10:00:00-05:00")
    let deadline = try #require(Deadline.of(.issuerDown, soldAt: sold, in: [window]))
    #expect(deadline.isProvisional)
    #expect(deadline.earliest.text == "2025-01-11T10:00:00-05:00")
}

@Test func `where windows overlap, the one that ends last counts`() throws {
    let short = try window(.authorityDown, "2025-01-08T17:31:00-05:00", "2025-01-09T12:00:00-05:00")
    let long = try window(.authorityDown, "2025-01-09T08:00:00-05:00", "2025-01-10T19:44:00-05:00")
    let sold = try time("2025-01-09T10:00:00-05:00")
    let deadline = Deadline.of(.draft, soldAt: sold, in: [short, long])
    #expect(deadline?.earliest.text == "2025-01-12T19:44:00-05:00")
}

@Test func `an open window beside an ended one takes no deadline away`() throws {
    let ended = try window(.authorityDown, "2025-01-08T17:31:00-05:00", "2025-01-09T12:00:00-05:00")
    let open = try window(.authorityDown, "2025-01-09T08:00:00-05:00", nil)
    let sold = try time("2025-01-09T10:00:00-05:00")
    let deadline = try #require(Deadline.of(.authorityDown, soldAt: sold, in: [ended, open]))
    #expect(deadline.earliest.text == "2025-01-11T12:00:00-05:00")
    #expect(deadline.isProvisional)
}

@Test func `a sale that cannot be read has the most urgent deadline it can have`() throws {
    let window = try window(
        .authorityDown,
        "2025-01-08T17:31:00-05:00",
        "2025-01-10T19:44:00-05:00"
    )
    let soon = Deadline.ofUnreadable(
        receivedAt: try time("2025-01-11T08:00:00-05:00"),
        in: [window]
    )
    #expect(soon.earliest.text == "2025-01-12T19:44:00-05:00")
    let late = Deadline.ofUnreadable(
        receivedAt: try time("2025-01-20T08:00:00-05:00"),
        in: [window]
    )
    #expect(late.earliest.text == "2025-01-22T08:00:00-05:00")
    #expect(soon.isProvisional && late.isProvisional)
}

@Test func `a window holds its first and its last minute whole`() throws {
    let window = try window(
        .authorityDown,
        "2025-01-08T17:31:00-05:00",
        "2025-01-10T19:44:00-05:00"
    )
    #expect(window.contains(try time("2025-01-08T17:31:00-05:00")))
    #expect(!window.contains(try time("2025-01-08T17:30:59-05:00")))
    #expect(window.contains(try time("2025-01-10T19:44:59-05:00")))
    #expect(!window.contains(try time("2025-01-10T19:45:00-05:00")))
}

@Test func `an outage that nobody ended counts as over when DIAN accepted invoices after the sale`()
    throws
{
    var open = try window(.authorityDown, "2025-01-08T17:31:00-05:00", nil)
    let sold = try time("2025-01-09T10:00:00-05:00")
    #expect(Deadline.of(.authorityDown, soldAt: sold, in: [open]) == nil)
    let (before, after) = (sold.adding(seconds: -60), sold.adding(seconds: 7200))
    open.acceptances = [before]
    #expect(Deadline.of(.authorityDown, soldAt: sold, in: [open]) == nil)
    open.acceptances = [before, after, after.adding(seconds: 86_400)]
    let deadline = try #require(Deadline.of(.authorityDown, soldAt: sold, in: [open]))
    #expect(deadline == Deadline(restored: after, isProvisional: true))
}
