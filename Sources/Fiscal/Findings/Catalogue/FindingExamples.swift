// swift-format-ignore-file
// Written by the tests with CONTINGENCIA_BLESS=1, from samples/findings: do not edit.

extension FindingExample {
    static let all: [FindingCode: FindingExample] = [
    .fileEmpty: FindingExample(
        file: "sin-ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total",
        es: "  línea 1\n    [FIL-01] El archivo no trae ninguna venta.\n    → Revise la exportación; si no hubo ventas, no envíe el archivo.",
        en: "  line 1\n    [FIL-01] The file holds no sale.\n    → Check the export; if there were no sales, do not send the file."),
    .fileUnknown: FindingExample(
        file: "informe.pdf",
        text: "",
        es: "  línea 1\n    [FIL-02] El archivo no es CSV ni JSON con las columnas de ventas.\n    → Si es un libro de Excel, guárdelo como CSV; si no, exporte las ventas otra vez.",
        en: "  line 1\n    [FIL-02] The file is neither CSV nor JSON with the columns of sales.\n    → If it is an Excel workbook, save it as CSV; else export the sales again."),
    .fileEncoding: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Jab�n;1;6900,00;;6900,00",
        es: "  línea 2, columna 33\n    [FIL-03] El archivo no es texto UTF-8 ni Windows-1252: tiene el byte 81.\n    → Guárdelo como CSV UTF-8, o como JSON en UTF-8.",
        en: "  line 2, column 33\n    [FIL-03] The file is not text in UTF-8 or Windows-1252: it has the byte 81.\n    → Save it as CSV UTF-8, or as JSON in UTF-8."),
    .fileTruncated: FindingExample(
        file: "ventas.json",
        text: "[{\"tipo\": \"01\", \"factura\": \"KENN1\", \"fecha\": \"2025-01-09\", \"hora\": \"08:04:11\",\n  \"lineas\": [{\"descripcion\": \"Pan tajado\", \"cantidad\": 1, \"precio\": 6900}]},\n {\"tipo\": \"01\", \"factura\": \"KENN2\", \"fecha\": \"2025-01-09\", \"hora\": \"08:0",
        es: "  línea 3, columna 73\n    [FIL-04] El archivo termina a la mitad: le falta una parte.\n    → Exporte el archivo otra vez y cópielo completo.",
        en: "  line 3, column 73\n    [FIL-04] The file ends in the middle: a part of it is missing.\n    → Export the file again and copy it whole."),
    .fileLimit: FindingExample(
        file: "fila.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\n01;KENN2;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;…",
        es: "  línea 3\n    [FIL-05] La fila pasa de 1048576 bytes o de 512 columnas.\n    → Revise si falta cerrar una comilla antes de esta fila.",
        en: "  line 3\n    [FIL-05] The row has more than 1048576 bytes or 512 columns.\n    → Look for a quote that is not closed in this row."),
    .fileSeveralIssuers: FindingExample(
        file: "ventas.csv",
        text: "nit_emisor;tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n900373115-3;01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\n900123456-8;01;SABA1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 3, columna 1, factura SABA1\n    [FIL-06] El archivo trae ventas de más de un emisor: 900373115 y 900123456.\n    → Envíe un archivo por cada emisor.",
        en: "  line 3, column 1, invoice SABA1\n    [FIL-06] The file has sales of more than one issuer: 900373115 and 900123456.\n    → Send one file for each issuer."),
    .csvColumnsMissing: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;total",
        es: "  línea 1, columna 1\n    [CSV-01] Faltan columnas obligatorias en la primera fila: cantidad, precio.\n    → Exporte el archivo con esas columnas y sus títulos en la primera fila. Si las trae con otros títulos, el operador puede declararlos: «contingencia inspect».",
        en: "  line 1, column 1\n    [CSV-01] The first row lacks required columns: cantidad, precio.\n    → Export the file with these columns and their headings in the first row. If it has them under other headings, the operator can declare them: `contingencia inspect`."),
    .csvFieldCount: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan; tajado;1;6900,00;;6900,00",
        es: "  línea 2\n    [CSV-02] La fila tiene 10 campos y el encabezado 9.\n    → Revise separadores de más o de menos; un texto con separador va entre comillas.",
        en: "  line 2\n    [CSV-02] The row has 10 fields and the header 9.\n    → Look for missing or extra delimiters; a text with one goes between quotes."),
    .csvQuote: FindingExample(
        file: "abierta.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\n01;KENN2;09/01/2025;08:04:11;\"Papel \"\" triple hoja;1;6900,00;;6900,00",
        es: "  línea 3, columna 30\n    [CSV-03] Una comilla se abre y no se cierra hasta el final del archivo.\n    → Cierre la comilla, o escríbala doble (\"\") si es parte del texto.",
        en: "  line 3, column 30\n    [CSV-03] A quote is opened and not closed before the end of the file.\n    → Close the quote, or double it (\"\") where it is part of the text."),
    .csvColumnUnknown: FindingExample(
        file: "ventas.csv",
        text: "observación;tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total",
        es: "  línea 1, columna 1, campo «observación»\n    [CSV-04] (aviso) La columna «observación» no se conoce y no se tiene en cuenta.\n    → Si el dato va en la factura, pregunte al operador con qué título se lee.",
        en: "  line 1, column 1, field “observación”\n    [CSV-04] (warning) Column “observación” is not known and is ignored.\n    → If it belongs on the invoice, ask the operator under which heading it is read."),
    .csvColumnTwice: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total;valor total",
        es: "  línea 1, columna 66, campo «valor total»\n    [CSV-05] Las columnas «total» y «valor total» significan lo mismo: total.\n    → Deje una sola de las dos, o cambie el título de la que no corresponde.",
        en: "  line 1, column 66, field “valor total”\n    [CSV-05] Columns “total” and “valor total” have the same meaning: total.\n    → Keep only one of them, or rename the one that means something else."),
    .csvRowsDisagree: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total_factura\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;11750,00\n01;KENN1;09/01/2025;08:14:11;Leche entera;1;4850,00;;11705,00",
        es: "  línea 3, columna 21, campo «hora»\n    [CSV-06] «hora» no dice lo mismo que en la línea 2, y las dos filas son de la misma factura.\n    → Repita el mismo valor en cada fila de la factura, o escríbalo solo en la primera; si son dos ventas, cada una lleva su número.",
        en: "  line 3, column 21, field “hora”\n    [CSV-06] “hora” is not what line 2 says, and both rows are of the same invoice.\n    → Repeat the same value on every row of the invoice, or write it on the first only; if these are two sales, each has a number of its own."),
    .csvRowSkipped: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\ntipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total",
        es: "  línea 3\n    [CSV-07] (aviso) La fila repite el encabezado y se omite.\n    → No hace falta hacer nada.",
        en: "  line 3\n    [CSV-07] (warning) The row repeats the header and is skipped.\n    → Nothing needs to be done."),
    .jsonSyntax: FindingExample(
        file: "ventas.json",
        text: "[{\"tipo\": \"01\", \"factura\": \"KENN1\", \"fecha\": \"2025-01-09\", \"hora\": \"08:04:11\",\n  \"lineas\": [{\"descripcion\": \"Pan tajado\", \"cantidad\": 1, \"precio\": 6900,}]}]",
        es: "  línea 2, columna 74\n    [JSN-01] El archivo deja de ser JSON: se esperaba una clave entre comillas y hay «}».\n    → Quite la coma que está antes.",
        en: "  line 2, column 74\n    [JSN-01] The file stops being JSON: a key in quotation marks was expected and “}” is there.\n    → Take out the comma before it."),
    .jsonType: FindingExample(
        file: "ventas.json",
        text: "[{\"tipo\": \"01\", \"factura\": \"KENN1\", \"fecha\": true, \"hora\": \"08:04:11\",",
        es: "  línea 1, columna 46, /0/fecha\n    [JSN-02] «fecha» debe ser un texto entre comillas.\n    → Escriba el valor con ese tipo.",
        en: "  line 1, column 46, /0/fecha\n    [JSN-02] “fecha” must be a string.\n    → Write the value with that type."),
    .jsonKeyTwice: FindingExample(
        file: "ventas.json",
        text: "[{\"tipo\": \"01\", \"factura\": \"KENN1\", \"fecha\": \"2025-01-09\", \"hora\": \"08:04:11\", \"hora\": \"09:04:11\",",
        es: "  línea 1, columna 80, /0/hora\n    [JSN-03] La clave «hora» está dos veces en el mismo objeto.\n    → Deje una sola.",
        en: "  line 1, column 80, /0/hora\n    [JSN-03] The key “hora” stands twice in the same object.\n    → Keep only one."),
    .jsonKeyUnknown: FindingExample(
        file: "ventas.json",
        text: "{\"version\": 1, \"sistema\": \"Caja 3\",",
        es: "  línea 1, columna 16, /sistema\n    [JSN-04] (aviso) La clave «sistema» no se conoce y no se tiene en cuenta.\n    → Si el dato va en la factura, escríbalo con el nombre que le da ventas.schema.json.",
        en: "  line 1, column 16, /sistema\n    [JSN-04] (warning) The key “sistema” is not known and is ignored.\n    → If it belongs on the invoice, write it under its name in ventas.schema.json."),
    .jsonVersion: FindingExample(
        file: "ventas.json",
        text: "{\"version\": 2,",
        es: "  línea 1, columna 13, /version\n    [JSN-05] La versión «2» del archivo no se conoce; se lee la versión 1.\n    → Exporte el archivo con la versión 1.",
        en: "  line 1, column 13, /version\n    [JSN-05] The file\'s version “2” is not known; version 1 is read.\n    → Export the file as version 1."),
    .valueMissing: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 10, campo «fecha»\n    [VAL-01] Falta «fecha».\n    → Complete el dato y envíe la factura de nuevo.",
        en: "  line 2, column 10, field “fecha”\n    [VAL-01] “fecha” is missing.\n    → Fill it in and send the invoice again."),
    .valueForm: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;cliente_tipo;cliente_id;cliente_nombre;cliente_correo;descripcion;cantidad;u…\n05;KENN1;09/01/2025;08:04:11;;;;;Pan tajado;1;;6900,00;ZZ;;;;;",
        es: "  línea 2, columna 1, campo «tipo»\n    [VAL-02] El tipo «05» no existe.\n    → Escriba 01 (borrador), 03 (talonario) o 04 (falla de la DIAN).",
        en: "  line 2, column 1, field “tipo”\n    [VAL-02] There is no type “05”.\n    → Write 01 (draft), 03 (paper book) or 04 (DIAN down)."),
    .typeOutOfScope: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n91;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1, campo «tipo»\n    [VAL-03] El tipo 91 es una nota, que no se transmite en contingencia.\n    → Quítelo del archivo y transmítalo por el canal normal.",
        en: "  line 2, column 1, field “tipo”\n    [VAL-03] Type 91 is a credit or debit note, which is not transmitted in contingency.\n    → Take it out of the file and transmit it by the normal channel."),
    .dateForm: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;31/02/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 10, campo «fecha»\n    [VAL-04] «fecha» dice «31/02/2025»: el 31 de febrero de 2025 no existe.\n    → Escriba la fecha de la factura: día, mes y año.",
        en: "  line 2, column 10, field “fecha”\n    [VAL-04] “fecha” says “31/02/2025”: there is no 31 February 2025.\n    → Write the date of the invoice: day, month, year."),
    .numberForm: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN-0001;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 4, campo «factura»\n    [VAL-05] El número «KENN-0001» lleva guiones, espacios o ceros a la izquierda, que la DIAN no acepta (regla FAD05a).\n    → Si la factura es la KENN1, escríbala así. Si el programa siempre rellena con ceros, pida al operador que lo declare en imports: units: {numero: padded}.",
        en: "  line 2, column 4, field “factura”\n    [VAL-05] The number “KENN-0001” has hyphens, spaces or leading zeros, which DIAN does not accept (rule FAD05a).\n    → If the invoice is KENN1, write it so. If the program always fills with zeros, ask the operator to declare units: {numero: padded} under imports:."),
    .checkDigit: FindingExample(
        file: "ventas.csv",
        text: "nit_emisor;tipo;factura;fecha;hora;cliente_tipo;cliente_id;cliente_nombre;descripcion;cantidad;preci…\n900373115-3;01;KENN1;09/01/2025;08:04:11;31;900123456-5;Distribuidora La Sabana S.A.S.;Pan tajado;1;…",
        es: "  línea 2, columna 45, campo «cliente_id»\n    [VAL-06] El dígito de verificación de «cliente_id» no corresponde; sería 8.\n    → Compare el NIT con el RUT del cliente: puede haber una cifra cambiada.",
        en: "  line 2, column 45, field “cliente_id”\n    [VAL-06] The check digit of “cliente_id” does not match; it would be 8.\n    → Compare the NIT with the buyer\'s RUT: a digit may be wrong."),
    .issuerUnknown: FindingExample(
        file: "falta.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN3;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, campo «nit_emisor»\n    [VAL-07] Hay varios emisores configurados y la venta no dice cuál es («nit_emisor»).\n    → Agregue el NIT del emisor.",
        en: "  line 2, field “nit_emisor”\n    [VAL-07] Several issuers are configured and the sale does not name one (“nit_emisor”).\n    → Add the issuer\'s NIT."),
    .paperReference: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;referencia_papel;fecha_papel;tipo_papel\n03;CONT1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;;",
        es: "  línea 2, columna 51, campo «referencia_papel»\n    [VAL-08] Una factura tipo 03 necesita «referencia_papel» de la factura de papel.\n    → Copie el dato de la factura de talonario.",
        en: "  line 2, column 51, field “referencia_papel”\n    [VAL-08] A type 03 invoice needs “referencia_papel” of the paper invoice.\n    → Copy it from the invoice in the book."),
    .textForm: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;\"Pan tajado",
        es: "  línea 2, columna 30, campo «descripcion»\n    [VAL-09] «descripcion» lleva saltos de línea u otros caracteres de control.\n    → Escriba el texto en una sola línea.",
        en: "  line 2, column 30, field “descripcion”\n    [VAL-09] “descripcion” has line breaks or other control characters.\n    → Write the text on one line."),
    .textDamaged: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;cliente_id;cliente_nombre\n01;KENN1;09/01/2025;08:04:11;Pan de maÃ­z;1;6900,00;5;;",
        es: "  línea 2, columna 30, campo «descripcion»\n    [VAL-10] «descripcion» dice «Pan de maÃ­z» y debería decir «Pan de maíz»: el texto se dañó al exportarlo.\n    → Exporte las ventas otra vez como UTF-8, sin pasar por otro programa.",
        en: "  line 2, column 30, field “descripcion”\n    [VAL-10] “descripcion” says “Pan de maÃ­z” and should say “Pan de maíz”: the text was damaged when it was exported.\n    → Export the sales again as UTF-8, without passing through another program."),
    .amountForm: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;doce mil;;6900,00",
        es: "  línea 2, columna 43, campo «precio»\n    [AMT-01] «precio» dice «doce mil», que no es un número.\n    → Escriba solo cifras, con coma o punto para los decimales.",
        en: "  line 2, column 43, field “precio”\n    [AMT-01] “precio” says “doce mil”, which is not a number.\n    → Write digits only, with a comma or a point for the decimals."),
    .amountAmbiguous: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;descuento\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6.900;",
        es: "  línea 2, columna 43, campo «precio»\n    [AMT-02] «6.900» en «precio» puede ser 6900 o 6,900, con decimales, y nada en el archivo lo aclara.\n    → Exporte los valores sin separador de miles y con dos decimales; o pida al operador que declare decimal: en imports:.",
        en: "  line 2, column 43, field “precio”\n    [AMT-02] “6.900” in “precio” may be 6900 or 6.900, with decimals, and nothing in the file tells which.\n    → Export amounts without thousands separators and with two decimals; or ask the operator to declare decimal: under imports:."),
    .totalDiffers: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;5;6900,00",
        es: "  línea 2, columna 53, campo «total»\n    [AMT-03] El total declarado es $ 6.900,00 y los renglones suman $ 7.245,00: la diferencia es $ 345,00.\n    → El total es la suma sin impuestos: si los precios ya los llevan, escríbalos sin impuesto; si no, corrija el total.",
        en: "  line 2, column 53, field “total”\n    [AMT-03] The declared total is $6,900.00 and the lines add up to $7,245.00: the difference is $345.00.\n    → The total is the sum before tax: if the prices have the tax in them, write them without it; else correct the total."),
    .amountOverflow: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;7702004003508770200400;;",
        es: "  línea 2, columna 43, campo «precio»\n    [AMT-04] «precio» es demasiado grande: «7702004003508770200400».\n    → Revise los separadores de miles y decimales del valor.",
        en: "  line 2, column 43, field “precio”\n    [AMT-04] “precio” is too large: “7702004003508770200400”.\n    → Check the thousands and decimal separators of the amount."),
    .amountNegative: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;descuento\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;-6900,00;",
        es: "  línea 2, columna 43, campo «precio»\n    [AMT-05] «precio» tiene un valor negativo: «-6900,00».\n    → Una devolución va en una nota crédito; un descuento se escribe en positivo.",
        en: "  line 2, column 43, field “precio”\n    [AMT-05] “precio” is negative: “-6900,00”.\n    → A return needs a credit note; a discount is written as a positive number."),
    .sumDiffers: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;subtotal_factura;total_iva\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;5;6900,00;690,00",
        es: "  línea 2, columna 61, campo «total_iva»\n    [AMT-06] «total_iva» dice $ 690,00 y los renglones dan $ 345,00: la diferencia es $ 345,00.\n    → Revise precios sin impuesto, descuentos y tarifas, o quite el dato.",
        en: "  line 2, column 61, field “total_iva”\n    [AMT-06] “total_iva” says $690.00 and the lines give $345.00: the difference is $345.00.\n    → Check prices before tax, discounts and rates, or take out the value."),
    .lineDiffers: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;valor_impuesto;total_linea\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;5;1311,00;7245,00",
        es: "  línea 2, columna 53, campo «valor_impuesto»\n    [AMT-07] «valor_impuesto» dice $ 1.311,00 y la tarifa del renglón da $ 345,00: la diferencia es $ 966,00.\n    → Revise la tarifa, el precio sin impuesto y el descuento del renglón.",
        en: "  line 2, column 53, field “valor_impuesto”\n    [AMT-07] “valor_impuesto” says $1,311.00 and the rate of the line gives $345.00: the difference is $966.00.\n    → Check the rate, the price before tax and the discount of the line."),
    .totalZero: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;0",
        es: "  línea 2, campo «total»\n    [AMT-08] (aviso) La factura suma $ 0,00.\n    → Si no fue un obsequio, revise precios y descuentos.",
        en: "  line 2, field “total”\n    [AMT-08] (warning) The invoice adds up to $0.00.\n    → If it was no gift, check prices and discounts."),
    .prefixUnknown: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;FE1042;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [NUM-01] El prefijo FE de la factura FE1042 no tiene autorización de numeración.\n    → Corrija el prefijo, o pida al operador agregar el rango en contingencia.yaml.",
        en: "  line 2, column 1\n    [NUM-01] The prefix FE of invoice FE1042 has no authorised range.\n    → Correct the prefix, or ask the operator to add the range to contingencia.yaml."),
    .numberOutsideRange: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN20001;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [NUM-02] El número KENN20001 está fuera del rango autorizado (1–20000).\n    → Corrija el número, o pida al operador agregar el rango que lo contiene.",
        en: "  line 2, column 1\n    [NUM-02] Number KENN20001 is outside the authorised range (1–20000).\n    → Correct the number, or ask the operator to add the range that holds it."),
    .rangeNotInForce: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n04;KENN1;09/01/2023;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [NUM-03] La factura KENN1 es del 2023-01-09 y su autorización 18764000000773 rige del 2024-06-01 al 2026-06-01.\n    → Corrija la fecha si está mal; si no, se necesita un rango vigente en esa fecha.",
        en: "  line 2, column 1\n    [NUM-03] Invoice KENN1 is of 2023-01-09 and its authorisation 18764000000773 is in force from 2024-06-01 to 2026-06-01.\n    → Correct the date if it is wrong; else a range in force on that day is needed."),
    .rangeKind: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;referencia_papel;fecha_papel;tipo_papel\n01;CONT1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;;",
        es: "  línea 2, columna 1\n    [NUM-04] La factura CONT1 es tipo 01, pero su rango (autorización 18764000000777) es talonario.\n    → El tipo 03 usa el rango de talonario; los tipos 01 y 04, el normal. Corrija el tipo o el número.",
        en: "  line 2, column 1\n    [NUM-04] Invoice CONT1 is of type 01, but its range (authorisation 18764000000777) is talonario.\n    → Type 03 uses the talonario range; types 01 and 04 the normal one. Correct the type or the number."),
    .numberConflict: FindingExample(
        file: "ventas-corregidas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;7100,00;;7100,00",
        es: "  línea 2, columna 1\n    [NUM-05] La factura KENN1 ya está aceptada por la DIAN con otro contenido.\n    → Si la venta es otra, envíela con su propio número; para corregir una factura transmitida haga una nota crédito. Después quite este archivo de rejected/.",
        en: "  line 2, column 1\n    [NUM-05] Invoice KENN1 is already accepted by DIAN with other content.\n    → If it is another sale, send it with its own number; a transmitted invoice is corrected by a credit note. Then take this file out of rejected/."),
    .numberRivals: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\n01;KENN2;09/01/2025;08:04:11;Leche;1;4850,00;;4850,00\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;7100,00;;7100,00",
        es: "  línea 2, columna 1\n    [NUM-06] La factura KENN1 llegó dos veces con contenidos distintos (la otra está en la línea 4).\n    → Envíe de nuevo solo la venta correcta con ese número.",
        en: "  line 2, column 1\n    [NUM-06] Invoice KENN1 came twice with different contents (the other is at line 4).\n    → Send only the right sale with that number again."),
    .numberDisabled: FindingExample(
        file: "ventas-tarde.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [NUM-07] El número KENN1 fue anulado o inhabilitado antes.\n    → Si la venta existió, envíela con otro número. Después quite este archivo de rejected/.",
        en: "  line 2, column 1\n    [NUM-07] Number KENN1 was voided or disabled before.\n    → If the sale took place, send it with another number. Then take this file out of rejected/."),
    .numberTwiceInFile: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\n01;KENN2;09/01/2025;08:04:11;Leche;1;4850,00;;4850,00\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 4, columna 1\n    [NUM-08] (aviso) La factura KENN1 está dos veces en el archivo, con el mismo contenido; se transmite una sola vez.\n    → No hace falta hacer nada. Si fueron dos ventas, envíe la segunda con su propio número.",
        en: "  line 4, column 1\n    [NUM-08] (warning) Invoice KENN1 stands twice in the file, with the same content; it is transmitted once.\n    → Nothing needs to be done. If there were two sales, send the second with its own number."),
    .voidedTooLate: FindingExample(
        file: "anuladas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;anulada;motivo\n01;KENN1;09/01/2025;08:04:11;;;;SI;El cliente se arrepintió",
        es: "  línea 2, columna 1\n    [NUM-09] La factura KENN1 viene como anulada, pero ya está aceptada por la DIAN.\n    → Una factura transmitida solo se anula con una nota crédito. Después quite este archivo de rejected/.",
        en: "  line 2, column 1\n    [NUM-09] Invoice KENN1 comes as voided, but it is already accepted by DIAN.\n    → A transmitted invoice is only voided by a credit note. Then take this file out of rejected/."),
    .refusedBefore: FindingExample(
        file: "ventas-otra-vez.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n04;KENN1;08/01/2025;17:10:00;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [NUM-10] La DIAN ya rechazó la factura KENN1 con este mismo contenido.\n    → Corrija lo que la DIAN señaló y envíe la venta de nuevo.",
        en: "  line 2, column 1\n    [NUM-10] DIAN has already refused invoice KENN1 with this very content.\n    → Correct what DIAN named and send the sale again."),
    .paperTwice: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;referencia_papel;fecha_papel;tipo_papel\n03;CONT1;09/01/2025;08:04:11;Pan tajado;1;6900,00;A-15;09/01/2025;FTC\n03;CONT2;09/01/2025;08:06:28;Leche entera;1;4850,00;a 15;09/01/2025;FTC",
        es: "  línea 2, columna 1\n    [NUM-11] La factura de papel A-15 (FTC) viene en la factura CONT1 y también en la CONT2 (archivo ventas.csv, línea 3, recibido el 2025-01-11).\n    → Una factura de papel se transcribe una sola vez. Si la referencia de papel está mal, corríjala y envíe de nuevo esa venta; si la venta está repetida, envíe como anulado, con motivo, el número que sobra.",
        en: "  line 2, column 1\n    [NUM-11] Paper invoice A-15 (FTC) comes in invoice CONT1 and also in CONT2 (file ventas.csv, line 3, received on 2025-01-11).\n    → A paper invoice is transcribed only once. If the paper\'s number is wrong, correct it and send that sale again; if the sale is there twice, send the number that is too many as voided, with a reason."),
    .closingUnmet: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00\ncierre;KENN2;09/01/2025;;;2;;;11750,00",
        es: "  línea 3, columna 1\n    [NUM-12] (aviso) El cierre del 2025-01-09 (KENN1 a KENN2; cantidad 2, total $ 11.750,00) no cuadra hasta ahora: no se conoce KENN2; las ventas suman $ 6.900,00, una diferencia de $ 4.850,00.\n    → Envíe las ventas que faltan, o un cierre corregido de ese día; un número que no se usó va como anulado, con su motivo.",
        en: "  line 3, column 1\n    [NUM-12] (warning) The closing of 2025-01-09 (KENN1 to KENN2; count 2, total $11,750.00) is not met so far: not known: KENN2; the sales add up to $6,900.00, a difference of $4,850.00.\n    → Send the missing sales, or a corrected closing of that day; send a number that was not used as voided, with its reason."),
    .outsideWindows: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n04;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00",
        es: "    [CTG-01] La venta tipo 04 no está en ninguna contingencia declarada.\n      línea 2, columna 1, KENN1\n      → No hay que hacer nada en la tienda: espera a que el operador declare la\n      ventana de contingencia.",
        en: "    [CTG-01] The type 04 sale lies in no declared contingency.\n      line 2, column 1, KENN1\n      → Nothing to do for the store: it waits until the operator declares the\n      contingency window."),
    .codeDiffers: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total;cufe\n04;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00;8bb918b19ba22a694f1da11c643b5e9de39adf603…",
        es: "  línea 2, columna 1\n    [CTG-02] El CUFE de la factura KENN1 impreso en la caja (8bb918b19ba2…) no es el que resulta de sus datos (a47ac10caaf1…).\n    → Revise fecha, hora, valores y cliente: deben ser los del papel que tiene el comprador.",
        en: "  line 2, column 1\n    [CTG-02] The CUFE of invoice KENN1 printed at the till (8bb918b19ba2…) is not the one its data give (a47ac10caaf1…).\n    → Check date, time, amounts and buyer: they must be those on the buyer\'s paper."),
    .draftWithCode: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total;cufe\n01;KENN1;09/01/2025;08:04:11;Pan tajado;1;6900,00;;6900,00;8bb918b19ba22a694f1da11c643b5e9de39adf603…",
        es: "  línea 2, columna 1\n    [CTG-03] La factura KENN1 viene como borrador (01) pero trae CUFE: el cliente ya tiene una factura.\n    → Si se entregó la factura durante la falla de la DIAN, envíela como tipo 04; si es borrador, quite el CUFE.",
        en: "  line 2, column 1\n    [CTG-03] Invoice KENN1 comes as a draft (01) but has a CUFE: the buyer already holds an invoice.\n    → If the invoice was handed over while DIAN was down, send it as type 04; if it is a draft, remove the CUFE."),
    .soldInFuture: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;11/01/2025;20:15:00;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [CTG-04] La factura KENN1 tiene fecha futura: 2025-01-11 20:15:00; ahora son las 08:00:00 del 2025-01-11.\n    → Revise el reloj de la caja y corrija la fecha de la venta.",
        en: "  line 2, column 1\n    [CTG-04] Invoice KENN1 is dated in the future: 2025-01-11 20:15:00; it is now 08:00:00 of 2025-01-11.\n    → Check the till\'s clock and correct the date of the sale."),
    .refusedByAuthority: FindingExample(
        file: "ventas.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n04;KENN1;08/01/2025;17:10:00;Pan tajado;1;6900,00;;6900,00",
        es: "  línea 2, columna 1\n    [DIAN-01] La DIAN rechazó la factura KENN1: CTG01 Rechazo: La fecha y hora de firma no está dentro de un periodo de contingencia de la DIAN.\n    → Corrija la venta según la regla y envíela de nuevo con el mismo número.",
        en: "  line 2, column 1\n    [DIAN-01] DIAN refused invoice KENN1: CTG01 Rechazo: La fecha y hora de firma no está dentro de un periodo de contingencia de la DIAN.\n    → Correct the sale by the rule and send it again with the same number."),
    .disputedByAuthority: FindingExample(
        file: "ventas-de-otra-caja.csv",
        text: "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;total\n01;KENN1;09/01/2025;08:04:11;Leche;1;4850,00;;4850,00",
        es: "  línea 2, columna 1\n    [DIAN-02] La DIAN ya tiene la factura KENN1 con otro código único (e23ec0abe4e9…).\n    → Averigüe qué documento es: lo pudo transmitir otra caja, otro programa, o este antes de restaurar una copia. El operador decide con «contingencia number settle KENN1».",
        en: "  line 2, column 1\n    [DIAN-02] DIAN already has invoice KENN1 with another unique code (e23ec0abe4e9…).\n    → Find out which document it is: another till may have sent it, another program, or this one before a backup was restored. The operator decides with `contingencia number settle KENN1`."),
    ]
}
