/// The names by which programs call what an invoice must not lose, as far as they are known.
extension VitalMeaning {
    /// By the whole name, also with a rate (`IVA 19%`) or a word for an amount (`Vlr. Propina`).
    static func listed(_ heading: String, in scope: SaleField.Scope) -> VitalMeaning? {
        let name = withoutRate(plainName(heading))
        if let meaning = names[name] { return meaning }
        if scope != .anywhere, let meaning = keys[name] { return meaning }
        if scope == .anywhere, columnsOfHalves.contains(name) { return .halfOfDay }
        guard let word = amountWords.first(where: name.hasPrefix) else { return nil }
        return names[String(name.dropFirst(word.count))]
    }

    /// The field that goes by the very name in other programs.
    static func listedField(_ name: String) -> SaleField? {
        guard case .field(let field)? = names[name] else { return nil }
        return field
    }

    /// By a word of a name that says more, as in `PCT_IVA` or `lineTipAmount`.
    ///
    /// An own word tells where a part of a longer one would not: `tip` is none in `tipo`.
    static func byWords(_ words: [String], in scope: SaleField.Scope) -> VitalMeaning? {
        let words = Set(words)
        guard words.count > 1, words.isDisjoint(with: wordsOfOthers) else { return nil }
        // Of the sum of a sale's taxes in its own object nothing is lost: the lines have them.
        if scope != .sale, !words.isDisjoint(with: wordsOfTax) {
            return words.isDisjoint(with: wordsOfNumber) ? .field(.rate) : .field(.buyerID)
        }
        if scope != .sale, !words.isDisjoint(with: ofINC) { return .taxOfOneRate }
        let meaning = meaningsOfWords.first { !words.isDisjoint(with: $0.words) }?.meaning
        return meaning == .charge && !words.isDisjoint(with: wordsOfAddresses) ? nil : meaning
    }

    private static let wordsOfTax: Set = [
        "iva", "vat", "tax", "taxes", "gst", "imp", "impto", "impuesto", "impuestos",
    ]

    /// Beside a tax, what makes it the number of who pays it: `VAT number`.
    private static let wordsOfNumber: Set = ["id", "no", "num", "nro", "numero", "number"]

    private static let meaningsOfWords: [(meaning: VitalMeaning, words: Set<String>)] = [
        (
            .field(.discount),
            [
                "descuento", "descuentos", "dcto", "dto", "dscto", "disc", "discount", "discounts",
                "rebaja", "promo", "promocion", "bonificacion", "cupon", "coupon",
            ]
        ),
        (
            .charge,
            [
                "propina", "tip", "tips", "domicilio", "flete", "shipping", "freight", "recargo",
                "delivery", "envio", "envios", "entrega",
            ]
        ),
        (
            .field(.voided),
            [
                "anulado", "anulada", "anulacion", "anul", "void", "voided", "cancelled",
                "canceled", "refund", "refunded", "devolucion", "devuelto", "devuelta",
            ]
        ),
        (.currency, ["moneda", "currency", "divisa", "trm"]),
    ]

    /// Beside them a delivery is no charge, but where it goes and when.
    private static let wordsOfAddresses: Set = [
        "codigo", "cod", "postal", "zip", "telefono", "tel", "celular", "guia", "fecha", "hora",
        "direccion", "dir", "ciudad", "id", "numero", "num", "nro", "no", "dias", "estado",
        "nombre",
    ]

    /// Beside them a word is of another thing: what is withheld, an account, who did it, a sum of bases.
    private static let wordsOfOthers: Set = [
        "rete", "retefuente", "reteiva", "reteica", "retencion", "cuenta", "account", "regimen",
        "responsable", "responsabilidad", "usuario", "user", "base", "sin", "con", "antes", "mas",
        "incluido", "incluida", "incl", "included", "interno",
        "vendedor", "mesero", "cajero", "proveedor",
    ]

    private static func withoutRate(_ name: String) -> String {
        let isOfRate = { (sign: Character) in sign == "%" || sign.isNumber }
        let tail = name.drop(while: isOfRate)
        return String(tail.reversed().drop(while: isOfRate).reversed())
    }

    private static let amountWords = ["valor", "vlr", "vr", "monto", "costo", "total"]

    private static let ofINC = [
        "inc", "impoconsumo", "ipoconsumo", "ipo", "ico", "impuestoconsumo", "impuestoalconsumo",
        "impconsumo", "imptoconsumo", "impalconsumo", "imptoalconsumo", "impo", "consumo",
    ]

