import Fiscal

extension Rule {
    /// FAD05a: letters and digits only.
    static let fad05a = Rule(
        "FAD05a",
        "No se permiten caracteres adicionales como espacios o guiones"
    ) {
        $0.invoice.number.isEmpty
            || !$0.invoice.number.utf8.allSatisfy { isDigit($0) || isLetter($0) }
    }

    /// FAD05b: not below the range that the document itself names.
    static let fad05b = Rule(
        "FAD05b",
        "Número de factura es inferior al número inicial del rango de numeración autorizado"
    ) {
        guard let consecutive = $0.invoice.consecutive else { return false }
        return Int64($0.invoice.firstAuthorised).map { consecutive < $0 } ?? false
    }

    /// FAD05c: not above the range that the document itself names.
    static let fad05c = Rule(
        "FAD05c",
        "Número de factura es superior al número final del rango de numeración autorizado"
    ) {
        guard let consecutive = $0.invoice.consecutive else { return false }
        return Int64($0.invoice.lastAuthorised).map { consecutive > $0 } ?? false
    }

    /// FAD05d: in the registered range.
    static let fad05d = Rule(
        "FAD05d",
        "Número de factura no está contenido en el rango de numeración autorizado"
    ) {
        guard let range = $0.range, let consecutive = $0.invoice.consecutive else { return false }
        return !range.numbers.contains(consecutive)
    }

    /// FAD05e: a number of this authorisation: its prefix and digits, and 03 from a
    /// talonario, the others not.
    static let fad05e = Rule(
        "FAD05e",
        "Número de factura no existe para el número de autorización."
    ) {
        guard $0.issuer != nil else { return false }
        guard $0.invoice.consecutive != nil else { return true }
        let kind = $0.invoice.rangeKind
        return $0.range.map { $0.kind != kind } ?? false
    }
}
