extension SaleField {
    /// What programs in English and databases call it, as `plainName` writes it; only for guesses.
    static let englishNames: [(name: String, field: SaleField)] = [
        ("prefix", .prefix), ("number", .number), ("invoicenumber", .invoice),
        ("date", .date), ("issuedate", .date), ("invoicedate", .date), ("time", .time),
        ("datetime", .dateTime), ("createdat", .dateTime), ("customerid", .buyerID),
        ("identification", .buyerID), ("taxid", .buyerID), ("customername", .buyerName),
        ("customer", .buyerName), ("client", .buyerName), ("clientid", .buyerID),
        ("paymentform", .paymentForm), ("paymentmethod", .paymentMeans), ("duedate", .dueDay),
        ("due", .dueDay),
        ("status", .voided),
        ("voided", .voided), ("cancelled", .voided), ("store", .store), ("warehouse", .store),
        ("seller", .cashier), ("description", .description), ("quantity", .quantity),
        ("qty", .quantity), ("price", .price), ("unitprice", .price), ("discount", .discount),
        ("tax", .tax), ("totalprice", .total), ("grandtotal", .total), ("totalamount", .total),
        ("payableamount", .total),
        ("taxrate", .rate), ("percentage", .rate), ("taxamount", .taxAmount),
        ("vatprcnt", .rate), ("vatrate", .rate), ("taxpercent", .rate), ("pctiva", .rate),
        ("ivaporcentaje", .rate), ("linetax", .taxAmount), ("taxnumber", .buyerID),
        ("customertaxnumber", .buyerID), ("customertaxid", .buyerID),
        ("clientedocumento", .buyerID), ("clientenit", .buyerID), ("docnum", .number),
        ("docno", .number),
        ("firstnamebilling", .buyerName), ("billingfirstname", .buyerName),
        ("lastnamebilling", .buyerSurname), ("billinglastname", .buyerSurname),
        ("folio", .number), ("nif", .buyerID), ("unit", .unit), ("invoiceno", .invoice),
        ("fullnumber", .invoice),
        ("dscription", .description), ("itemname", .description), ("linetotal", .lineTotal),
        ("created", .dateTime),
        ("inc", .incAmount), ("impoconsumo", .incAmount), ("ipoconsumo", .incAmount),
        ("impuestoalconsumo", .incAmount), ("impuestoconsumo", .incAmount),
    ]

    /// Names that only tell something inside the buyer's object.
    static let namesInBuyer: [(name: String, field: SaleField)] = [
        ("tipo", .buyerType), ("identificationtype", .buyerType), ("id", .buyerID),
        ("documento", .buyerID), ("numero", .buyerID), ("number", .buyerID), ("nit", .buyerID),
        ("vat", .buyerID),
        ("nombre", .buyerName), ("name", .buyerName), ("fullname", .buyerName),
        ("razonsocial", .buyerCompany), ("firstname", .buyerName),
        ("lastname", .buyerSurname), ("surname", .buyerSurname),
        ("otrosnombres", .buyerOtherNames), ("segundoapellido", .buyerSecondSurname),
        ("apellido", .buyerSurname), ("apellidos", .buyerSurname), ("correo", .buyerEmail),
        ("email", .buyerEmail), ("familyname", .buyerSurname), ("middlename", .buyerOtherNames),
        ("secondname", .buyerOtherNames), ("company", .buyerCompany),
        ("companyname", .buyerCompany), ("businessname", .buyerCompany),
        ("legalname", .buyerCompany), ("empresa", .buyerCompany), ("taxnumber", .buyerID),
        ("taxid", .buyerID), ("vatnumber", .buyerID),
    ]

    /// Names that only tell something inside a line.
    static let namesInLine: [(name: String, field: SaleField)] = [
        ("id", .code), ("codigo", .code), ("code", .code), ("nombre", .description),
        ("name", .description), ("titulo", .description), ("title", .description),
        ("valor", .price), ("total", .lineTotal),
    ]
}
