import Fiscal

/// How many sales a JSON file says that there are, as APIs do that hand them out in pages.
///
/// The numbers of the last page are missing without a gap, so nothing else would notice.
struct PromisedSales {
    private var most: (count: Int, key: String, place: Place)?
    /// `total` beside `current_page` or `per_page`, as Laravel writes it.
    private var total: (count: Int, key: String, place: Place)?
    private var hasPages = false

    /// A number behind a key outside of the sales; `key` with the object that it lies in.
    mutating func take(_ number: Span<UInt8>, behind key: String, at place: Place) {
        let name = plainName(String(key.split(separator: ".").last ?? ""))
        if namesOfPages.contains(name) { hasPages = true }
        guard let count = Int(String(decoding: number.array, as: UTF8.self)) else { return }
        if names.contains(name) || namesInPages.contains(plainName(key)), count > most?.count ?? 0 {
            most = (count, key, place)
        } else if name == "total" {
            total = (count, key, place)
        }
    }

    /// What is missing when `read` sales stood in the file.
    func missing(among read: Int) -> Finding? {
        guard let most = most ?? (hasPages ? total : nil), most.count > read, read > 0 else {
            return nil
        }
        return .pagesMissing(most.key, promised: most.count, read: read, at: most.place)
    }
}

/// Whether a key beside the list of sales, or in an object there, is known to be of no invoice, or is a number that is
/// judged: what the program, the report and its pages are called.
func isBesidesSales(_ name: String) -> Bool {
    let plain = plainName(name)
    return countsOrPages(plain) || namesOfReports.contains(plain) || isBesidesInvoice(name)
}

/// Whether a number behind it counts sales or pages, and is judged.
func countsSales(_ name: String) -> Bool {
    let plain = plainName(name)
    return countsOrPages(plain) || plain == "next"
}

private func countsOrPages(_ plain: String) -> Bool {
    names.contains(plain) || namesOfPages.contains(plain) || namesOfPaging.contains(plain)
}

private let namesOfPaging: Set = [
    "page", "pagina", "limit", "offset", "count", "prev", "self", "first", "last", "href",
]

private let namesOfReports: Set = [
    "sistema", "system", "programa", "program", "generado", "generadoen", "generadopor",
    "generatedat", "generated", "generatedby", "exportado", "exportadoen", "exportadopor",
    "exportedat", "exported", "fechageneracion", "fechaexportacion", "fechadeexportacion",
    "fechareporte", "reporte", "report", "titulo", "title", "nombre", "name", "schema", "formato",
    "format", "tipoarchivo", "archivo", "filename", "desde", "hasta", "from", "to", "startdate",
    "enddate", "fechainicio", "fechafin", "fechadesde", "fechahasta", "fechainicial",
    "fechafinal", "periodo", "period", "fecha", "date", "success", "ok", "statuscode", "code",
    "message", "mensaje", "limite", "skip", "path", "firstpageurl", "lastpageurl", "prevpageurl",
    "nextpageurl", "meta", "links", "pagination", "paginacion", "cantidad", "active", "label",
    "rel", "odatacontext", "odatametadata", "odatacount", "descripcion", "description", "moneda",
    "currency", "zonahoraria", "tz", "codigo", "encoding", "copyright", "autor", "author",
]

private let names: Set = [
    "totalresults", "totalcount", "totalrecords", "totalitems", "totalregistros", "recordstotal",
    "totalelements", "totalrows", "totalentries", "resultscount", "cantidadventas", "registros",
    "numeroventas", "cantidadfacturas", "cantidaddeventas", "cantidaddefacturas", "numfacturas",
    "numerofacturas", "facturas", "documentos", "tiquetes", "transacciones", "salescount",
    "invoicecount",
]

private let namesOfPages: Set = [
    "perpage", "currentpage", "pagesize", "lastpage", "porpagina", "paginaactual",
]

/// What alone may be an amount, with the object that it lies in.
private let namesInPages: Set = [
    "count", "cantidad",
    "paginationtotal", "paginaciontotal", "metatotal", "paginginfototal", "pagetotal",
    "pagingtotal",
    "metapaginationtotal", "paginationcount",
]

extension Finding {
    fileprivate static func pagesMissing(
        _ key: String,
        promised: Int,
        read: Int,
        at place: Place
    ) -> Finding {
        Finding(
            .jsonKeyUnknown,
            at: place,
            message: Bilingual(
                es: "«\(key)» dice que hay \(promised) ventas, y el archivo trae \(read).",
                en: "“\(key)” says that there are \(promised) sales, and the file has \(read)."
            ),
            remedy: Bilingual(
                es:
                    "Exporte todas las páginas en un solo archivo. Si el número cuenta otra cosa, pida "
                    + "al operador que ponga la clave en ignore:.",
                en: "Export all pages into one file. If the number counts something else, ask the "
                    + "operator to put the key under ignore:."
            )
        )
    }
}
