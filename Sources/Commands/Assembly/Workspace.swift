import Batch
import Evidence
import Fiscal
import Folders
import Foundation
import Invoices
import Ledger

/// A workspace whose settings were read and are right; nothing in it was touched yet.
struct Workspace {
    /// Without a slash at the end.
    let root: String
    let settings: WorkspaceSettings
    /// From `--now`; nil for the machine's clock.
    let virtualNow: Timestamp?

    init(at root: String, virtualNow: Timestamp?) throws {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        settings = try Self.readSettings(in: self.root)
        self.virtualNow = virtualNow
        if virtualNow != nil, settings.environment == .production { throw Refusal.noReenactment }
    }

    private static func readSettings(in root: String) throws -> WorkspaceSettings {
        let path = "\(root)/\(WorkspaceSettings.fileName)"
        let text: String
        do throws(SecretFileProblem) {
            text = try readSmallFile(path)
        } catch {
            throw try isThere(path)
                ? Refusal.settingsUnreadable(path, error.cause) : Refusal.noSettings(in: root)
        }
        let file = SettingsFile(name: path) { (secret) throws(SecretFileProblem) in
            try readSmallFile(secret.hasPrefix("/") ? secret : "\(root)/\(secret)")
        }
        return try file.parse(text)
    }

    /// The right to change the workspace; throws `.locked` when another process has it.
    func lock() throws -> RunLock { try RunLock(root: root) }

    /// The ledger to look at, also beside a run; an empty one where no run was made yet.
    ///
    /// `asOneMoment` for what asks many things that must fit together.
    func ledgerToRead(asOneMoment: Bool = false) throws -> any SaleLedger {
        guard try hasLedger() else {
            try requireNoArchives()
            return try SQLiteLedger.inMemory()
        }
        return try SQLiteLedger(readingFrom: ledgerPath, asOneMoment: asOneMoment)
    }

    func ledgerToWrite() throws -> any SaleLedger {
        if try !hasLedger() { try requireNoArchives() }
        return try SQLiteLedger(path: ledgerPath)
    }

    /// For what a person does between runs: on a ledger that does not know the last archives it would be lost.
    func ledgerToActOn() throws -> any SaleLedger {
        let ledger = try ledgerToWrite()
        try lookBack(from: ledger)
        try requireArchives(ofReceiptsIn: ledger)
        return ledger
    }

    /// Throws when the ledger does not know the last archives, or they are not what it knows.
    ///
    /// A run at work may seal one meanwhile: then `ledger` is opened once more.
    func currentLedger(_ open: () throws -> any SaleLedger) throws -> any SaleLedger {
        let ledger = try open()
        do {
            try lookBack(from: ledger)
            return ledger
        } catch let failure as EvidenceFailure where failure.code == .ledgerBehind {
            let ledger = try open()
            try lookBack(from: ledger)
            return ledger
        }
    }

    private func lookBack(from ledger: any SaleLedger) throws {
        try evidence(workspace: existingName() ?? "")
            .lookBack(to: ledger.heads(), begun: ledger.begunArchive())
    }

    /// Where there is evidence there was a ledger: an empty one in its place would know of nothing.
    ///
    /// Where the archives are gone as well, receipts tell that there were some.
    func requireNoArchives() throws {
        if try EvidenceCatalogue.hasArchives(in: archiveFolder) {
            throw Refusal.ledgerLost(ledgerPath)
        }
        if let receipt = StoreReceipts(in: root).heads.first { throw Refusal.allIsLost(receipt) }
    }

    /// Throws where it cannot be told: a ledger that may not be looked at is not a lost one.
    func hasLedger() throws(FolderFailure) -> Bool { try isThere(ledgerPath) }

    var ledgerPath: String { "\(root)/ledger/ledger.sqlite" }

    var archiveFolder: String { "\(root)/archive" }

    /// The clock of this command: a virtual one does not go behind the ledger's last entry, and the
    /// machine's is refused where it does.
    func surroundings(after ledger: any SaleLedger) throws -> Surroundings {
        let last = try ledger.lastEntryTime()
        if let virtualNow { return .virtual(from: max(virtualNow, last ?? virtualNow)) }
        let surroundings = SystemSurroundings.real()
        let now = surroundings.now()
        if let last, now.adding(seconds: Self.clockTolerance) < last {
            throw Refusal.clockIsBehind(now, last: last)
        }
        return surroundings
    }

    /// In seconds: as much as the clock of a machine is off before it has asked a time server.
    private static let clockTolerance: Int64 = 600