    /// As `plainName` writes them; our own headings are told by their field.
    private static let names = dictionary(
        of: [
            (
                .field(.rate),
                [
                    "iva", "vat", "imp", "impto", "tasa", "tax", "taxes", "taxlines", "rate",
                    "llevaiva", "gravado", "gravada", "exento", "exenta", "excluido", "excluida",
                    "ivaporcentaje", "ivarate", "ivapct", "taxpercent", "taxpercentage", "pctiva",
                    "tipoiva",
                    "codigoiva", "gravaiva", "gravamen", "alicuota", "gst", "taxids",
                    "ivavta", "ivaventa", "porcimp", "grupoiva", "indiva", "vatrate", "vatprcnt",
                    "taxcode", "taxclass", "itemtax", "taxable", "istaxable", "exempt", "isexempt",
                    "taxexempt",
                ]
            ),
            (.taxOfOneRate, ofINC),
            (
                .otherTax,
                [
                    "icui", "ibua", "inpp", "icl", "incb", "icb", "ipuu", "adv", "advalorem",
                    "impadvalorem",
                    "impalconsumolicores", "impconsumolicores", "iclicores", "impconsumocerveza",
                    "impultraproc", "saludables", "impbolsaplastica", "bolsa", "bolsas",
                    "bolsaplastica",
                    "bolsasplasticas",
                    "impsaludable", "impsaludables", "imptosaludables", "sobretasa", "estampilla",
                    "estampillas", "impbolsa", "impbolsas",
                    "impuestobolsa", "impuestobolsas", "impuestosaludable", "impuestossaludables",
                    "otroimpuesto", "otrosimpuestos", "impuestoabebidas", "impuestobebidas",
                    "impbebidas", "bebidasazucaradas", "ultraprocesados", "implicores",
                    "impuestolicores", "impuestoplastico", "impuestoadicional",
                ]
            ),
            (
                .taxIncluded,
                [
                    "taxincluded", "taxesincluded", "pricesincludetax", "ivainc", "ivaincl",
                    "ivaincluido", "incluyeiva", "impinc", "impincluido", "impuestoincluido",
                    "impuestosincluidos", "incluyeimpuesto", "incluyeimpuestos",
                ]
            ),
            (
                .field(.dueDay),
                [
                    "due", "paymentdue", "paymentduedate", "invoiceduedate", "invoicedatedue",
                    "datedue", "maturitydate", "fechaplazo",
                ]
            ),
            (.halfOfDay, ["ampm", "meridiano", "meridiem", "indicadorampm"]),
            (
                .creditDays,
                [
                    "dias", "cuotas", "plazo", "plazodias", "diasplazo", "plazocredito",
                    "diascredito", "creditodias", "netdays", "diasvencimiento",
                    "diasdecredito", "diasdeplazo", "plazodepago", "plazopago",
                ]
            ),
            (
                .rounding,
                [
                    "priceadjustment", "adjustment", "adjustments",
                    "redondeo", "ajuste", "ajustes", "ajustealpeso", "ajustepeso",
                    "ajusteredondeo", "ajusteporredondeo", "rounding", "roundingamount",
                ]
            ),
            (
                .field(.paymentForm),
                [
                    "tipopago", "tipodepago", "forma", "condicion", "condiciones", "pago", "pagos",
                    "codformapago", "idformapago", "formapagoid", "idcondicionpago",
                    "codcondicionpago",
                    "tipopagoid", "idtipopago", "codtipopago", "idtipoventa", "creditosn",
                    "cuotainicial", "porpagar", "saldo", "saldopendiente", "porcobrar", "pendiente",
                    "pendientedepago",
                    "cartera", "fiado", "terminos", "paymentterms", "pagado", "pagada", "paid",
                    "ispaid", "amountdue", "balancedue",
                    "credito", "acredito", "ventacredito", "escredito", "contado",
                    "fpago", "condpago", "modalidadpago", "terminosdepago", "cxc",
                ]
            ),
            (
                .field(.discount),
                [
                    "bonificado", "bonificada", "sincargo",
                    "rebaja", "rebajas", "bonificacion", "bonificaciones", "bonif", "promocion",
                    "promociones", "promo", "promos", "cupon", "cupones", "coupon", "discounts",
                    "rebate", "rebates", "cortesia", "obsequio", "gratis", "regalo", "undgratis",
                    "bonificadas", "undbonificadas", "unidadesbonificadas", "cantbonificada",
                    "cantidadbonificada", "discounttotal", "disc", "discprcnt", "dsct", "dsto",
                    "ahorro", "markdown",
                    "lineitemdiscount", "promotion", "promotions", "itempromotion",
                    "merchantpromotion", "storepromotion", "voucher", "vouchers", "campaign", "dct",
                    "des", "oferta", "reduccion", "prontopago",
                    "savings", "off", "cashback", "deduccion", "deducciones", "ustedahorro",
                ]
            ),
            (
                .charge,
                [
                    "domicilio", "domicilios", "flete", "fletes", "recargo", "recargos", "propina",
                    "propinas", "propinavoluntaria", "serviciovoluntario", "envio", "envios",
                    "transporte", "acarreo", "otroscargos", "shipping", "shippinglines", "tip",
                    "empaque", "empaques", "icopor", "cover", "envase", "manodeobra", "instalacion",
                    "voluntario", "aporte", "donacion",
                    "delivery", "adicional", "adiciones", "extra", "fee", "intereses", "interes",
                    "financiacion", "seguro", "segurohotelero", "copago", "cuotamoderadora",
                    "parqueadero", "deposito", "depositoenvase", "tasaaeroportuaria",
                    "shippingtotal", "servicio", "servicecharge", "cargoservicio", "deliveryfee",
                    "tips", "otroscobros", "recargonocturno", "cargo", "cargos", "adicion",
                    "adicionales", "extras", "toppings", "modificadores", "desechables", "cubierto",
                    "cubiertos", "bagfee", "orderfee", "gratuity", "tarifadomicilio",
                    "tarifaservicio", "tarifadeservicio",
                    "surcharge", "surcharges", "sobreprecio", "pricedelta",
                    "porcentajeservicio", "porcservicio", "upcharge",
                    "servvol", "serviciovol", "servvoluntario", "domic", "prop", "descorche",
                    "cuotaservicio", "cuotadeservicio", "serviciodemesa", "serviciomesa", "serv",
                    "cargoporservicio", "cargodeservicio",
                ]
            ),
            (
                .field(.voided),
                [
                    "devueltos", "dev", "unddev", "cantdev", "cantidaddev",
                    "returned", "reintegro", "reintegros",
                    "reembolso", "reembolsos", "extornada", "extornado", "nc", "ncredito",
                    "situacion", "anul", "devolucion", "devoluciones", "refund", "refunds",
                    "refunded", "isrefund", "fechaanulacion", "fechadeanulacion", "cancelledat",
                    "canceledat", "voidedat", "void", "est", "nula", "nulo", "cancelada",
                    "cancelado", "eliminada", "eliminado", "vigente",
                    "isvoid", "isvoided", "deleted", "deletedat", "isdeleted", "activo", "activa",
                    "active", "anuladas", "anulados", "notacredito", "notascredito", "returns",
                    "cantidaddevuelta", "unidadesdevueltas",
                    "esdevolucion", "valida", "annulled", "isreturn", "returnagainst", "isactive",
                    "qtyreturned", "returnedqty", "quantityreturned",
                    "usuarioanulo", "usuarioanula", "cajeroanulo", "cajeroanula", "anuladapor",
                    "anuladopor", "eliminadapor", "eliminadopor", "fechacancelacion",
                    "fechadecancelacion",
                    "reversada", "reversado", "borrado", "borrada", "escotizacion", "refundfor",
                    "docstatus",
                    "valido", "borrador", "draft",
                ]
            ),
            (
                .field(.type),
                [
                    "clase", "clasedocumento", "clasededocumento", "tipodedocumento", "type",
                    "documenttype", "doctype",
                ]
            ),
            (
                .field(.buyerID),
                [
                    "tercero", "terceroexterno", "titular", "billingname", "senor", "senora",
                    "senores", "facturadoa", "anombrede", "facturara", "billto", "ce", "ppt",
                    "nitfactura", "nitfacturacion",
                    "nitcli", "nomcli", "nombrecli", "doccli", "documentocli", "cedcli",
                    "cedulacli",
                    "idcli", "cednit", "nroid", "clinit", "clinombre", "clidoc", "cccli",
                    "pasaporte", "passport", "nopasaporte", "nropasaporte", "numeropasaporte",
                    "pasaporteno", "cedulaextranjeria", "ceduladeextranjeria", "cedulaextranjero",
                    "documentoextranjero", "docextranjero",
                ]
            ),
            (
                .currency,
                [
                    "moneda", "divisa", "currency", "currencycode", "codigomoneda", "siglamoneda",
                    "codmoneda", "doccur",
                    "tipomoneda", "trm", "tasadecambio", "tasacambio", "exchangerate",
                ]
            ),
            (
                .field(.total),
                [
                    "totalventa", "netoapagar", "netopagar", "apagar", "importe", "importetotal",
                    "montototal", "totalneto", "totalcobrado",
                    "grandtotal", "totalprice", "totalamount", "basegravable",
                ]
            ),
            (.field(.unit), ["unit", "unidadmedida", "unidaddemedida", "und", "uom"]),
            (
                .field(.paymentMeans),
                [
                    "medio", "efectivo", "tarjeta", "tarjetas", "tarjetadebito", "tarjetacredito",
                    "transferencia", "transferencias", "nequi", "daviplata", "cheque", "cheques",
                    "datafono", "bono", "bonos", "bonoregalo", "giftcard", "giftcards",
                    "vale", "vales", "redencion", "tarjetaregalo",
                    "puntosredimidos", "saldoafavor", "anticipo", "anticipos", "abono", "abonos",
                ]
            ),
            (
                .otherPrice,
                [
                    "preciosiniva", "preciosinimpuesto", "preciosinimpuestos", "valorsiniva",
                    "vrsiniva", "vlrsiniva", "preciobase", "baseprice", "baseunitaria",
                    "netounitario", "netprice", "pricenet", "unitpricenet", "preciounidad",
                    "precioneto", "preciocondescuento", "preciocondcto", "preciofinal",
                    "vrunitneto", "vlrunitneto", "valorunitarioneto", "preciounitarioneto",
                    "precioreal", "valorreal", "precioaplicado",
                    "preciooferta", "preciopromocion", "preciodescuento", "precioventaneto",
                ]
            ),
        ]
    )

