package import Fiscal

/// Something in the inbox that no run will read as it is, and why; for the report.
package struct SkippedFile: Hashable, Sendable {
    /// Relative to the inbox; bytes that cannot be shown are written as `\xHH`.
    package let path: String
    /// Says also what to do.
    package let reason: Bilingual

    /// Whether it will not come by itself: somebody must rename, copy or open it.
    package var needsPerson: Bool {
        ![.unfinishedByName, .workingCopy, .hiddenSaleFile, .stillWritten, .takenAside]
            .contains(reason)
    }
}

extension Bilingual {
    static let unfinishedByName = Bilingual(
        es: """
            Su nombre dice que la copia no ha terminado (.part, .tmp u otro de ese estilo). \
            Cuando termine, cámbiele el nombre.
            """,
        en: """
            Its name says that the copy is not finished (.part, .tmp or the like). Rename it when \
            it is.
            """
    )
    static let workingCopy = Bilingual(
        es: """
            Es la copia de trabajo de un archivo que alguien tiene o tuvo abierto (~$, ~ o #). \
            No hay que hacer nada; si de verdad son ventas, cámbiele el nombre.
            """,
        en: """
            It is the working copy of a file that somebody has or had open (~$, ~ or #). There is \
            nothing to do; if it does hold sales, rename it.
            """
    )
    static let ownPaper = Bilingual(
        es: """
            Su nombre es el de un recibo o de unos hallazgos de este programa. Bórrelo de aquí; si \
            de verdad son ventas, cámbiele el nombre.
            """,
        en: """
            Its name is that of a receipt or of findings of this program. Delete it here; if it \
            does hold sales, rename it.
            """
    )
    static let hiddenSaleFile = Bilingual(
        es: """
            Su nombre empieza por un punto, como el de una copia que no ha terminado. Si está \
            completo, quítele el punto.
            """,
        en: """
            Its name begins with a dot, like that of a copy that is not finished. Take the dot off \
            if it is complete.
            """
    )
    static let emptyFolder = Bilingual(
        es: """
            Es una carpeta vacía con nombre de archivo. Copie aquí el archivo mismo y borre la \
            carpeta.
            """,
        en: """
            It is an empty folder with the name of a file. Copy the file itself here and delete \
            the folder.
            """
    )
    static let stillWritten = Bilingual(
        es: """
            Todavía se está escribiendo. La próxima corrida lo lee; no hay que hacer nada.
            """,
        en: "It is still being written. The next run reads it; there is nothing to do."
    )
    static let notAFile = Bilingual(
        es: """
            No es un archivo sino un enlace, una tubería o un dispositivo. Copie el archivo mismo \
            a esta carpeta.
            """,
        en: "It is a link, a pipe or a device and not a file. Copy the file itself to this folder."
    )
    static let linkToFolder = Bilingual(
        es: """
            No es una carpeta sino un enlace a una, y lo que hay en ella no se lee. Ponga aquí una \
            carpeta de verdad y deje los archivos en ella.
            """,
        en: """
            It is a link to a folder and not a folder, and what lies in it is not read. Put a \
            folder here and leave the files in it.
            """
    )
    static let unreadable = Bilingual(
        es: """
            El programa no tiene permiso para leerlo. Dele permiso de lectura al usuario del \
            programa.
            """,
        en: "The program is not allowed to read it. Let the program's user read it."
    )
    static let unspeakableName = Bilingual(
        es: """
            Su nombre tiene caracteres que no se pueden mostrar (saltos de línea, caracteres de \
            control o de dirección, o una codificación distinta de UTF-8). Cámbiele el nombre.
            """,
        en: """
            Its name holds characters that cannot be shown (line breaks, control or direction \
            characters, or an encoding other than UTF-8). Rename it.
            """
    )
    static let sameName = Bilingual(
        es: """
            Otro archivo de la misma carpeta tiene el mismo nombre, con los acentos codificados de \
            otra manera. Cambie el nombre de uno de los dos.
            """,
        en: """
            Another file of the same folder bears the same name, its accents encoded in another \
            way. Rename one of the two.
            """
    )
    static let takenAside = Bilingual(
        es: """
            Una corrida que se interrumpió lo había apartado para moverlo. La próxima corrida \
            termina de moverlo; si después sigue aquí, quítele «.claim-» al nombre.
            """,
        en: """
            A run that was cut off had taken it aside to move it. The next run finishes the move; \
            if it is still here after that, take ".claim-" off its name.
            """
    )

    static func nameTooLong(_ length: Int, limit: Int) -> Bilingual {
        Bilingual(
            es: """
                Su nombre ocupa \(length) bytes y el máximo es \(limit), para que quepan los \
                nombres de sus recibos y hallazgos. Póngale un nombre más corto.
                """,
            en: """
                Its name takes \(length) bytes and the limit is \(limit), so that the names of \
                its receipts and findings fit. Give it a shorter name.
                """
        )
    }

    static func tooDeep(limit: Int) -> Bilingual {
        Bilingual(
            es: """
                Está a más de \(limit) carpetas de profundidad. Muévala a una carpeta menos \
                profunda.
                """,
            en: "It lies more than \(limit) folders deep. Move it to a folder less deep."
        )
    }
}
