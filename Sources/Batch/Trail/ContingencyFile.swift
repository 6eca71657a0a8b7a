import Fiscal
import FoundationEssentials

/// `contingencia.json` of a run, as far as it is read again.
struct ContingencyFile: Decodable {
    let startedAt: String
    let windows: [Window]
    let observedOutages: [Silence]

    struct Window: Decodable {
        let id: Int64
        let type: String
        let start: String
        /// Nil while it lasts.
        let end: String?
        let source: String
        let note: String
        let declaredBy: String
        let declaredAt: String
        let amendedBy: String?
        let amendedAt: String?
        let attachments: [Paper]
        let deadlineFromRestoration: String?
        let deadlineFromNextDay: String?
    }

    /// The entry lies in this archive, or in an earlier `corrida` of the chain.
    struct Paper: Decodable {
        let name: String
        let sha256: String
        let bytes: Int64
        let entry: String
    }

    /// When DIAN did not answer the program; without an end while it was not heard.
    struct Silence: Decodable {
        let start: String
        let end: String?
    }

    /// Throws `EvidenceFailure` when it is not of our form: what it told would be missing unnoticed.
    init(readingFrom archive: any SealedArchiveReading) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let bytes = try archive.bytes(of: RunEntry.contingency)
            self = try decoder.decode(Self.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw EvidenceFailure(
                .damaged,
                operation: .reading,
                object: RunEntry.contingency,
                cause: Bilingual("\(error)"),
                hint: .verifyArchives
            )
        }
    }
}
