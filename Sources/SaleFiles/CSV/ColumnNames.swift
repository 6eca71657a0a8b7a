extension SaleField {
    /// The value that a column of this heading holds; nil when the heading is not known.
    init?(heading: some StringProtocol) {
        guard let field = Self.headings[plainName(heading)] else { return nil }
        self = field
    }

    private static let headings: [String: SaleField] = {
        var headings: [String: SaleField] = [:]
        for field in allCases {
            headings[plainName(field.name)] = field
            for alias in field.aliases { headings[alias] = field }
        }
        for name in typesOfID { headings[name] = .buyerType }
        return headings
    }()

    /// All of them, in the order of the fields.
    static let knownHeadings: [(name: String, field: SaleField)] = allCases.flatMap { field in
        ([plainName(field.name)] + field.aliases).map { ($0, field) }
    }

    /// *Tipo de identificación*, *Clase de documento del tercero* and the like.
    ///
    /// A plain *Tipo documento* is the invoice's. So many that no other heading is compared with them.
    private static let typesOfID: [String] = {
        let kinds = ["tipo", "tipode", "clase", "clasede"]
        let identities = [
            "id", "ident", "identificacion", "identidad", "docid", "docident", "docidentidad",
            "documentoidentidad", "documentodeidentidad",
        ]
        let buyers = [
            "cliente", "delcliente", "tercero", "deltercero", "adquiriente", "deladquiriente",
            "adquirente", "deladquirente", "comprador", "delcomprador",
        ]
        return kinds.flatMap { kind in
            identities.map { kind + $0 }
                + (identities + ["doc", "documento"]).flatMap { identity in
                    buyers.map { kind + identity + $0 }
                }
        }
    }()

    /// Names that a second column may have as well; they are also among the aliases.
    static let lesserNames: Set<String> = [
        "clientenit", "clientecedula", "clientedocumento", "clienteidentificacion", "doccliente",
        "nrodoccliente", "numdoccliente", "fechaelaboracion", "fechadeelaboracion",
        "consecutivocomprobante", "servicioproducto", "productooservicio", "vtotal", "tipopago",
        "tipodepago", "modalidadpago", "modalidaddepago", "impuestos", "n",
    ]

    /// Names of a price to the public, which may have the tax in it.
    static let retailPrices = [
        "precioventa", "preciodeventa", "preciopublico", "precioalpublico", "precioventapublico",
        "precioventaalpublico", "preciodeventaalpublico", "pvp",
    ]

    /// What tills and spreadsheets call it, as `plainName` writes it.
    private var aliases: [String] {
        switch self {
        case .type: ["tipodocumento", "tipofactura", "tipocontingencia", "tipodoc"]
        case .prefix: ["pref", "prefijofactura", "serie"]
        case .number:
            [
                "num", "nro", "no", "consecutivo", "numerofactura", "nrofactura", "numfactura",
                "nrofac", "numfac", "nrodefactura", "numerodefactura",
                "numerocomprobante", "nrocomprobante", "numerodecomprobante",
                "consecutivocomprobante", "n", "numfact", "nofact", "nrofact", "nofac",
            ]
        case .invoice:
            [
                "facturan", "facturanro", "facturanum", "factno", "factn", "nfactura", "ndefactura",
                "facturano", "nofactura", "documento", "factura%", "numerocompleto",
                "invoicenumber",
            ]
        case .date:
            [
                "fechaemision", "fechafactura", "fechaventa", "fecfact", "fecfac", "fechafac",
                "fechadefactura", "fechadeventa", "fechadeemision", "date", "invoicedate",
                "fechaelaboracion", "fechadeelaboracion",
            ]
        case .time: ["horaemision", "horafactura", "horaventa", "horadeventa", "time"]
        case .dateTime: ["fechayhora", "fechahoraemision", "fechahoraventa"]
        case .issuer: ["nit", "emisor", "nitempresa", "nitvendedor"]
        case .buyerType:
            [
                "tipocliente", "tdoc", "idtype", "customeridtype", "buyeridtype", "tipoidcliente",
                "tipodocumentocliente",
            ]
        case .buyerID:
            [
                "cedula", "cedulanit", "nitcedula", "cc", "ccnit", "nitcliente", "idcliente",
                "identificacion", "identificacioncliente", "documentocliente", "cedulacliente",
                "nitocedula", "nitcc", "nroidentificacion", "numeroidentificacion", "rut",
                "rutcliente",
                "numerodeidentificacion", "nodeidentificacion", "numerodocumentocliente",
                "numerodedocumentocliente", "nrodocumentocliente", "documentodelcliente",
                "documentodeidentidad", "documentoidentidad", "identificaciondelcliente",
                "nitdelcliente", "nittercero", "nitdeltercero", "idtercero",
                "identificaciontercero", "identificaciondeltercero", "lictradnum",
                "clientenit", "clientecedula", "clientedocumento", "clienteidentificacion",
                "doccliente", "nrodoccliente", "numdoccliente", "identidad",
            ]
        case .buyerCheckDigit:
            [
                "dv", "dvcliente", "dvnit", "digitoverificacion", "digitodeverificacion",
                "digitoverificacioncliente", "digitodeverificacioncliente",
            ]
        case .buyerName:
            [
                "cliente", "nombrecliente", "razonsocial", "adquiriente", "nombre", "nombres",
                "comprador", "primernombre", "nombre1",
                "adquirente", "nombredelcliente", "razonsocialcliente", "nombreorazonsocial",
                "customer", "customername",
                "nombrescliente", "nombretercero", "nombredeltercero", "nombrescompletos",
                "nombrecompleto", "nombrecompletocliente", "nombrecompletodelcliente",
                "nombrerazonsocial", "razonsocialnombre", "razonsocialdelcliente",
                "nombreorazonsocialcliente", "nombresyapellidos", "cardname",
            ]
        // Beside another column with names, see `HeadingTable.meanings(of:)`.
        case .buyerCompany: []
        case .buyerOtherNames: ["otrosnombres", "segundonombre", "nombre2"]
        case .buyerSurname:
            [
                "apellido", "apellidos", "apellidocliente", "apellidoscliente",
                "apellidosdelcliente", "primerapellido", "apellido1",
            ]
        case .buyerSecondSurname: ["segundoapellido", "apellido2"]
        case .buyerEmail:
            ["correo", "email", "correocliente", "emailcliente", "correoelectronico"]
        case .paymentForm:
            [
                "formadepago", "condicionpago", "condiciondepago", "condicionesdepago", "tipopago",
                "tipodepago", "modalidadpago", "modalidaddepago",
            ]
        case .paymentMeans:
            ["mediodepago", "mediosdepago", "metodopago", "metododepago"]
        case .dueDay:
            [
                "vencimiento", "fechavence", "fechadevencimiento", "vencimientofactura",
                "fechavencimientofactura", "fecvencimiento", "fechavenc", "vence", "vcto",
                "vto", "fvto", "fecvto", "fechavto", "vtofactura", "fechavtofactura", "venceel",
                "vencim", "fechalimite", "fechalimitedepago", "fechalimitepago", "duedate",
                "fvence", "fvenc", "fvencimiento", "fvcto", "fechavcto", "fecvence", "fecvenc",
            ]
        case .total:
            [
                "totalfactura", "valortotal", "totalapagar", "totalpagar", "grantotal",
                "totalconiva", "totalconimpuestos", "vlrtotal", "vrtotal",
                "totaldocumento", "totalgeneral", "totalcop", "totaldoc", "doctotal",
                "totalacobrar", "vtotal", "vrfactura", "valortotalfactura", "valorfactura",
                "valordocumento",
            ]
        case .uniqueCode: ["cude", "codigounico"]
        case .paperNumber: ["facturapapel", "numeropapel", "numerotalonario"]
        case .paperDay: ["fechafacturapapel", "fechatalonario"]
        case .paperKind: ["tiporeferencia", "tipotalonario"]
        case .voided: ["anulado", "anulacion", "facturaanulada", "estado", "estadofactura"]
        case .reason: ["motivoanulacion", "causa", "razonanulacion"]
        case .store: ["sucursal", "almacen", "puntodeventa", "local"]
        case .till: ["terminal", "pos", "numerocaja", "cajano"]
        case .cashier: ["vendedor", "nombrecajero", "usuario"]
        case .subtotal: ["subtotalfactura", "totalsinimpuestos", "totalantesdeimpuestos"]
        case .discountTotal: ["totaldescuentos", "totaldcto", "descuentototal"]
        case .taxTotal: ["totalimpuesto"]
        case .ivaTotal: ["ivatotal", "ivafactura"]
        case .incTotal: ["inctotal", "totalimpoconsumo"]
        case .code:
            [
                "cod", "codigoproducto", "codproducto", "sku", "plu", "referencia",
                "referenciaproducto",
            ]
        case .description:
            [
                "producto", "detalle", "articulo", "descripcionproducto", "nombreproducto", "item",
                "nombrearticulo", "nombredelproducto", "descrip",
                "descripciondelproducto", "descripcionarticulo", "descripciondelarticulo",
                "descripcionitem", "descripciondelitem", "nombreitem", "nombredelitem",
                "nombredelarticulo", "productoservicio", "servicioproducto", "productooservicio",
                "concepto",
                "description",
            ]
        case .quantity:
            [
                "cant", "cantidades", "unidades", "cantidadvendida", "cantvendida", "quantity",
                "qty", "cantidadfacturada", "cantfacturada",
            ]
        case .unit:
            [
                "unidadmedida", "unidaddemedida", "um", "und", "medida", "umedida", "unmedida",
                "undmedida", "unidmedida",
            ]
        case .price:
            [
                "valorunitario", "vrunitario", "vlrunitario", "preciounitario", "valorunit",
                "vrunit", "vlrunit", "vunitario", "vunit", "preciounit", "punit", "price",
                "preciosiniva", "preciosinimpuesto", "preciosinimpuestos", "precioantesdeiva",
                "precioantesdeimpuestos", "preciounitariosiniva", "valorunitariosiniva",
                "vlrunitariosiniva", "vrunitariosiniva", "valorunitarioantesdeiva",
                "unitprice",
            ] + Self.retailPrices
        case .discount:
            [
                "dcto", "desc", "descuentos", "valordescuento", "dto", "vrdescuento", "vlrdcto",
                "vrdcto", "valordcto", "vlrdescuento", "descto", "valordedescuento",
            ]
        case .tax: ["tipoimpuesto", "tributo", "codigoimpuesto", "impuestos"]
        case .rate:
            [
                "iva", "iva%", "%iva", "tarifaiva", "porcentajeiva", "porciva", "tarifaimpuesto",
                "%", "%impuesto", "impuesto%", "tarifa%", "porcentajeimpuesto", "%impto", "impto%",
                "tarifadeiva", "porcentajedeiva", "taxrate",
            ]
        case .taxAmount:
            [
                "valoriva", "vriva", "vlriva", "ivavalor", "valordeliva", "vlrimpuesto",
                "vrimpuesto", "montoiva",
            ]
        // In a table of lines a subtotal is the line's own; the sale's is taken as well.
        case .lineTotal:
            [
                "subtotal", "totalrenglon", "totalitem", "totalproducto", "valorlinea",
                "vlrsubtotal", "vrsubtotal", "valorparcial", "vlrparcial", "vrparcial",
            ]
        case .incRate:
            [
                "inc%", "%inc", "porcentajeinc", "porcinc", "impoconsumo%", "%impoconsumo",
                "tarifaimpoconsumo", "porcentajeimpoconsumo", "porcimpoconsumo", "ipoconsumo%",
                "%ipoconsumo", "%consumo", "consumo%", "%impuestoconsumo", "impuestoconsumo%",
                "%impuestoalconsumo", "impuestoalconsumo%", "%impconsumo", "impconsumo%",
            ]
        case .incAmount:
            [
                "valorimpoconsumo", "valoripoconsumo", "valorimpuestoconsumo",
                "valorimpuestoalconsumo", "vrinc", "vlrinc", "montoinc", "incvalor",
                "vrimpoconsumo", "vlrimpoconsumo", "vripoconsumo", "vlripoconsumo",
            ]
        }
    }
}
