import Batch
import Fiscal

/// Why an act on numbers is refused.
extension Refusal {
    static var reasonAndNameNeeded: Refusal {
        Refusal(
            Bilingual(
                es: "faltan el motivo o el nombre de quien decide",
                en: "the reason, or the name of who decides, is missing"
            ),
            remedy: Bilingual(
                es: "Escriba --reason «Talonario perdido» y --by con su nombre.",
                en: "Give --reason, such as “Talonario lost”, and --by with your name."
            )
        )
    }

    static func backwards(_ first: DocumentNumber, _ last: DocumentNumber) -> Refusal {
        Refusal(
            Bilingual(
                es: "\(last.text) está antes de \(first.text)",
                en: "\(last.text) comes before \(first.text)"
            ),
            remedy: Bilingual(
                es: "Escriba primero el número menor.",
                en: "Write the smaller number first."
            )
        )
    }

    static func severalSeries(_ first: DocumentNumber, _ last: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "\(first.text) y \(last) no tienen el mismo prefijo",
                en: "\(first.text) and \(last) have not the same prefix"
            ),
            remedy: Bilingual(
                es: "Haga una orden por cada prefijo.",
                en: "Give one command for each prefix."
            )
        )
    }

    static func outsideRanges(_ first: DocumentNumber, _ last: DocumentNumber) -> Refusal {
        let numbers = first == last ? first.text : "\(first.text)–\(last.text)"
        return Refusal(
            Bilingual(
                es: "\(numbers) no cabe en ningún rango de numeración de estos ajustes",
                en: "\(numbers) lies in no authorised range of the settings"
            ),
            remedy: Bilingual(
                es: "Corrija el número, o agregue el rango en contingencia.yaml.",
                en: "Correct the number, or add the range to contingencia.yaml."
            )
        )
    }

    static func beforeFirst(_ number: DocumentNumber, _ range: AuthorisedRange) -> Refusal {
        let first = "\(range.prefix)\(range.first)"
        return Refusal(
            Bilingual(
                es: "\(number.text) es anterior al primero que se lleva aquí (\(first))",
                en: "\(number.text) lies before the first number of this workspace (\(first))"
            ),
            remedy: Bilingual(
                es: "Corrija el número, o baje «first» en contingencia.yaml.",
                en: "Correct the number, or lower `first` in contingencia.yaml."
            )
        )
    }

    static func tooMany(_ count: Int) -> Refusal {
        Refusal(
            Bilingual(
                es: "son \(count) números; en una orden caben \(NumberRegister.limit)",
                en: "these are \(count) numbers; one command takes \(NumberRegister.limit)"
            ),
            remedy: Bilingual(
                es: "Revise --to; si es correcto, haga varias órdenes.",
                en: "Check --to; if it is right, give several commands."
            )
        )
    }

    static func objection(
        _ objection: ActObjection,
        to kind: NumberAct.Kind,
        _ state: NumberState
    ) -> Refusal {
        let number = state.number.text
        switch objection {
        case .fate: return wrongFate(kind, state)
        case .ownFinding:
            return Refusal(
                Bilingual(
                    es:
                        "\(number) no fue rechazado por la DIAN: tiene un hallazgo de este programa",
                    en: "\(number) was not refused by DIAN: it has a finding of this program"
                ),
                remedy: Bilingual(
                    es: "Corrija la venta y déjela en inbox/; la próxima corrida la juzga.",
                    en: "Correct the sale and drop it into inbox/; the next run judges it."
                )
            )
        case .typeNeeded:
            return Refusal(
                Bilingual(
                    es:
                        "\(number) espera una ventana de contingencia y falta decir con qué tipo sale",
                    en: "\(number) awaits a window, and the type that it is to have is missing"
                ),
                remedy: Bilingual(
                    es: "Agregue --type: 04 si la factura se entregó, 01 si no, 03 si es de papel.",
                    en: "Add --type: 04 if the invoice was handed over, 01 if not, 03 for paper."
                )
            )
        case .typeImpossible(let own):
            return Refusal(
                Bilingual(
                    es: "la venta \(number) es tipo \(own.rawValue) y no puede salir con ese",
                    en: "sale \(number) is of type \(own.rawValue) and cannot go as that one"
                ),
                remedy: Bilingual(
                    es: "El tipo 04 sale como 04 o 01; el 03 y el 01, como lo que son.",
                    en: "Type 04 goes as 04 or 01; 03 and 01 as what they are."
                )
            )
        case .codePrinted:
            return Refusal(
                Bilingual(
                    es: "la caja imprimió un CUFE en \(number): el cliente tiene una factura",
                    en: "the till printed a CUFE on \(number): the buyer holds an invoice"
                ),
                remedy: Bilingual(es: "Use --type 04.", en: "Use --type 04.")
            )
        case .paperTaken:
            return Refusal(
                Bilingual(
                    es: "la factura de papel de \(number) ya se transcribió con otro número",
                    en: "the paper invoice of \(number) is transcribed under another number by now"
                ),
                remedy: Bilingual(
                    es: "Vea el hallazgo de la venta; el número que sobra se inhabilita.",
                    en: "See the finding of the sale; the number that is too many is disabled."
                )
            )
        }
    }

    private static func wrongFate(_ kind: NumberAct.Kind, _ state: NumberState) -> Refusal {
        let (number, fate) = (state.number.text, state.fate.words)
        return Refusal(
            Bilingual(
                es: "estado de \(number): \(fate.es); no se cambió nada",
                en: "\(number) is \(fate.en); nothing was changed"
            ),
            remedy: kind.whenItMayBeDone
        )
    }
}

extension NumberAct.Kind {
    fileprivate var whenItMayBeDone: Bilingual {
        switch self {
        case .disable:
            Bilingual(
                es: "Solo se inhabilita lo que nunca se envió o la DIAN rechazó; una factura "
                    + "transmitida se anula con una nota crédito.",
                en: "Only what was never sent, or what DIAN refused, is disabled; a transmitted "
                    + "invoice is voided by a credit note."
            )
        case .enable:
            Bilingual(
                es: "Solo se habilita lo que está anulado o inhabilitado.",
                en: "Only what is disabled is enabled."
            )
        case .release:
            Bilingual(
                es: "Solo se libera lo que espera una ventana o está retenido por un salto.",
                en: "Only what awaits a window or is held by a gap is released."
            )
        case .retry:
            Bilingual(
                es: "Solo se reenvía lo que la DIAN rechazó.",
                en: "Only what DIAN refused is sent again."
            )
        case .settle:
            Bilingual(
                es: "Solo se resuelve lo que está en disputa con la DIAN.",
                en: "Only what is disputed with DIAN is settled."
            )
        }
    }
}
