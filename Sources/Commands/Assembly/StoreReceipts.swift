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
                    el recibo «\(receipt.path)» nombra el expediente \(receipt.archive), que aquí no se conoce: \
                    archive/ y el libro son de una copia más vieja que ese recibo; no se tocó nada
                    """,
                en: """
                    the receipt “\(receipt.path)” names the archive \(receipt.archive), which is not known here: \
                    archive/ and the ledger are of an older copy than that receipt; nothing was touched
                    """
            ),
            remedy: Bilingual(
                es: """
                    Recupere el archive/ más nuevo que haya y dé «contingencia ledger rebuild». Si esos \
                    expedientes se perdieron, lleve outbox/ y rejected/ a otra parte, dé «ledger rebuild» y \
                    vuelva a dejar en inbox/ los archivos de ventas que había allá: lo que la DIAN ya aceptó \
                    queda en disputa, y no cuenta dos veces.
                    """,
                en: """
                    Restore the newest archive/ there is and give `contingencia ledger rebuild`. If those \
                    archives are lost, move outbox/ and rejected/ elsewhere, give `ledger rebuild`, and drop \
                    the sale files that were there into inbox/ again: what DIAN has accepted ends disputed, \
                    and counts once.
                    """
            ),
            status: .failure
        )
    }
}
