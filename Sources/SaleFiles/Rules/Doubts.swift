import Fiscal

extension SaleConversion {
    /// Notes what unread values say and the sale as it was read does not; of taxes only where its lines
    /// could be read.
    mutating func noteDoubts(
        isVoided: Bool,
        _ number: DocumentNumber?,
        _ soldAt: Timestamp?,
        _ lines: [SaleLine]?
    ) {
        // What was judged is believed: more is asked for since.
        guard !isReadAgain else { return }
        for doubt in raw.doubts where !isAnswered(doubt, isVoided: isVoided, number, soldAt, lines)
        {
            note(doubt.finding)
        }
    }

    private func isAnswered(
        _ doubt: RawSale.Doubt,
        isVoided: Bool,
        _ number: DocumentNumber?,
        _ soldAt: Timestamp?,
        _ lines: [SaleLine]?
    ) -> Bool {
        switch doubt.answer {
        case .buyer: return value(.buyerID).map { !isFinalConsumer($0) } ?? false
        case .total: return value(.total) != nil
        case .payment:
            guard let form = value(.paymentForm) else { return value(.paymentMeans) != nil }
            // A till that says cash and credit says neither.
            return memory.forms[form.bytes] != .cash
        case .voided: return isVoided
        case .number(let other): return number.map { $0.text == other } ?? true
        case .whetherVoided: return isVoided || value(.voided).map(isPlainNo) ?? false
        case .taxed:
            return isVoided || lines?.contains { $0.tax.map { $0.rate > .zero } ?? false } ?? true
        case .tax(let flag, let says):
            guard let lines else { return true }
            // Of the sale itself it is said of all its lines.
            guard doubt.line >= 0 else {
                return lines.allSatisfy { flag.agrees(says, with: $0.tax) } || isVoided
            }
            guard lines.indices.contains(doubt.line) else { return true }
            return flag.agrees(says, with: lines[doubt.line].tax)
        case .proven:
            // Of a single line a plain *Total* may be the line's.
            return isVoided
                || value(.total) != nil
                    && (raw.lineCount > 1 || raw.pointerBase != nil
                        || !mayBeTotalOfLine(label(.total)))
        case .soldOn(let text):
            let day = text.withUnsafeBufferPointer {
                DateText(trimmed($0[...]), order: dateOrder)?.day
            }
            guard let soldAt, let day else { return soldAt == nil }
            // A day before it is no term.
            return day <= soldAt.day
        case .taxCode(let code):
            guard let lines, lines.indices.contains(doubt.line) else { return true }
            return lines[doubt.line].tax?.code == code
        }
    }
}

/// A yes or a no to what the tax of a line is, in a column of its own: `Excluido`, `Exento`, `Gravado`.
enum TaxFlag {
    case taxed, untaxed, exempt, excluded

    /// By the heading or the key.
    init?(named name: String) {
        switch plainName(name) {
        case "gravado", "gravada", "gravable", "taxable", "istaxable", "aplicaiva", "cobraiva",
            "tieneiva", "llevaiva", "coniva":
            self = .taxed
        case "siniva", "nogravado", "nogravada", "libreimpuesto", "libredeimpuestos", "exempt",
            "isexempt", "taxexempt":
            self = .untaxed
        case "exento", "exenta", "bienexento", "esexento", "productoexento", "exentoiva":
            self = .exempt
        case "excluido", "excluida", "bienexcluido", "esexcluido", "productoexcluido",
            "excluidoiva":
            self = .excluded
        default: return nil
        }
    }

    /// Of IVA: whether the line has another tax none of these tells.
    ///
    /// An exempt good is taxed at 0 % (Estatuto Tributario, article 477), an excluded one not at all
    /// (article 424).
    func agrees(_ says: Bool, with tax: LineTax?) -> Bool {
        if let tax, tax.code != .iva { return true }
        let isAboveZero = tax.map { $0.rate > .zero } ?? false
        return switch (self, says) {
        case (.taxed, true): tax != nil
        case (.taxed, false), (.untaxed, true): !isAboveZero
        case (.exempt, true): tax != nil && !isAboveZero
        case (.excluded, true): tax == nil
        case (.untaxed, false), (.exempt, false), (.excluded, false): true
        }
    }
}

extension RawSale.Doubt {
    /// Of a flag of the line that is open; nil for what is neither a yes nor a no.
    init?(
        _ flag: TaxFlag,
        _ value: Bytes,
        under name: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        guard (1...9).contains(value.count) else { return nil }
        let word = plainName(String(decoding: value, as: UTF8.self))
        let isYes = wordsOfYes.contains(word)
        guard isYes || wordsOfNo.contains(word) else { return nil }
        self.init(flag, says: isYes, under: name(), at: place())
    }

    /// `Exento` or `Excluido` in a column of another name, which the tax of the line contradicts.
    init?(
        untaxed value: Bytes,
        under name: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        guard (6...9).contains(value.count), value[value.startIndex] | 0x20 == UInt8(ascii: "e")
        else {
            return nil
        }
        let word = plainName(String(decoding: value, as: UTF8.self))
        guard ["exento", "exenta", "excluido", "excluida"].contains(word) else { return nil }
        self.init(.untaxed, says: true, under: name(), at: place())
    }

