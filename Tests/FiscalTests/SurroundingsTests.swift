import Fiscal
import TestKit
import Testing

@Suite struct SurroundingsTests {
    @Test func `a virtual clock goes on by pauses alone, and never back`() async throws {
        let clock = Surroundings.virtual(from: try time("2025-01-08T17:31:00-05:00"))
        #expect(clock.now().text == "2025-01-08T17:31:00-05:00")
        await clock.pause(seconds: 60)
        await clock.wait(try time("2025-01-08T17:00:00-05:00"))
        #expect(clock.now().text == "2025-01-08T17:32:00-05:00")
        #expect(clock.isReenactment)
    }

    @Test func `lines of calls begin at the clock's time and do not hasten each other`()
        async throws
    {
        let clock = Surroundings.virtual(from: try time("2025-01-08T17:31:00-05:00"))
        await clock.pause(seconds: 60)
        var (one, other) = (clock.timeline(), clock.timeline())
        await one.pause(seconds: 3_600)
        await other.pause(seconds: 1)
        #expect(one.now.text == "2025-01-08T18:32:00-05:00")
        #expect(other.now.text == "2025-01-08T17:32:01-05:00")
        #expect(clock.now().text == "2025-01-08T17:32:00-05:00")
    }
}
