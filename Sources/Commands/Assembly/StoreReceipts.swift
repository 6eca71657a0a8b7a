import Batch
import Evidence
import Fiscal
import Foundation

/// The receipts that lie beside delivered files, as witnesses of the chains.
///
/// In a workspace that was brought back from a copy they may be of a later day than `archive/` and the
/// ledger, which then know nothing of what DIAN accepted since.
struct StoreReceipts {
    private(set) var heads: [ReceiptHead] = []

    /// As much of a receipt as stands before its sales.
    private static let opening = 8192

    /// Those that changed after `time`; nil for all.
    ///
    /// What cannot be read, or is no receipt of ours, is no witness.
    init(in root: String, changedAfter time: Timestamp? = nil) {
        for folder in ["outbox", "rejected"] {
            let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
            while let name = names?.nextObject() as? String {
                // A pipe of that name would be waited at for ever.
                guard name.hasSuffix(receiptSuffix), let about = names?.fileAttributes,
                    about[.type] as? FileAttributeType == .typeRegular
                else { continue }
                let path = "\(folder)/\(name)"
                if let time, let changed = about[.modificationDate] as? Date,
                    Int64(changed.timeIntervalSince1970) <= time.seconds
                {
                    continue
                }
                if let head = Self.head(of: path, in: root) { heads.append(head) }
            }
        }
    }

    private static func head(of path: String, in root: String) -> ReceiptHead? {
        guard let file = FileHandle(forReadingAtPath: "\(root)/\(path)"),
            let bytes = try? file.read(upToCount: opening),
            let line = String(decoding: bytes, as: UTF8.self)
                .split(separator: "\n").first(where: { $0.hasPrefix(Self.member) }),
            let named = try? JSONDecoder().decode(
                Named.self,
                from: Data(line.dropFirst(Self.member.count).dropLast().utf8)
            ),
            let digest = ContentDigest(hex: named.sha256)
        else { return nil }
        return ReceiptHead(path: path, archive: named.archive, digest: digest)
    }

    private static let member = "\"chain_head\":"

    private struct Named: Decodable {
        let archive: String
        let sha256: String
    }
}

extension Workspace {
    /// Throws when a receipt written since the ledger's last entry names an archive that the ledger does not
    /// know: of a time that is yet to come, or of a chain that was lost.
    ///
    /// Older ones were there when the ledger was written, and are not read: there are years of them. Holds
    /// beside a run too, for a receipt is written when the ledger knows its archive, and archives are asked last.
    func requireArchives(ofReceiptsIn ledger: any SaleLedger) throws {
        guard let last = try ledger.lastEntryTime() else { return }
        let receipts = StoreReceipts(in: root, changedAfter: last).heads
        guard !receipts.isEmpty else { return }
        var known: [ArchiveHead] = []
        try ledger.allArchives { known.append($0.head) }
        if let stranger = receipts.strangers(to: known).first {
            throw Refusal.archivesAreOld(stranger)
        }
    }
}

extension Refusal {
    fileprivate static func archivesAreOld(_ receipt: ReceiptHead) -> Refusal {
        Refusal(
            Bilingual(
                es: """
                    el recibo «\(receipt.path)» nombra el expediente \(receipt.archive) con un SHA-256 que aquí no se conoce: \
                    archive/ y el libro son de una copia más vieja, o el recibo es de otro espacio; no se tocó nada
                    """,
                en: """
                    the receipt “\(receipt.path)” names the archive \(receipt.archive) with a SHA-256 that is not known here: \
                    archive/ and the ledger are of an older copy, or the receipt is another workspace's; nothing \
                    was touched
                    """
            ),
            remedy: .beyondReceipts,
            status: .failure
        )
    }

    static func allIsLost(_ receipt: ReceiptHead) -> Refusal {
        Refusal(
            Bilingual(
                es: """
                    faltan el libro y todos los expedientes, y el recibo «\(receipt.path)» nombra el \
                    \(receipt.archive): quizá archive/ no está montado, o aún no se recuperó; no se tocó nada
                    """,
                en: """
                    the ledger and all archives are missing, and the receipt “\(receipt.path)” names \
                    \(receipt.archive): perhaps archive/ is not mounted, or not restored yet; nothing was touched
                    """
            ),
            remedy: .beyondReceipts,
            status: .failure
        )
    }
}

extension Bilingual {
    /// What to do where receipts name archives that are not here.
    static let beyondReceipts = Bilingual(
        es: """
            Si el recibo es de otro espacio, retírelo. Si no, recupere el archive/ más nuevo que haya y, donde \
            el libro falte o sea más viejo, dé «contingencia ledger rebuild». Si esos expedientes se perdieron, \
            lleve outbox/ y rejected/ a otra parte y vuelva a dejar en inbox/ los archivos de ventas que había \
            allá, declare otra vez las ventanas y repita lo decidido sobre números: lo que la DIAN ya tiene no \
            cuenta dos veces, y queda en disputa donde no es igual.
            """,
        en: """
            If the receipt is another workspace's, take it out. Else restore the newest archive/ there is and, \
            where the ledger is missing or older, give `contingencia ledger rebuild`. If those archives are \
            lost, move outbox/ and rejected/ elsewhere and drop the sale files that were there into inbox/ \
            again, declare the windows and decide on numbers as before: what DIAN has counts once, and ends \
            disputed where it is not the same.
            """
    )
}
