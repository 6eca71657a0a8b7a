import Fiscal
import Testing

@Test func `a time is shown in Colombia, whatever offset it was written with`() throws {
    let utc = try #require(Timestamp("2025-01-08T22:31:00Z"))
    #expect(utc.text == "2025-01-08T17:31:00-05:00")
    #expect(utc == Timestamp("2025-01-08T17:31:00-05:00"))
    #expect(utc == Timestamp("2025-01-09T07:31:00+09:00"))
    #expect(utc.day.text == "2025-01-08")
    #expect(utc.clock == "17:31:00")
}

@Test(arguments: [
    "2025-01-08T17:31:00", "2025-02-30T00:00:00Z", "2025-01-08T24:00:00Z", "2025-01-08T17:60:00Z",
    "2025-01-08T17:31:00-5:00", "2025-01-08T17:31:00-05:60", "08/01/2025 17:31", "",
    "2025-01-08T17:31:00-15:00", "٢٠٢٥-01-08T17:31:00Z", "2025-01-08T+7:31:00Z",
])
func `a text that is no time is nil`(text: String) {
    #expect(Timestamp(text) == nil)
}

@Test func `every day from 1900 to 2100 survives the way to components and back`() throws {
    let first = try #require(CalendarDay(year: 1900, month: 1, day: 1))
    let last = try #require(CalendarDay(year: 2100, month: 12, day: 31))
    for number in first.number...last.number {
        let day = CalendarDay(number: number)
        let (year, month, date) = day.components
        #expect(CalendarDay(year: year, month: month, day: date) == day)
        #expect(CalendarDay(day.text) == day)
    }
    #expect(CalendarDay("1970-01-01")?.number == 0)
    #expect(CalendarDay("2000-02-29") != nil)
    #expect(CalendarDay("1900-02-29") == nil)
}

@Test func `midnight belongs to the day that begins`() throws {
    let day = try #require(CalendarDay("2025-12-31"))
    #expect(day.start.text == "2025-12-31T00:00:00-05:00")
    #expect(day.start.adding(seconds: -1).day.text == "2025-12-30")
    #expect(day.next.text == "2026-01-01")
    #expect(Timestamp(seconds: -1).text == "1969-12-31T18:59:59-05:00")
}

@Test func `contingency times are compared to the minute`() throws {
    let moment = try #require(Timestamp("2025-01-08T17:31:59-05:00"))
    #expect(moment.minute.text == "2025-01-08T17:31:00-05:00")
}
