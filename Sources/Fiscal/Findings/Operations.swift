/// What adapters do, in the words of their failures: each is read before a path or a name.
extension Bilingual {
    package static let adding = Bilingual(es: "agregar", en: "adding")
    package static let checking = Bilingual(es: "revisar", en: "checking")
    package static let closing = Bilingual(es: "cerrar", en: "closing")
    package static let copying = Bilingual(es: "copiar", en: "copying")
    package static let linking = Bilingual(es: "enlazar", en: "linking")
    package static let listing = Bilingual(es: "listar la carpeta", en: "listing the folder")
    package static let locking = Bilingual(es: "bloquear", en: "locking")
    package static let lookingAt = Bilingual(es: "mirar", en: "looking at")
    package static let lookingFor = Bilingual(es: "buscar", en: "looking for")
    package static let making = Bilingual(es: "crear", en: "making")
    package static let makingFolder = Bilingual(es: "crear la carpeta", en: "making the folder")
    package static let moving = Bilingual(es: "mover", en: "moving")
    package static let opening = Bilingual(es: "abrir", en: "opening")
    package static let openingFolder = Bilingual(es: "abrir la carpeta", en: "opening the folder")
    package static let reaching = Bilingual(es: "llegar a", en: "reaching")
    package static let reading = Bilingual(es: "leer", en: "reading")
    package static let readingAgain = Bilingual(es: "leer de nuevo", en: "reading again")
    package static let removing = Bilingual(es: "borrar", en: "removing")
    package static let renaming = Bilingual(es: "cambiar el nombre de", en: "renaming")
    package static let sealing = Bilingual(es: "sellar", en: "sealing")
    package static let settingPermissions = Bilingual(
        es: "dar los permisos de",
        en: "setting the permissions of"
    )
    package static let syncing = Bilingual(es: "asegurar en el disco", en: "syncing")
    package static let writing = Bilingual(es: "escribir", en: "writing")
}

/// What several failures advise.
extension Bilingual {
    package static let reportDefect = Bilingual(
        es: "No se cambió nada; informe de esto como un defecto del programa.",
        en: "Nothing was changed; report this as a defect."
    )
    package static let useNewerProgram = Bilingual(
        es: "Use el programa más nuevo que lo escribió; no se cambió nada.",
        en: "Use the newer program that wrote it; nothing was changed."
    )
    package static let verifyArchives = Bilingual(
        es: "Revise los expedientes con «contingencia verify»; lo sellado queda como está.",
        en: "Check the archives with `contingencia verify`; what is sealed stays as it is."
    )
}
