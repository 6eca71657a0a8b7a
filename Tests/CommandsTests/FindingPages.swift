import Fiscal

/// What is written from the catalogue and the samples, so that no sentence stands twice by hand.
enum FindingPages {
    /// The article of the documentation.
    static let article =
        """
        # Findings

        What each code means to the sender of a file, why it matters, and what there is to do.

        ## Overview

        A finding names its place (line, column, field, or JSON pointer), says in one sentence what is wrong with the
        values in it, and in one more what to do. Equal ones on many lines are merged, with the count. All findings of a
        file come at once. Codes are published: one is never reused for another meaning.

        `contingencia explain CODE` shows the same with an example, in Spanish or English; `samples/findings` holds the
        smallest input for each code, and what a store is told. This article is written from the catalogue
        (`FindingCode.explanation`): change it there, and run the tests with `CONTINGENCIA_BLESS=1`.


        """ + FindingFamily.allCases.map(section).joined(separator: "\n")

    private static func section(_ family: FindingFamily) -> String {
        let rows = family.codes.map { code in
            let explanation = code.explanation
            let norms =
                explanation.norms.isEmpty
                ? "" : " (\(explanation.norms.joined(separator: ", ")))"
            return "| \(code.rawValue) | \(explanation.meaning.en) "
                + "| \(explanation.reason.en)\(norms) | \(explanation.remedy.en) |\n"
        }
        return "### \(family.title.en)\n\n| Code | Meaning | Why it matters | What to do |\n"
            + "|---|---|---|---|\n" + rows.joined()
    }

    /// The index of `samples/findings`.
    static let index =
        """
        # Una muestra de cada hallazgo

        Cada carpeta tiene el archivo más pequeño que produce su código, y lo que ve la tienda: `es.txt` en español,
        `en.txt` en inglés. Para verlo en vivo, ponga en una carpeta `samples/contingencia.yaml` (o el de la muestra),
        deje los archivos en su `inbox/` y ejecute `contingencia run --now 2025-01-11T08:00:00-05:00`, o lo que diga
        `comando.txt`; las carpetas `1` y `2` van una después de la otra. `contingencia explain CÓDIGO` explica cada uno.

        ## A sample of each finding

        Each folder has the smallest file that produces its code, and what the store sees: `es.txt` in Spanish, `en.txt`
        in English. To see it live, put `samples/contingencia.yaml` (or the sample's own) into a folder, drop the files
        into its `inbox/` and run `contingencia run --now 2025-01-11T08:00:00-05:00`, or what `comando.txt` says; the
        folders `1` and `2` follow each other. `contingencia explain CODE` explains each.

        | Código | Significado | Meaning |
        |---|---|---|

        """
        + FindingCode.allCases.map { code in
            "| [\(code.rawValue)](\(code.rawValue)) | \(code.explanation.meaning.es) "
                + "| \(code.explanation.meaning.en) |\n"
        }.joined()

    /// The Swift source of the examples.
    static func source(_ examples: [(FindingCode, FindingExample)]) -> String {
        let entries = examples.map { code, example in
            """
                .\(code): FindingExample(
                    file: \(example.file.debugDescription),
                    text: \(example.text.debugDescription),
                    es: \(example.told.es.debugDescription),
                    en: \(example.told.en.debugDescription)),

            """
        }
        return """
            // swift-format-ignore-file
            // Written by the tests with CONTINGENCIA_BLESS=1, from samples/findings: do not edit.

            extension FindingExample {
                static let all: [FindingCode: FindingExample] = [

            """ + entries.joined() + "    ]\n}\n"
    }
}
