import Crypto
import Fiscal
import Foundation

extension NewAttachment {
    /// In bytes: a press note is a page or two; what is larger is hardly the right file.
    private static let limit: Int64 = 20 << 20

    /// Throws a refusal for what is no regular file, is empty, too large, or changes meanwhile.
    init(readingFrom path: String) throws {
        let file = try LocalFile(path)
        var bytes: [UInt8] = []
        let size = try file.read { chunk in
            if bytes.count <= Self.limit { bytes += chunk }
        }
        guard size > 0 else { throw Refusal.emptyPaper(path) }
        guard size <= Self.limit else { throw Refusal.largePaper(path, size) }
        guard let digest = ContentDigest(bytes: Array(SHA256.hash(data: bytes))) else {
            preconditionFailure("A SHA-256 has 32 bytes.")
        }
        let name = URL(filePath: path).lastPathComponent
        self.init(name: name, digest: digest, bytes: bytes)
    }
}

extension Refusal {
    fileprivate static func emptyPaper(_ path: String) -> Refusal {
        Refusal(
            Bilingual(es: "«\(path)» está vacío", en: "“\(path)” is empty"),
            remedy: Bilingual(
                es: "Adjunte el comunicado o la carta: un PDF, una imagen, un correo guardado.",
                en: "Attach the press note or letter: a PDF, a picture, a saved mail."
            )
        )
    }

    fileprivate static func largePaper(_ path: String, _ size: Int64) -> Refusal {
        Refusal(
            Bilingual(
                es: "«\(path)» tiene \(size >> 20) MiB; un adjunto tiene hasta 20",
                en: "“\(path)” has \(size >> 20) MiB; an attachment has up to 20"
            ),
            remedy: Bilingual(
                es: "Adjunte solo las páginas que prueban la falla.",
                en: "Attach only the pages that prove the outage."
            )
        )
    }
}
