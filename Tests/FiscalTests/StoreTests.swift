import Fiscal
import TestKit
import Testing

@Suite struct StoreTests {
    @Test(
        arguments: [
            ("2025-01-08", Weekday.wednesday), ("2025-01-12", .sunday), ("1969-12-29", .monday),
            ("1900-01-01", .monday), ("2024-02-29", .thursday),
        ]
    )
    func `the day of the week is that of the calendar, before 1970 too`(
        text: String,
        weekday: Weekday
    ) throws {
        #expect(try day(text).weekday == weekday)
    }

    @Test(
        arguments: [
            // The store's folder and prefix, where sales came, whether they are the store's.
            ("norte", nil, "norte/", "FE", true), ("norte", nil, "norte/enero/", "FE", true),
            ("norte", nil, "norte2/", "FE", false), ("norte", nil, "", "FE", false),
            ("norte/caja", nil, "norte/", "FE", false), (nil, "FE", "", "FE", true),
            (nil, "FE", "norte/", "FE", true), (nil, "FE", "", "SETP", false),
            ("norte", "FE", "norte/", "SETP", false), ("norte", "FE", "sur/", "FE", false),
        ] as [(String?, String?, String, String, Bool)]
    )
    func `sales are a store's by its folder, its prefix, or both`(
        folder: String?,
        prefix: String?,
        place: String,
        sold: String,
        isIts: Bool
    ) throws {
        let store = Store(
            name: "Norte",
            folder: folder,
            prefix: prefix,
            sends: .weekly,
            due: 86_400
        )
        let sent = LastSent(folder: place, prefix: sold, day: try day("2025-01-09"))
        #expect(sent.senders.contains(store.sender) == isIts)
    }
}
