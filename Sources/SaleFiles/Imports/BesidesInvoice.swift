/// Whether a name that nobody reads is known to be of no invoice, whatever stands under it: who served, where the
/// goods lay, when the row was written.
///
/// Every word of it must be known, so that `id_mesa` is and `id_iva` is not. All else is asked for: one word that
/// nobody has thought of may be the tax, the discount or the buyer of every sale.
func isBesidesInvoice(_ name: String) -> Bool {
    let plain = plainName(name)
    if wholeNames.contains(plain) || things.contains(plain) { return true }
    let words = nameWords(lastPart(of: name) ?? name).filter { !$0.allSatisfy(\.isNumber) }
    var hasThing = false
    for word in words {
        if isThing(word) { hasThing = true } else if !qualifiers.contains(word) { return false }
    }
    return hasThing
}

/// Whether a key in an object such as `mesa` or `vendedor` says which it is, or what is on no invoice either.
func isPartOfName(_ key: String) -> Bool {
    nameWords(key).allSatisfy {
        isThing($0) || qualifiers.contains($0) || wordsOfParts.contains($0)
            || $0.allSatisfy(\.isNumber)
    }
}

private let wordsOfParts: Set = [
    "apellido", "apellidos", "nombres", "email", "correo", "mail", "activo", "activa", "active",
    "estado", "tipo", "type", "rol", "role", "uuid", "guid", "lat", "lng", "latitud", "longitud",
    "latitude", "longitude", "os", "serie", "mac", "notas", "v", "icono", "icon", "full", "short",
    "empresa", "cargo",
]

private func isThing(_ word: String) -> Bool {
    if things.contains(word) { return true }
    for ending in ["s", "es"] where word.hasSuffix(ending) {
        if things.contains(String(word.dropLast(ending.count))) { return true }
    }
    return false
}

/// Names that say no more than that a program counts or keeps something, and old ones that are cut short.
private let wholeNames: Set = [
    "id", "uuid", "guid", "rowid", "pk", "v", "oid", "odataetag", "odataid", "idventa", "ventaid",
    "idfactura", "facturaid", "saleid", "orderid", "receiptid", "transactionid", "iddetalle",
    "idpedido", "iditem", "itemid", "lineid", "idlinea",
    "codven", "nomven", "codbod", "nombod", "codcaj", "nomcaj", "codusu", "nomusu", "codzon",
    "nomzon", "codgru", "nomgru", "codlin", "nomlin", "codmes", "nommes", "codmar", "nommar",
    "codsuc", "nomsuc", "codbar", "codalm", "nomalm", "codemp", "nomemp",
    "costo", "costos", "cost", "cogs", "costototal", "costounitario", "costounit", "costopromedio",
    "vrcosto", "valorcosto", "preciocosto", "preciodecosto", "preciocompra", "preciodecompra",
    "costodelosbienes", "unitcost", "costofgoods", "listaprecio", "listaprecios",
    "listadeprecio", "listadeprecios", "pricelist",
    "ano", "anio", "year", "mes", "month", "semana", "dia", "diasemana", "diadelasemana",
    "trimestre",
    // What people write to each other; its words are looked through.
    "observacion", "observaciones", "obs", "observ", "observations", "nota", "notas", "note",
    "notes", "notainterna", "notasinternas", "customernote", "ordernotes", "comentario",
    "comentarios", "comment", "comments", "remark", "remarks", "anotacion", "anotaciones", "memo",
]

/// What stands around such a word and alone says nothing.
private let qualifiers: Set = [
    "a", "al", "by", "cod", "codigo", "code", "created", "date", "datetime", "de", "del", "desc",
    "descripcion", "detalle", "dian", "el", "en", "encab", "fec", "fecha", "fechahora", "first",
    "hora", "id", "in", "interno", "interna", "key", "la", "las", "last", "los", "n", "name", "nit",
    "no", "nom", "nombre", "nro", "num", "number", "numero", "of", "on", "para", "por", "primer",
    "primera", "principal", "producto", "registro", "articulo", "item", "product", "the", "time",
    "timestamp",
    "ultima", "ultimo", "ultimos", "unico", "venta", "ventas", "y", "cedula",
    "documento", "doc", "identificacion", "at",
    "cliente", "customer", "client", "comprador", "tercero", "billing", "shipping", "facturacion",
]

private let things: Set = [
    // Who worked.
    "vendedor", "vendedora", "seller", "salesperson", "salesman", "vendor", "asesor", "asesora",
    "mesero", "mesera", "waiter", "cajero", "cajera", "cashier", "empleado", "employee", "usuario",
    "user", "username", "operador", "operario", "operator", "domiciliario", "repartidor",
    "mensajero", "responsable", "supervisor", "gerente", "elaboro", "reviso", "atendio",
    "atendido", "digitador", "creador", "tecnico", "mecanico", "estilista", "barbero",
    // Where.
    "tienda", "store", "sucursal", "sede", "local", "almacen", "bodega", "warehouse", "location",
    "punto", "pdv", "pos", "caja", "terminal", "estacion", "agencia", "oficina", "establecimiento",
    "mesa", "table", "piso", "salon", "silla", "zona", "zone", "ruta", "area", "barrio", "ciudad",
    "city", "municipio", "departamento", "depto", "pais", "country", "region", "direccion", "dir",
    "address", "zip", "zipcode", "postal", "postcode", "provincia",
    "province", "ubicacion", "estante", "pasillo",
    // How to reach somebody, and what he is like.
    "telefono", "tel", "celular", "cel", "movil", "mobile", "phone", "fax", "whatsapp", "genero",
    "sexo", "edad", "nacimiento", "cumpleanos", "regimen", "responsabilidad", "responsabilidades",
    "ciiu",
    // What the goods are.
    "categoria", "category", "subcategoria", "grupo", "group", "subgrupo", "linea", "sublinea",
    "familia", "seccion", "marca", "brand", "modelo", "model", "talla", "size", "color", "sku",
    "plu", "ean", "upc", "gtin", "barras", "barcode", "referencia", "lote", "batch", "serial",
    "proveedor", "supplier", "fabricante", "laboratorio", "invima", "cum", "presentacion",
    "coleccion", "temporada", "material", "sabor", "variante", "variant", "stock", "existencia",
    "inventario", "gramaje",
    // What the shop earns.
    "utilidad", "margen", "ganancia", "rentabilidad", "profit", "margin", "comision",
    "commission", "puc",
    // What is withheld is on no invoice of a sale that was paid whole.
    "retefuente", "reteiva", "reteica", "rtefte", "rteiva", "rteica",
    // Orders, deliveries, visits.
    "pedido", "order", "orden", "comanda", "remision", "cotizacion", "guia", "transportadora",
    "despacho", "entrega", "comensal", "comensales", "habitacion",
    "placa", "vehiculo", "kilometraje", "mascota", "especie", "raza",
    // What the program notes.
    "creacion", "creado", "createdat", "updated", "updatedat", "actualizado", "actualizacion",
    "modificado", "modificacion", "sincronizado", "sincronizacion", "synced", "syncedat",
    "impresion", "impreso", "apertura", "turno", "shift",
    "version", "dispositivo", "device", "equipo", "host", "ip",
    "hash", "url", "link", "enlace", "foto", "imagen", "image", "qr", "token", "canal",
    "channel", "origen", "source", "plataforma", "platform", "software", "app", "renglon",
    "secuencia", "sequence", "resolucion", "copias", "slug", "locale", "timezone",
    // What the buyer gets back of a note of fifty thousand.
    "cambio", "vuelto", "vueltas",
]
