extension Rule {
    /// FAD12a: a type that DIAN knows at all: of invoices, notes, events and equivalent
    /// documents.
    static let fad12a = Rule("FAD12a", "Código de tipo de factura inválido") {
        !CodeList.documentTypes.contains($0.invoice.typeCode)
    }

    /// FAD12b: a type of invoice.
    static let fad12b = Rule(
        "FAD12b",
        "El código informado no corresponde a un tipo válido para este tipo de documento"
    ) {
        CodeList.documentTypes.contains($0.invoice.typeCode)
            && !["01", "02", "03", "04"].contains($0.invoice.typeCode)
    }
}
