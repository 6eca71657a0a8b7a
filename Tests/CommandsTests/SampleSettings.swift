import Fiscal

@testable import Commands

/// The settings of section 14 of the design, line for line, to be spoiled one line at a time.
enum SampleSettings {
    static let text = """
        language: es
        gaps: hold
        run_every: 24h
        issuers:
          - nit: "900373115"
            name: Almacenes El Faro S.A.S.
            city: "11001"
            address: "Carrera 7 # 32-16"
            software: {id: 56f2ae4e-9812-4fad-9255-08fcfcd5ccb0, pin_file: pin.txt}
            ranges:
              - {authorisation: "18760000001", kind: normal, prefix: SETP,
                 from: 990000000, to: 995000000, first: 990000001,
                 valid_from: 2019-01-19, valid_until: 2030-01-19,
                 technical_key: fc8eac422eba16e22ffd8c6f94b3f40a6e38162c}
              - {authorisation: "18764000000777", kind: talonario, prefix: CONT, from: 1, to: 5000,
                 valid_from: 2024-06-01, valid_until: 2026-06-01}
        stores:
          - {name: chapinero, folder: chapinero, prefix: SETP, sends: daily}
        environment: tests
        dian:
          simulated:
            seed: 1
            windows: [{type: "04", start: 2025-01-08T17:31:00-05:00, end: 2025-01-10T19:44:00-05:00}]
            outages: [{start: 2025-01-08 17:31, end: 2025-01-10 19:44, kind: unavailable}]
        archive: {max_documents: 5000}
        """

    static let pin = "12345"

    static func parse(_ text: String = text) throws(SettingsMistakes) -> WorkspaceSettings {
        try SettingsFile(name: "contingencia.yaml", readSecret: readSecret).parse(text)
    }

    /// The mistakes of the text, as `line:column code`; empty when it has none.
    static func mistakes(in text: String) -> [SettingsProblem] {
        do {
            _ = try parse(text)
            return []
        } catch {
            return error.problems
        }
    }

    @Sendable private static func readSecret(_ path: String) throws(SecretFileProblem) -> String {
        guard path == "pin.txt" else {
            throw SecretFileProblem(cause: Bilingual("No such file or directory"))
        }
        return pin + "\r\n"
    }
}
