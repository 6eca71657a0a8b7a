import TestKit

@testable import Commands

extension TemporaryFolder {
    /// As if the file lay at that path in the inbox.
    func inspect(
        _ text: String,
        as path: String = "norte/ventas.csv",
        settings: WorkspaceSettings? = nil
    ) throws -> FileInspection {
        let file = try write(Array(text.utf8), to: "ventas.csv")
        return try FileInspection(of: file, as: path, settings: settings)
    }
}

/// What `inspect` prints, as a person reads it.
enum Expected {
    static let foreignInSpanish = """
        Archivo ventas.csv
        leído como inbox/norte/ventas.csv

        Cómo se lee
          Tamaño        237 bytes
          Formato       CSV, separado por «;»
          Codificación  utf-8
          Decimales     nada en el archivo lo aclara
          Encabezado    línea 3
          Ajuste        ninguno

        Columnas
          1  Nro Doc               no se conoce; ¿factura?
          2  Fecha y Hora          → fecha_hora
          3  Descripción elemento  no se conoce; ¿descripcion?
          4  Cantidad              → cantidad
          5  Vlr Unitar            no se conoce; ¿precio?
          6  Cédula                → cliente_id
          7  Cliente               → cliente_nombre
          8  Bodega                no se conoce
          Faltan, y son obligatorias: tipo, numero/factura, descripcion, precio

        Hallazgos
            [CSV-01] Faltan columnas obligatorias en el encabezado, línea 3: tipo,
            numero/factura, descripcion, precio.
              línea 3, columna 1
              → Exporte el archivo con esas columnas y sus títulos en la primera fila.
              Si las trae con otros títulos, el operador puede declararlos:
              «contingencia inspect».
            [CSV-04] La columna «Nro Doc» no se conoce y no se tiene en cuenta.
              línea 3, columna 1, «Nro Doc»
              → Si el dato va en la factura, pregunte al operador con qué título se lee.
            [CSV-04] La columna «Descripción elemento» no se conoce y no se tiene en
            cuenta.
              línea 3, columna 22, «Descripción elemento»
              → Si el dato va en la factura, pregunte al operador con qué título se lee.
            [CSV-04] La columna «Vlr Unitar» no se conoce y no se tiene en cuenta.
              línea 3, columna 52, «Vlr Unitar»
              → Si el dato va en la factura, pregunte al operador con qué título se lee.
            [CSV-04] La columna «Bodega» no se conoce y no se tiene en cuenta.
              línea 3, columna 78, «Bodega»
              → Si el dato va en la factura, pregunte al operador con qué título se lee.
            [CSV-07] El encabezado está en la línea 3; las filas anteriores no son
            ventas y se omiten.
              línea 1
              → No hace falta hacer nada.

        Para pegar en contingencia.yaml, si hace falta; quite «# » donde la pregunta se
        responda con sí
        imports:
          - match: "norte/ventas.csv"
            columns:
              fecha_hora: "Fecha y Hora"
              cantidad: "Cantidad"
              cliente_id: "Cédula"
              cliente_nombre: "Cliente"
              # factura: "Nro Doc"   # ¿es esto?
              # descripcion: "Descripción elemento"   # ¿es esto?
              # precio: "Vlr Unitar"   # ¿es esto, sin impuesto?
            ignore: [
              # "Bodega",   # ¿sobra?
              # "Nro Doc",   # ¿no es factura, y sobra?
              # "Descripción elemento",   # ¿no es descripcion, y sobra?
              # "Vlr Unitar",   # ¿no es precio, y sobra?
              ]
            rest: refuse
            # defaults: {tipo: "04"}   # si todas son de un tipo

        Sin contingencia.yaml: no se compararon el emisor ni los prefijos autorizados.
        Los rangos, la continuidad y las ventanas se revisan en la corrida.
        El archivo no se puede leer como está. (código de salida 2)

        """

