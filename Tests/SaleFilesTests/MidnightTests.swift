import Fiscal
import Testing

@testable import SaleFiles

/// A day as programs write it that keep its midnight in Colombia in UTC.
@Suite struct MidnightTests {
    @Test(arguments: [
        ("2025-01-09T05:00:00.000Z", "2025-01-09"), ("2025-01-09T05:00:00+00:00", "2025-01-09"),
        ("2025-01-09T00:00:00-05:00", "2025-01-09"), ("2025-01-09T00:00:00Z", "2025-01-09"),
        ("2025-01-08T23:00:00-06:00", "2025-01-09"),
    ]) func `is a day where a day is wanted`(text: String, day: String) throws {
        let sale = try Reading(csv(["fecha": text, "hora": "22:15"])).onlySale()
        #expect(sale.soldAt.day == CalendarDay(day))
        let due = [
            "forma_pago": "2", "fecha_vencimiento": text.replacing("2025-01", with: "2025-02"),
        ]
        let payment = try Reading(csv(due)).onlySale().payment
        #expect(payment.dueDay == CalendarDay(day.replacing("2025-01", with: "2025-02")))
    }

    @Test func `any other time in another zone is none`() throws {
        let text = csv(["fecha": "2025-01-09T06:00:00Z", "hora": "22:15"])
        #expect(try Reading(text).codes == [.dateForm])
    }
}
