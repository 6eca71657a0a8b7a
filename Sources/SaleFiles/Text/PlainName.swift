/// A name as people vary it, reduced to lower-case letters without accents, digits and `%`.
///
/// `Descripción`, `DESCRIPCION` and `descripcion ` are one name; so are `Nit Emisor` and
/// `nit_emisor`. A name that came through a wrong decoding (`DescripciÃ³n`) is repaired first.
func plainName(_ text: some StringProtocol) -> String {
    var name = ""
    let lower = repairedMojibake(text)?.lowercased() ?? text.lowercased()
    for scalar in lower.unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9", "%": name.unicodeScalars.append(scalar)
        case "á", "à", "ä", "â": name += "a"
        case "é", "è", "ë", "ê": name += "e"
        case "í", "ì", "ï", "î": name += "i"
        case "ó", "ò", "ö", "ô": name += "o"
        case "ú", "ù", "ü", "û": name += "u"
        case "ñ": name += "n"
        default: continue  // Also the combining accents of decomposed letters.
        }
    }
    return name
}
