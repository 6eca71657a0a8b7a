/// A sample of a code as `contingencia explain` shows it: what a file says, and what a store is told.
///
/// Both are cut from `samples/findings`. The test of the samples writes `FindingExamples.swift`, and
/// fails when it is not what the samples say.
package struct FindingExample: Hashable, Sendable {
    /// The file's name in the sample.
    package let file: String
    /// The file up to the mistake, long lines cut; empty where it is no text.
    package let text: String
    /// Place, message and remedy, line by line.
    package let told: Bilingual

    package init(file: String, text: String, es: String, en: String) {
        self.file = file
        self.text = text
        told = Bilingual(es: es, en: en)
    }
}

extension FindingCode {
    /// Nil only for a code whose sample was not made yet.
    package var example: FindingExample? { FindingExample.all[self] }
}