    /// Its name, or its number where the machine has no name for it, as in a container.
    var systemUser: String {
        let name = NSUserName()
        return name.isEmpty ? "\(geteuid())" : name
    }

    /// To look at single archives, whosever they are.
    func evidenceToRead() -> ZipEvidence { evidence(workspace: (try? existingName()) ?? "") }

    func evidence(workspace name: String) -> ZipEvidence {
        let named = settings.issuers.map { (ChainName($0.nit), $0.name) }
        return ZipEvidence(
            folder: archiveFolder,
            identity: EvidenceIdentity(
                workspace: name,
                program: "contingencia \(Contingencia.version)",
                settings: settings.digest,
                systemUser: systemUser,
                organisations: Dictionary(named) { first, _ in first },
                language: settings.language
            )
        )
    }
}

/// The text of a file that a person wrote; a megabyte is more than any of them needs.
func readSmallFile(_ path: String) throws(SecretFileProblem) -> String {
    let limit = 1 << 20
    let data: Data
    do {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        data = try file.read(upToCount: limit + 1) ?? Data()
    } catch {
        throw SecretFileProblem(cause: systemTrouble(of: error).cause)
    }
    guard data.count <= limit else { throw SecretFileProblem(cause: .tooLarge) }
    guard let text = String(validating: data, as: UTF8.self) else {
        throw SecretFileProblem(cause: .notUTF8)
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
}

/// Foundation wraps the system's error in its own words.
func systemTrouble(of error: any Error) -> Trouble {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    let number = cause.domain == NSPOSIXErrorDomain ? Int32(cause.code) : 0
    let words = number == 0 ? error.localizedDescription : String(cString: strerror(number))
    return Trouble(errno: number, words: words)
}

extension Bilingual {
    fileprivate static let tooLarge = Bilingual(es: "pasa de 1 MiB", en: "larger than 1 MiB")
    fileprivate static let notUTF8 = Bilingual(es: "no es UTF-8", en: "not UTF-8")
}

extension Refusal {
    fileprivate static func noSettings(in root: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "no hay contingencia.yaml en «\(root)»: no es un espacio de trabajo",
                en: "there is no contingencia.yaml in “\(root)”: it is not a workspace"
            ),
            remedy: Bilingual(
                es: "Créelo con «contingencia init \(root)», o indique otro con --workspace.",
                en: "Make one with `contingencia init \(root)`, or name another with --workspace."
            ),
            status: .failure
        )
    }

    fileprivate static func settingsUnreadable(_ path: String, _ cause: Bilingual) -> Refusal {
        Refusal(
            Bilingual(
                es: "no se pudo leer «\(path)»: \(cause.es)",
                en: "“\(path)” could not be read: \(cause.en)"
            ),
            remedy: Bilingual(
                es: "Revise los permisos; el archivo debe ser texto UTF-8 de hasta 1 MiB.",
                en: "Look at its permissions; it must be UTF-8 text of up to 1 MiB."
            ),
            status: .failure
        )
    }

    fileprivate static func ledgerLost(_ path: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "falta el libro «\(path)», y hay expedientes en archive/",
                en: "the ledger “\(path)” is missing, and there are archives in archive/"
            ),
            remedy: Bilingual(
                es:
                    "Recupérelo de una copia de hoy, o hágalo de nuevo con «contingencia ledger rebuild».",
                en:
                    "Restore it from a copy of today, or make it anew with `contingencia ledger rebuild`."
            ),
            status: .failure
        )
    }

    fileprivate static func clockIsBehind(_ now: Timestamp, last: Timestamp) -> Refusal {
        Refusal(
            Bilingual(
                es: """
                    el reloj de esta máquina dice \(now.shown), y la última anotación del libro es de \
                    \(last.shown); no se tocó nada
                    """,
                en: """
                    the clock of this machine says \(now.shown), and the ledger's last entry is of \
                    \(last.shown); nothing was touched
                    """
            ),
            remedy: Bilingual(
                es: """
                    Ponga el reloj en hora y repita la orden. Si está en hora, y era la última \
                    corrida la que lo tenía adelantado: «contingencia run --clock-is-right».
                    """,
                en: """
                    Set the clock and repeat the command. If it is right, and was ahead in the last \
                    run: `contingencia run --clock-is-right`.
                    """
            ),
            status: .failure
        )
    }

    fileprivate static var noReenactment: Refusal {
        Refusal(
            Bilingual(
                es: "--now no se permite en producción",
                en: "--now is not allowed in production"
            ),
            remedy: Bilingual(
                es: "Quite --now: en producción vale el reloj de la máquina.",
                en: "Leave --now out: in production the machine's clock counts."
            )
        )
    }
}
