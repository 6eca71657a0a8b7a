/// AMT: amounts, quantities and sums.
extension FindingExplanation {
    static let amountForm = FindingExplanation(
        meaning: Bilingual(
            es: "Un valor no se puede leer como número, o trae más decimales de los que admite.",
            en: "An amount cannot be read, or has more decimals than it takes."
        ),
        reason: Bilingual(
            es: "Un valor adivinado quedaría para siempre en una factura aceptada.",
            en: "A guessed amount would stand for ever on an accepted invoice."
        ),
        remedy: Bilingual(
            es:
                "Escriba cifras con un solo separador decimal, y los miles de tres en tres: 1.234.567,89.",
            en: "Write digits with one decimal mark, and thousands in threes: 1.234.567,89."
        )
    )

    static let amountAmbiguous = FindingExplanation(
        meaning: Bilingual(
            es:
                "Un valor tiene dos lecturas y nada en el archivo lo aclara: «1.234» es mil doscientos o "
                + "uno con decimales; un descuento de 10, pesos o por ciento; un precio al público, con "
                + "impuesto o sin él.",
            en:
                "An amount has two readings and nothing in the file decides: `1.234` is a thousand or "
                + "one and a fraction; a discount of 10, pesos or percent; a price to the public, with "
                + "tax or before it."
        ),
        reason: Bilingual(
            es: "La factura diría otro valor que el que pagó el cliente.",
            en: "The invoice would say another amount than the buyer paid."
        ),
        remedy: Bilingual(
            es:
                "Exporte los valores con dos decimales y sin separador de miles (1234,00), y el total de "
                + "cada venta.",
            en:
                "Export amounts with two decimals and without thousands separators (1234,00), and the "
                + "total of each sale."
        )
    )

    static let totalDiffers = FindingExplanation(
        meaning: Bilingual(
            es: "El total declarado no coincide con los renglones.",
            en: "The declared total differs from the lines."
        ),
        reason: Bilingual(
            es:
                "El cliente pagó un valor y la factura diría otro; la DIAN compara los totales con los "
                + "renglones.",
            en:
                "The buyer paid one amount and the invoice would say another; DIAN compares the totals "
                + "with the lines."
        ),
        remedy: Bilingual(
            es:
                "Revise cantidades, precios sin impuesto, descuentos y tarifas; si están bien, corrija "
                + "el total.",
            en:
                "Check quantities, prices before tax, discounts and rates; if they are right, correct "
                + "the total."
        ),
        norms: ["FAU02", "FAU06", "FAU14"]
    )

    static let amountOverflow = FindingExplanation(
        meaning: Bilingual(
            es: "Un valor o una suma es demasiado grande.",
            en: "An amount or a sum leaves its limits."
        ),
        reason: Bilingual(
            es: "Casi siempre falta la coma decimal, o un código quedó en la columna de un valor.",
            en: "The decimal mark is mostly missing, or a code stands in the column of an amount."
        ),
        remedy: Bilingual(
            es: "Revise los separadores de miles y de decimales, y las columnas de la fila.",
            en: "Check the thousands and decimal marks, and the columns of the row."
        )
    )

    static let amountNegative = FindingExplanation(
        meaning: Bilingual(
            es: "Un valor es negativo, o un descuento es mayor que su renglón.",
            en: "An amount is negative, or a discount is above its line."
        ),
        reason: Bilingual(
            es:
                "Una factura no lleva valores negativos: lo que se devuelve va en una nota crédito.",
            en: "An invoice has no negative amounts: what is returned goes on a credit note."
        ),
        remedy: Bilingual(
            es:
                "Escriba el descuento en positivo y en pesos; una devolución hágala con nota crédito.",
            en: "Write the discount as a positive number of pesos; make a return by a credit note."
        ),
        norms: ["VLR01", "FAV04b"]
    )

    static let sumDiffers = FindingExplanation(
        meaning: Bilingual(
            es: "Un subtotal, impuesto o descuento declarado de la factura no coincide "
                + "con los renglones.",
            en: "A declared subtotal, tax or discount of the sale differs from the lines."
        ),
        reason: Bilingual(
            es: "La DIAN compara cada suma con los renglones; si no coinciden, algún "
                + "dato está mal.",
            en: "DIAN compares each sum with the lines; where they differ, some value is wrong."
        ),
        remedy: Bilingual(
            es: "Revise precios sin impuesto, descuentos y tarifas; si están bien, "
                + "corrija la suma.",
            en: "Check prices before tax, discounts and rates; if they are right, correct the sum."
        ),
        norms: ["FAU02", "FAS02", "FAU08"]
    )

    static let lineDiffers = FindingExplanation(
        meaning: Bilingual(
            es: "El impuesto o el total declarado de un renglón no coincide con el renglón.",
            en: "The declared tax or total of a line differs from the line."
        ),
        reason: Bilingual(
            es: "Un renglón es cantidad por precio menos descuento, y su impuesto la "
                + "tarifa de eso.",
            en: "A line is quantity times price less its discount, and its tax the rate on that."
        ),
        remedy: Bilingual(
            es: "Revise la cantidad, el precio sin impuesto, el descuento y la tarifa del renglón.",
            en: "Check quantity, price before tax, discount and rate of the line."
        ),
        norms: ["FAV06", "FAX07"]
    )

    static let totalZero = FindingExplanation(
        meaning: Bilingual(
            es: "La factura suma cero.",
            en: "The invoice adds up to zero."
        ),
        reason: Bilingual(
            es:
                "Puede ser un obsequio; casi siempre es un precio que no se exportó, y lo que la DIAN "
                + "acepta solo se corrige con una nota crédito.",
            en:
                "It may be a gift; most often a price was not exported, and what DIAN accepts is only "
                + "corrected by a credit note."
        ),
        remedy: Bilingual(
            es: "Revise los precios y los descuentos de la venta.",
            en: "Check the prices and discounts of the sale."
        )
    )
}
