import Fiscal

extension Damage {
    static func anotherWorkspace(_ owner: String, _ own: String) -> Damage {
        Damage(
            .workspace,
            es: "archive/ es del espacio de trabajo «\(owner)» y este es «\(own)».",
            en: "archive/ belongs to the workspace “\(owner)”, and this one is “\(own)”."
        )
    }

    static func noMark() -> Damage {
        Damage(
            .workspace,
            es: "Falta archive/\(ArchiveFolder.mark), que dice de qué espacio de trabajo es.",
            en: "archive/\(ArchiveFolder.mark), which says whose workspace it is, is missing."
        )
    }

    static func missing(_ archive: SealedArchive) -> Damage {
        Damage(
            .missing,
            es: "No está el expediente \(archive.name.text), de \(archive.size) bytes.",
            en: "The archive \(archive.name.text), of \(archive.size) bytes, is not there."
        )
    }

    static func noFile() -> Damage {
        Damage(.missing, es: "No existe ese archivo.", en: "There is no such file.")
    }

    static func numbersMissing(
        _ first: Int64,
        before archive: SealedArchive
    ) -> Damage {
        let (chain, number) = (archive.name.chain.text, archive.name.number)
        return Damage(
            .numberMissing,
            es: "En la cadena \(chain) se esperaba el expediente \(first) y sigue el \(number).",
            en: "In the chain \(chain) archive \(first) was expected and \(number) follows."
        )
    }

    static func sizeDiffers(_ size: Int64, _ archive: SealedArchive) -> Damage {
        Damage(
            .size,
            es: "Tiene \(size) bytes; al sellarlo tenía \(archive.size).",
            en: "It has \(size) bytes; it had \(archive.size) when it was sealed."
        )
    }

    static func digestDiffers(
        _ digest: ContentDigest,
        _ archive: SealedArchive
    ) -> Damage {
        Damage(
            .digest,
            es: "Su SHA-256 es \(digest.hex); al sellarlo era \(archive.digest.hex).",
            en: "Its SHA-256 is \(digest.hex); it was \(archive.digest.hex) when it was sealed."
        )
    }

    static func ledgerDiffers(
        _ digest: ContentDigest,
        _ archive: SealedArchive
    ) -> Damage {
        let (size, known) = (archive.size, archive.digest.hex)
        return Damage(
            .ledger,
            es: "Su SHA-256 es \(digest.hex); el libro tiene \(known), y \(size) bytes.",
            en: "Its SHA-256 is \(digest.hex); the ledger has \(known), and \(size) bytes."
        )
    }

    static func anotherArchive(
        _ actual: ArchiveName,
        in place: ArchiveName
    ) -> Damage {
        Damage(
            .identity,
            entry: BagLayout.info,
            es: "En el lugar de \(place.text) está \(actual.text), del \(actual.plannedAt.text).",
            en: "In the place of \(place.text) lies \(actual.text) of \(actual.plannedAt.text)."
        )
    }

    static func otherPredecessor(
        _ actual: BagInfo.Previous?,
        _ expected: BagInfo.Previous?
    ) -> Damage {
        let (found, wanted) = (actual?.text, expected?.text)
        return Damage(
            .link,
            entry: BagLayout.info,
            es: "Nombra como anterior a \(found ?? "ninguno"); debe ser \(wanted ?? "ninguno").",
            en: "It names \(found ?? "none") as the one before it; that is \(wanted ?? "none")."
        )
    }

    static func anotherNumber(
        _ actual: BagInfo.Previous?,
        _ name: ArchiveName
    ) -> Damage {
        Damage(
            .link,
            entry: BagLayout.info,
            es:
                "Nombra como anterior a \(actual?.text ?? "ninguno"); debe ser el número \(name.number - 1).",
            en:
                "It names \(actual?.text ?? "none") as the one before it; that is number \(name.number - 1)."
        )
    }

    static func displaced(_ name: ArchiveName, isTree: Bool) -> Damage {
        let place = isTree ? name.path : "\(name.text).zip"
        return Damage(
            .identity,
            es: "Por lo que dice de sí mismo debe estar en \(place).",
            en: "By what it says of itself it must lie at \(place)."
        )
    }

    static func hole(_ gap: ArchiveGap) -> Damage {
        let (first, last) = (gap.numbers.lowerBound, gap.numbers.upperBound)
        return Damage(
            .missing,
            es: first == last
                ? "No está el expediente \(first)."
                : "No están los expedientes \(first) a \(last).",
            en: first == last
                ? "Archive \(first) is not here." : "Archives \(first) to \(last) are not here."
        )
    }

    static func notStated(_ name: ArchiveName) -> Damage {
        Damage(
            .stranger,
            es: "\(BagLayout.info) dice que \(name.text) no está en esta copia.",
            en: "\(BagLayout.info) says that \(name.text) is not in this copy."
        )
    }

    static func otherLast(_ digest: ContentDigest, _ last: CopyStatement.Last) -> Damage {
        Damage(
            .digest,
            es:
                "Su SHA-256 es \(digest.hex); \(BagLayout.info) da \(last.name), \(last.digest.hex).",
            en:
                "Its SHA-256 is \(digest.hex); \(BagLayout.info) gives \(last.name), \(last.digest.hex)."
        )
    }

    static func madeDamaged(_ count: Int) -> Damage {
        Damage(
            .source,
            es:
                "Cuando se hizo la copia, los expedientes tenían problemas (\(count)); indice.html los dice.",
            en:
                "When the copy was made the archives had problems (\(count)); indice.html tells them."
        )
    }

    static func unwitnessed(_ head: ContentDigest) -> Damage {
        Damage(
            .witness,
            es: "Ningún expediente tiene el SHA-256 \(head.hex).",
            en: "No archive has the SHA-256 \(head.hex)."
        )
    }

    static func named(_ archive: String, _ digest: ContentDigest, by receipts: Int) -> Damage {
        Damage(
            .witness,
            es: "Nombra como último expediente a \(archive) (SHA-256 \(digest.hex)), que no "
                + "está aquí; recibos que lo nombran: \(receipts).",
            en: "It names as the last archive \(archive) (SHA-256 \(digest.hex)), which is "
                + "not here; receipts that name it: \(receipts)."
        )
    }

    static func unknown(_ name: ArchiveName) -> Damage {
        Damage(
            .stranger,
            es: "El libro no conoce ningún expediente \(name.text) del \(name.plannedAt.text).",
            en: "The ledger knows no archive \(name.text) of \(name.plannedAt.text)."
        )
    }

    static func laterArchive(_ path: String) -> Damage {
        Damage(
            .numberMissing,
            es: "El libro no conoce el expediente «\(path)», posterior a los suyos.",
            en: "The ledger does not know the archive “\(path)”, which is later than its own."
        )
    }

    static func strangeFile(_ path: String) -> Damage {
        Damage(
            .stranger,
            es: "El libro no conoce el archivo «\(path)».",
            en: "The ledger does not know the file “\(path)”."
        )
    }
}

extension BagInfo.Previous {
    fileprivate var text: String { "\(name) (SHA-256 \(digest.hex))" }
}