    /// A yes under a heading that nobody knows, but for what was printed, sent and the like.
    init?(
        yes value: Bytes,
        under name: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        guard saysPlainYes(value), !isHarmlessFlag(name()) else { return nil }
        self.init(answer: .voided, finding: .columnSaysYes(name(), at: place()))
    }

    init(_ flag: TaxFlag, says: Bool, under name: String, at place: Place) {
        self.init(
            answer: .tax(flag, says),
            finding: .taxFlagDisagrees(name, says ? "SI" : "NO", at: place)
        )
    }

    /// Of a column of buyers beside that which is read; nil for what is no number of one.
    init?(
        buyer value: Bytes,
        under name: @autoclosure () -> String,
        beside label: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        guard VitalMeaning.document.isSaid(by: value, under: "") || isForeignDocument(value) else {
            return nil
        }
        let text = masked(String(decoding: value, as: UTF8.self))
        self.init(
            answer: .buyer,
            finding: .otherBuyer(name(), text, beside: label(), at: place())
        )
    }

    /// Of a column that looks like that of the invoice's number, beside that which is read; nil for what is no
    /// prefix with a number.
    init?(
        invoice value: Bytes,
        under name: @autoclosure () -> String,
        beside label: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        let text = String(decoding: value, as: UTF8.self)
        guard value.count <= 20, CellShape(text) == .invoice else { return nil }
        self.init(
            answer: .number(text.uppercased().filter { $0 != "-" }),
            finding: .otherNumber(name(), text, beside: label(), at: place())
        )
    }
}

/// Whether it may be a passport or the like, in which letters stand beside digits: `AV123456`.
private func isForeignDocument(_ value: Bytes) -> Bool {
    (6...16).contains(value.count) && value.allSatisfy { isDigit($0) || isLetter($0) }
        && value.count(where: isDigit) >= 5 && value.contains(where: isLetter)
}

extension Finding {
    fileprivate static func otherNumber(
        _ name: String,
        _ text: String,
        beside label: String,
        at place: Place
    ) -> Finding {
        let (name, text) = (shownText(name), shownText(text))
        return Finding(
            .numberForm,
            at: place,
            message: Bilingual(
                es: "«\(name)», que no se lee, dice «\(text)», y «\(label)» dice otro número.",
                en:
                    "“\(name)”, which nobody reads, says “\(text)”, and “\(label)” has another number."
            ),
            remedy: Bilingual(
                es:
                    "Si es el número de la factura, pida al operador que declare la columna en imports: "
                    + "como factura; si no, que la ponga en ignore:.",
                en:
                    "If it is the invoice's number, ask the operator to declare the column under "
                    + "imports: as factura; if not, to put it under ignore:."
            )
        )
    }

    fileprivate static func columnSaysYes(_ name: String, at place: Place) -> Finding {
        let name = shownText(name)
        return Finding(
            .csvColumnUnknown,
            at: place,
            message: Bilingual(
                es: "La columna «\(name)» no se conoce y dice SI: puede cambiar la factura.",
                en: "Column “\(name)” is not known and says yes: it may change the invoice."
            ),
            remedy: Bilingual(
                es:
                    "Si es una anulación, un crédito, una cortesía o algo parecido, use el título que le "
                    + "corresponde; si no cambia la factura, pida al operador que la ponga en ignore:.",
                en:
                    "If it is a voiding, a credit, a gift or the like, use the heading for it; if it "
                    + "changes no invoice, ask the operator to put it under ignore:."
            )
        )
    }

    fileprivate static func taxFlagDisagrees(
        _ name: String,
        _ text: String,
        at place: Place
    ) -> Finding {
        let name = shownText(name)
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(name)» dice «\(text)», y el impuesto del renglón dice otra cosa.",
                en: "“\(name)” says “\(text)”, and the tax of the line says otherwise."
            ),
            remedy: Bilingual(
                es:
                    "Lo excluido lleva ZZ en «impuesto» y ninguna tarifa; lo exento, IVA y tarifa 0. Si "
                    + "esta columna es la que vale, pida al operador que la declare en imports: como "
                    + "impuesto, con values:.",
                en:
                    "What is excluded has ZZ in “impuesto” and no rate; what is exempt, IVA and rate 0. "
                    + "If this column is right, ask the operator to declare it under imports: as "
                    + "impuesto, with values:."
            )
        )
    }

    fileprivate static func otherBuyer(
        _ name: String,
        _ text: String,
        beside label: String,
        at place: Place
    ) -> Finding {
        let name = shownText(name)
        return Finding(
            .valueForm,
            at: place,
            message: Bilingual(
                es: "«\(label)» no dice quién compra, y «\(name)», que no se lee, trae «\(text)».",
                en: "“\(label)” does not say who buys, and “\(name)”, which nobody reads, has "
                    + "“\(text)”."
            ),
            remedy: Bilingual(
                es:
                    "Escriba el número del cliente en «\(label)»; si la otra columna no es del cliente, "
                    + "pida al operador que la ponga en ignore:.",
                en:
                    "Write the buyer's number in “\(label)”; if the other column is not the buyer's, "
                    + "ask the operator to put it under ignore:."
            )
        )
    }
}
