import Fiscal
import Testing

@Test(arguments: [
    ("800197268", 4), ("890903938", 8), ("900559088", 2), ("860002964", 4), ("900123456", 8),
])
func `the check digit is that of DIAN`(digits: String, check: Int) throws {
    #expect(try NIT(parsing: digits).checkDigit == check)
}

@Test(arguments: [
    "900123456", "900123456-8", "900.123.456-8", "9001234568", " 900 123 456-8", "900,123,456",
])
func `the shapes that tills print are one NIT`(text: String) throws {
    #expect(try NIT(parsing: text).text == "900123456")
}

@Test(arguments: [
    "", "-8", "900123456-", "900123456-88", "90O123456", "0", "９００", "1234567890123456",
])
func `what is no NIT is refused`(text: String) {
    #expect(throws: NIT.Mistake.notANIT) { try NIT(parsing: text) }
}

@Test func `a false check digit names the right one`() {
    #expect(throws: NIT.Mistake.wrongCheckDigit(expected: 8)) { try NIT(parsing: "900123456-7") }
}

@Test(arguments: [
    ("1020304058", "1020304058"), ("10203040508", "1020304050"), ("10203040505", "10203040505"),
])
func `a person's ten digits are never cut, eleven lose their check digit`(
    text: String,
    expected: String
) throws {
    #expect(try NIT(parsing: text).text == expected)
}

@Test func `ten digits without a true check digit are a number of ten digits`() throws {
    #expect(try NIT(parsing: "9001234567").text == "9001234567")
}
