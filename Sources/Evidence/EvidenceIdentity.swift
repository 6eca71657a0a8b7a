package import Fiscal

/// Whose evidence this is and what made it; every archive says so in `bag-info.txt`.
package struct EvidenceIdentity: Hashable, Sendable {
    /// Names the workspace for ever; `archive/` refuses any other.
    package let workspace: String
    /// Name and version of the program, such as `contingencia 1.0.0`.
    package let program: String
    /// SHA-256 of the settings without secrets.
    package let settings: ContentDigest
    /// The account the program runs under.
    package let systemUser: String
    /// The issuer's name for each chain that has one.
    package let organisations: [ChainName: String]
    /// Of `LEEME.txt`.
    package let language: Language

    package init(
        workspace: String,
        program: String,
        settings: ContentDigest,
        systemUser: String,
        organisations: [ChainName: String],
        language: Language
    ) {
        self.workspace = workspace
        self.program = program
        self.settings = settings
        self.systemUser = systemUser
        self.organisations = organisations
        self.language = language
    }
}
