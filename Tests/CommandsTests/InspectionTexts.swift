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
          1  Nro Doc               no se conoce
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
                # descripcion: "Descripción elemento"   # ¿es esto?
                # precio: "Vlr Unitar"   # ¿es esto?
                # numero/factura: falta: ¿en qué columna está?
              # ignore: ["Nro Doc", "Bodega"]
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
