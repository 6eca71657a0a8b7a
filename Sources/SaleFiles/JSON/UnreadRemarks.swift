import Fiscal

/// What texts say that nobody reads, whatever their key.
extension JSONUnread {
    func saysYes(_ kind: JSONMachine.Token.Kind, _ text: Span<UInt8>) -> Bool {
        guard kind == .string else { return kind == .yes }
        return text.withUnsafeBufferPointer { saysPlainYes($0[...]) }
    }

    /// Whether a `total` beside the sales counts them, as in `"meta": {"total": 120}`: no sum of pesos is so small.
    func isCount(_ kind: JSONMachine.Token.Kind, _ text: Span<UInt8>, _ name: String) -> Bool {
        kind == .number && text.count < 5 && plainName(name) == "total"
    }

    func saysSomething(
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>,
        under name: String
    ) -> Bool {
        text.withUnsafeBufferPointer {
            VitalMeaning.unknown.isSaid(by: kind, trimmed($0[...]), under: name)
        }
    }

    /// Beside the list of sales only what is said of all prices; a state is that of the file.
    func note(_ doubt: RawSale.Doubt, of holder: Holder) -> Note? {
        guard holder.isOfFile else { return .doubtful(doubt) }
        let concernsAll = doubt.finding.code == .amountAmbiguous || holder.isRemark
        return concernsAll ? .ofFile(doubt.finding) : nil
    }

    func doubt(in text: Span<UInt8>, of holder: Holder) -> RawSale.Doubt? {
        text.withUnsafeBufferPointer { buffer in
            let value = trimmed(buffer[...])
            if saysCredit(value) || holder.isRemark && saysOwed(value),
                !["tarjeta", "card"].contains(where: plainName(holder.name).contains)
            {
                return RawSale.Doubt(creditUnder: holder.name, label, at: holder.place)
            }
            if saysUnpaid(value),
                namesState(holder.name) || plainName(holder.name).contains("pago")
            {
                return RawSale.Doubt(creditUnder: holder.name, label, at: holder.place)
            }
            if holder.isOfEvents, let event = RawSale.Doubt(event: value, of: holder) {
                return event
            }
            // Before a name is taken apart: no number ends otherwise.
            guard value.last.map(isDigit) == true, namesInvoice(holder.name) else {
                return RawSale.Doubt(unread: value, under: holder.name, at: holder.place)
            }
            return RawSale.Doubt(
                invoice: value,
                under: holder.name,
                beside: label(.invoice),
                at: holder.place
            )
        }
    }

    /// What a text says beside what its key may mean, such as a state of `Pendiente`.
    func remark(
        _ kind: JSONMachine.Token.Kind,
        _ text: Span<UInt8>,
        beside doubt: Doubt
    ) -> Note? {
        guard kind == .string, depth == 0, !doubt.isOfFile else { return nil }
        let holder = Holder(name: doubt.name, place: doubt.place)
        return self.doubt(in: text, of: holder).flatMap { note($0, of: holder) }
    }

    /// Whether the value is that of a state in a list of what happened to the sale, the last of which may be that it
    /// was voided.
    func tellsEvent(of holder: Holder) -> Bool {
        holder.isOfEvents
            && (namesState(inner.key)
                || ["tipo", "type", "evento", "event", "accion", "action"]
                    .contains(plainName(inner.key)))
    }
}

extension RawSale.Doubt {
    /// `08:20 anulada por Yuli`, in a list of what happened to the sale.
    fileprivate init?(event value: Bytes, of holder: JSONUnread.Holder) {
        guard value.count <= 100 else { return nil }
        let words = wordsOfText(of: String(decoding: value, as: UTF8.self))
        guard
            words.contains(where: { word in
                ["anul", "cancel", "revers", "void", "delet", "elimin"].contains(
                    where: word.hasPrefix
                )
            })
        else { return nil }
        self.init(answer: .whetherVoided, finding: .voidedRemark(holder.name, at: holder.place))
    }
}
