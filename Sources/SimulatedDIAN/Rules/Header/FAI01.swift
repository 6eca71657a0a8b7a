extension Rule {
    /// FAI01: type 03 names the paper that it transcribes; other types are not asked.
    static let fai01 = Rule(
        "FAI01",
        """
        Rechazo por /Invoice/cbc:InvoiceTypeCode = “03” y el grupo \
        /Invoice/cac:AdditionalDocumentReference No está informado
        """
    ) {
        $0.invoice.isTypeThree && $0.invoice.paperReference == nil
    }
}
