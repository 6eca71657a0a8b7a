package import Fiscal

/// Something that a verification found wrong, with what it means for whoever relies on the archive.
package struct EvidenceProblem: Hashable, Sendable {
    /// What is wrong; the raw values are published in JSON output.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An archive that the ledger knows, or that a copy must have, is not there.
        case missing
        /// The ledger itself lacks a number of a chain.
        case numberMissing
        /// A file that the ledger, or a copy's own list, does not know.
        case stranger
        /// `archive/` lost its mark, or bears another workspace's.
        case workspace
        /// Another size than when it was sealed.
        case size
        /// Another SHA-256 than when it was sealed.
        case digest
        /// The ledger has another size or SHA-256 of an archive that is proved to be the one that was sealed.
        case ledger
        /// Not a ZIP as this program writes it.
        case structure
        /// The content of one entry.
        case entry
        /// Entries and manifests disagree (RFC 8493).
        case bag
        /// The archive says it is another one than its place says.
        case identity
        /// It does not name the archive before it, or names it with another SHA-256.
        case link
        /// No archive is the one that a receipt calls the last of its time.
        case witness
        /// A copy was made of archives that had problems.
        case source
        /// The disk or the permissions kept it from being read.
        case unreadable
    }

    package let kind: Kind
    /// Relative to `archive/`, or the path that was given; of a witness its digest.
    package let archive: String
    /// The entry's path in the ZIP, when it is about one.
    package let entry: String?
    /// What was found, with the values.
    package let message: Bilingual

    package init(_ kind: Kind, archive: String, entry: String? = nil, message: Bilingual) {
        self.kind = kind
        self.archive = archive
        self.entry = entry
        self.message = message
    }

    /// What reading an archive threw.
    package init(unreadable archive: String, _ error: any Error) {
        self.init(error as? Damage ?? .unreadable(error), in: archive)
    }

    init(_ damage: Damage, in archive: String) {
        self.init(damage.kind, archive: archive, entry: damage.entry, message: damage.message)
    }
}

extension EvidenceProblem.Kind {
    /// What follows from it.
    package var meaning: Bilingual {
        switch self {
        case .missing:
            Bilingual(
                es:
                    "Falta evidencia, y nada ata a lo que sigue lo que hay antes. Recupérela de una copia.",
                en:
                    "Evidence is missing, and nothing ties what lies before it to what follows. Restore it."
            )
        case .numberMissing:
            Bilingual(
                es:
                    "El libro no conoce todos los expedientes de la cadena: parece de una copia vieja. No "
                    + "retire nada; dé «contingencia ledger rebuild».",
                en:
                    "The ledger does not know every archive of the chain: it seems an old copy. Take nothing "
                    + "away; give `contingencia ledger rebuild`."
            )
        case .stranger:
            Bilingual(
                es:
                    "Alguien puso o renombró un archivo. Averigüe de dónde viene y retírelo.",
                en:
                    "Somebody put or renamed a file. Find out its origin and take it away."
            )
        case .workspace:
            Bilingual(
                es: "No es seguro que esta carpeta archive/ sea la de este espacio de trabajo.",
                en: "It is not certain that this archive/ belongs to this workspace."
            )
        case .size, .digest:
            Bilingual(
                es:
                    "No es el expediente que se selló: no sirve de prueba. Recupérelo de una copia.",
                en: "The archive is not the one that was sealed: it proves nothing. Restore it."
            )
        case .ledger:
            Bilingual(
                es:
                    "El expediente es el que se selló, pues el siguiente lo nombra así; el dañado es el "
                    + "libro. Dé «contingencia ledger rebuild».",
                en:
                    "The archive is the one that was sealed, for the next one names it so; what is damaged is "
                    + "the ledger. Give `contingencia ledger rebuild`."
            )
        case .structure:
            Bilingual(
                es:
                    "El ZIP está dañado o es de otro programa; no se lee, para no malinterpretarlo.",
                en:
                    "The ZIP is damaged or another program's; it is not read, lest it mislead."
            )
        case .entry, .bag:
            Bilingual(
                es:
                    "Lo que el mensaje nombra no es de fiar; el resto del expediente sí se lee.",
                en:
                    "What the message names cannot be trusted; the rest can be read."
            )
        case .identity:
            Bilingual(
                es: "El expediente está en el lugar de otro: fue renombrado, movido o sustituido.",
                en: "The archive is in the place of another: it was renamed, moved or replaced."
            )
        case .link:
            Bilingual(
                es: "La cadena está rota aquí: este expediente o el anterior fue sustituido.",
                en: "The chain is broken here: this archive, or the one before it, was replaced."
            )
        case .witness:
            Bilingual(
                es:
                    "La cadena ya no es la que vio ese recibo: le falta ese expediente, fue rehecha, o el "
                    + "recibo es de otro espacio de trabajo. Recupere el archive/ más nuevo que haya.",
                en:
                    "The chain is no longer the one that the receipt saw: it lacks that archive, was made "
                    + "anew, or the receipt is another's. Restore the newest archive/ there is."
            )
        case .source:
            Bilingual(
                es:
                    "Puede faltar algo de lo pedido. Repare los expedientes y haga la copia otra vez.",
                en: "Something that was asked for may be missing. Mend the archives and copy again."
            )
        case .unreadable:
            Bilingual(
                es: "No se pudo comprobar. Corrija el permiso o el disco y verifique de nuevo.",
                en: "It could not be checked. Mend the permission or the disk and verify again."
            )
        }
    }
}

/// What a verification looked at, and everything it found wrong.
package struct VerificationReport: Hashable, Sendable {
    /// The archives that were looked at, missing ones included.
    package internal(set) var archives = 0
    /// The bytes that were read and hashed; 0 below the level `full`.
    package internal(set) var bytes: Int64 = 0
    /// The archives whose content was read, in the order of the chains.
    package internal(set) var heads: [ArchiveHead] = []
    /// Archives of a copy that are damaged inside, as the one after each names them.
    package internal(set) var damaged: [ArchiveHead] = []
    /// By archive, in the order of the chains; strangers last.
    package internal(set) var problems: [EvidenceProblem] = []
    /// The witnesses that were found, in the order in which they were given.
    package internal(set) var witnessed: [WitnessedHead] = []
    /// What a copy lacks and may lack, by chain and number.
    package internal(set) var excused: [ArchiveGap] = []
    /// The SHA-256 of a copy's `tagmanifest-sha256.txt`, on which all of it depends; nil of other folders.
    package internal(set) var copySeal: ContentDigest?

    package var isSound: Bool { problems.isEmpty }

    package init() {}
}

/// An archive that a paper in other hands calls the last of its time, as it was found again.
package struct WitnessedHead: Hashable, Sendable {
    package let head: ArchiveHead
    /// How many archives of its chain come after it by now.
    package let followers: Int
}

/// How closely a verification looks; each level does what the one before it does.
package enum VerificationLevel: String, Hashable, Sendable, CaseIterable {
    /// Every archive of each chain is there, no number is missing, no stranger is among them.
    case complete
    /// And has its size.
    case fast
    /// And its digest, its CRCs, its BagIt manifests, and its link to the archive before it.
    case full
}