    /// Columns of a table that may be of a shift or a period as well: their values tell.
    private static let columnsOfHalves: Set = ["jornada", "periodo", "turno"]

    /// Keys of a JSON file besides, which in a table may be a column of remarks.
    private static let keys = dictionary(
        of: [
            (
                .charge,
                [
                    "modifiers", "addons", "charges", "fees", "feelines",
                ]
            ),
            (.field(.discount), ["coupons", "couponlines"]),
            (.field(.dueDay), ["fechapago", "fechadepago"]),
            (
                .field(.buyerID),
                [
                    "buyer", "client", "customer", "comprador", "receptor",
                    "datoscliente", "billing", "nit", "partner", "partnerid",
                    "partnervat",
                ]
            ),
            (
                .field(.paymentForm),
                [
                    "balance", "payment", "payments", "paymentmethod", "paymentmethods",
                    "paymentterm",
                    "metodo", "modeofpayment", "tenders", "estadopago", "estadodepago",
                    "estadocobro", "paymentstate", "paymentstatus", "financialstatus", "decontado",
                    "escontado",
                    "condicionespago", "terminopago", "terminospago", "terms", "saldoactual",
                    "cobrada", "oncredit", "paylater", "houseaccount", "storecredit", "mora",
                    "enmora",
                ]
            ),
            (
                .field(.voided),
                [
                    "state", "status", "creditnote", "creditnotes", "facturable", "cobrable",
                    "billable", "isbillable", "facturar", "aprobada", "aprobado", "confirmada",
                    "confirmado", "completada", "completado", "finalizada", "finalizado",
                    "autorizada",
                    "cobrar",
                ]
            ),
            (.field(.type), ["movetype", "comprobante", "tipocomprobante", "tipotransaccion"]),
            (
                .moreSales,
                [
                    "hasmore", "haymas", "masregistros", "siguientepagina", "hasnext",
                    "hasnextpage", "truncated", "nextpage", "next",
                    "nextcursor", "cursor", "nextpagetoken", "odatanextlink", "nextlink",
                    "drafts", "borradores", "tickets", "rechazadas",
                    "paginas", "totalpages", "totalpaginas", "lastpage", "facturas", "invoices",
                    "sales",
                    "ventas", "documentos", "orders",
                ]
            ),
        ]
    )

    private static func dictionary(of lists: [(VitalMeaning, [String])]) -> [String: VitalMeaning] {
        Dictionary(
            uniqueKeysWithValues: lists.flatMap { meaning, names in names.map { ($0, meaning) } }
        )
    }
}
