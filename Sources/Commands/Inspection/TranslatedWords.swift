import Batch
import Fiscal
import SaleFiles

/// The `values:` of a block: those of the mapping, and a question for each word that nobody knows.
///
/// The braces stand without a mark, so that one answer takes one mark away.
struct TranslatedWords {
    let layout: FileLayout
    let figures: Figures

    var lines: [String] {
        let fields = SaleField.allCases.flatMap { lines(of: $0) }
        return fields.isEmpty ? [] : ["    values:"] + fields
    }

    private func lines(of field: SaleField) -> [String] {
        let known = (layout.mapping?.values[field] ?? [:]).sorted { $0.key < $1.key }
            .map { "\(quoted($0)): \(quoted($1))" }
        guard let strangers = layout.strangers.first(where: { $0.field == field }) else {
            return known.isEmpty ? [] : ["      \(field.name): {\(known.joined(separator: ", "))}"]
        }
        let list = field.listOfWords.map { "   # " + $0.text(in: figures.language) } ?? ""
        let asked = strangers.words.map { word in
            "        # \(quoted(word.text)): \(quoted(word.meaning ?? "?")),   # " + question(word)
        }
        return ["      \(field.name): {" + list] + known.map { "        \($0)," } + asked
            + (strangers.areMany ? [more] : []) + ["        }"]
    }

    private func question(_ word: StrangeWord) -> String {
        if word.isMasked {
            return figures.words(
                "oculta: si es una palabra de lista, escríbala como está en el archivo",
                "masked: if it is a word of a list, write it as the file has it"
            )
        }
        guard word.meaning == nil else { return figures.words("¿es esto?", "is it this?") }
        return figures.words(
            "¿qué es? escríbalo donde está «?»",
            "what is it? write it in the place of “?”"
        )
    }

    private var more: String {
        "        # " + figures.words("hay más palabras", "there are more words")
    }
}

extension SaleField {
    /// What may be written for a value of the field; the rule of each says the same of a wrong one.
    fileprivate var listOfWords: Bilingual? {
        switch self {
        case .type:
            Bilingual(
                es: "01 borrador, 03 talonario, 04 falla de la DIAN, cierre",
                en: "01 draft, 03 paper book, 04 DIAN down, cierre (closing of a day)"
            )
        case .buyerType:
            Bilingual(
                es: "13 cédula, 31 NIT, 12 tarjeta de identidad, 22 cédula de extranjería, "
                    + "41 pasaporte, 42 otro del exterior",
                en: "13 cédula, 31 NIT, 12 minor's card, 22 foreigner's cédula, 41 passport, "
                    + "42 another foreign one"
            )
        case .paymentForm:
            Bilingual(
                es: "1 contado, 2 crédito; de contado, mejor cómo se pagó: tarjeta débito, tarjeta "
                    + "crédito, transferencia",
                en:
                    "1 cash, 2 credit; of what was paid better how: tarjeta débito, tarjeta crédito, "
                    + "transferencia"
            )
        case .paymentMeans:
            Bilingual(
                es: "10 efectivo, 20 cheque, 42 consignación, 47 transferencia, 48 tarjeta "
                    + "crédito, 49 tarjeta débito, 71 bono, 72 vale, ZZZ otro; si dice crédito o "
                    + "fiado, esta columna es forma_pago",
                en: "10 notes and coins, 20 cheque, 42 deposit, 47 transfer, 48 credit card, "
                    + "49 debit card, 71 voucher, 72 coupon, ZZZ other; if it says credit, this "
                    + "column is forma_pago"
            )
        case .paperKind:
            Bilingual(
                es: "FTC talonario de contingencia, FTP talonario de papel",
                en: "FTC book of contingency, FTP paper book"
            )
        case .voided: Bilingual(es: "SI anulada, NO vigente", en: "SI voided, NO it stands")
        case .unit:
            Bilingual(
                es: "94 unidad, KGM kilogramo, LBR libra, LTR litro, MTR metro, BX caja…",
                en: "94 unit, KGM kilogram, LBR pound, LTR litre, MTR metre, BX box…"
            )
        case .tax:
            Bilingual(
                es: "IVA 19%, IVA 5%, EXENTO, ZZ excluido, INC 8%, 01 IVA, 04 INC, 03 ICA",
                en: "IVA 19%, IVA 5%, EXENTO (0 %), ZZ excluded, INC 8%, 01 IVA, 04 INC, 03 ICA"
            )
        case .rate:
            Bilingual(
                es: "19, 5, 0, EXENTO, EXCLUIDO",
                en: "19, 5, 0, EXENTO (0 %), EXCLUIDO (excluded)"
            )
        default: nil
        }
    }
}
