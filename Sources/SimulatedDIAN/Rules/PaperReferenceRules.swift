/// FAI01 to FAI03: type 03 transcribes a paper invoice and names it; other types are not asked.
enum PaperReferenceRules: Rule {
    static func examine(_ examination: Examination, into verdict: inout Verdict) {
        let invoice = examination.invoice
        guard invoice.isTypeThree else { return }
        guard let reference = invoice.root.cac("AdditionalDocumentReference") else {
            verdict.refuse("FAI01", "No se informó el documento de contingencia que se transcribe")
            return
        }
        verdict.refuse(
            "FAI02",
            "No se informó el número del documento referenciado",
            if: reference.value("ID").isEmpty
        )
        verdict.refuse(
            "FAI03",
            "No se informó el CUFE o CUDE del documento referenciado",
            if: reference.value("UUID").isEmpty
        )
    }
}