    static let mappedInEnglish = """
        File ventas.csv
        read as inbox/norte/ventas.csv

        How it is read
          Size      237 bytes
          Format    CSV, separated by “;”
          Encoding  utf-8
          Decimals  comma
          Header    line 3
          Setting   imports: norte/*.csv

        Columns
          1  Nro Doc               → numero
          2  Fecha y Hora          → fecha_hora
          3  Descripción elemento  → descripcion
          4  Cantidad              → cantidad
          5  Vlr Unitar            → precio
          6  Cédula                → cliente_id
          7  Cliente               → cliente_nombre
          8  Bodega                not used

        Sales: 2. Right: 1. With mistakes: 1. The first:
          SETP990000001  04  2025-01-09 08:04  13 10…0  1 line  $2,001.00
          SETP990000002      has mistakes

        Findings
            [AMT-01] “Vlr Unitar” says “mil”, which is not a number.
              line 5, column 42, «Vlr Unitar», SETP990000002
              → Write digits only, with a comma or a point for the decimals.
            [CSV-07] The header stands on line 3; the rows before it are no sales and
            are skipped.
              line 1
              → Nothing needs to be done.

        To paste into contingencia.yaml, if need be; take “# ” away where the answer is
        yes
        imports:
          - match: "norte/*.csv"
            columns:
              numero: "Nro Doc"
              fecha_hora: "Fecha y Hora"
              descripcion: "Descripción elemento"
              cantidad: "Cantidad"
              precio: "Vlr Unitar"
              cliente_id: "Cédula"
              cliente_nombre: "Cliente"
            ignore: ["Bodega"]
            defaults: {tipo: "04"}

        Ranges, continuity and windows are examined by a run.
        Some sales must be corrected. (exit code 2)

        """
}

/// A sale as accounting programs export it.
enum Dump {
    static let odoo = """
        [{"id": 12, "name": "SETP990000001", "move_type": "out_invoice", "state": "posted",
          "invoice_date": "2025-01-09", "create_date": "2025-01-09 10:00:00",
          "partner_vat": "1020304050", "partner_name": "Ana Ruiz", "amount_total": 2001,
          "invoice_line_ids": [{"id": 5, "name": "Café", "quantity": 2, "price_unit": 1000.50}]}]
        """
    static let siigo = """
        {"results": [{"id": "6a", "document": {"id": 24446}, "prefix": "SETP", "number": 990000001,
          "name": "SETP-990000001", "date": "2025-01-09", "datetime": "2025-01-09 10:00:00",
          "customer": {"id": "d3", "id_type": {"code": "13", "name": "Cédula"},
                       "identification": "1020304050", "name": "Ana Ruiz"},
          "seller": 629, "total": 2143.07, "payments": [{"id": 5, "value": 2143.07}],
          "items": [{"id": "7c", "code": "I-1", "quantity": 2, "price": 1000.5,
                     "description": "Café", "total": 2143.07,
                     "discount": {"percentage": 10, "value": 200.1},
                     "taxes": [{"id": 1, "name": "IVA 19%", "type": "IVA", "percentage": 19,
                                "value": 342.17}]}],
          "currency": {"code": "COP", "exchange_rate": 1}}]}
        """
    static let alegra = """
        [{"id": "77", "date": "2025-01-09", "datetime": "2025-01-09 10:00:00", "total": 2381.19,
          "client": {"id": "5", "name": "Ana Ruiz", "phonePrimary": "3001234567",
                     "identificationObject": {"type": "CC", "number": "1020304050"}},
          "numberTemplate": {"id": "1", "prefix": "SETP", "number": "990000001"},
          "currency": {"code": "COP", "exchangeRate": "1"},
          "warehouse": {"id": "1", "name": "Principal"},
          "payments": [{"id": "9", "amount": 2381.19, "paymentMethod": "cash"}],
          "items": [{"id": 5, "name": "Café", "description": "bolsa", "price": 1000.50,
                     "quantity": 2, "discount": 0, "reference": "C-9", "total": 2381.19,
                     "tax": [{"id": "3", "name": "IVA", "percentage": "19.00",
                              "amount": 380.19}]}]}]
        """
}
