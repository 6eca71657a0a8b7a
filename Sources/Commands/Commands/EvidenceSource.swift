import ArgumentParser
import Fiscal
import Foundation

/// Which archives are meant: those of a workspace, or of any folder.
struct EvidenceSource: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of archives, such as an auditor's copy; else archive/ of the workspace.",
            valueName: "dir"
        )
    )
    var archives: String?

    @OptionGroup var flags: CommonFlags

    /// `body` is given the folder, and the workspace whose ledger speaks of it; nil for a copy.
    func perform(
        needsFolder: Bool = true,
        _ body: (_ folder: String, Workspace?, Language) async throws -> ExitStatus
    ) async throws {
        try await flags.performAnywhere { workspace, language in
            let folder = archives ?? "\(workspace?.root ?? flags.workspace)/archive"
            let own = archives == nil ? workspace : nil
            if own == nil, needsFolder { try Self.require(folder) }
            return try await body(folder, own, language)
        }
    }

    /// A workspace need not have an archive yet; a folder that was named must be there.
    private static func require(_ folder: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
            isFolder.boolValue
        else { throw Refusal.noArchives(folder) }
    }
}

extension ChainName: ExpressibleByArgument {
    /// A NIT, with or without check digit, or `sin-emisor`.
    package init?(argument: String) {
        if argument == Self.withoutIssuer.text {
            self = .withoutIssuer
        } else {
            guard let nit = NIT(argument: argument) else { return nil }
            self.init(nit)
        }
    }
}

extension Refusal {
    fileprivate static func noArchives(_ folder: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "no hay ninguna carpeta «\(folder)»",
                en: "there is no folder “\(folder)”"
            ),
            remedy: Bilingual(
                es: "Indique la carpeta de los expedientes con --archives.",
                en: "Name the folder of the archives with --archives."
            ),
            status: .failure
        )
    }
}
