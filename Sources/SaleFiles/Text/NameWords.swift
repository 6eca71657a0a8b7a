/// The words that a name is put together from, each as `plainName` writes it.
///
/// Programs join them in many ways: `VatPrcnt`, `PCT_IVA`, `iva_linea`, `Encab: Tercero Externo`. A
/// capital letter begins a word behind a small one, and before a small one where others stand before
/// it, as in `IVALinea`.
func nameWords(_ name: String) -> [String] {
    let text = Array(repairedMojibake(name) ?? name)
    var words: [String] = []
    var word = ""
    func end() {
        let plain = plainName(word)
        if !plain.isEmpty { words.append(plain) }
        word = ""
    }
    for (index, character) in text.enumerated() {
        guard character.isLetter || character.isNumber || character == "%" else {
            end()
            continue
        }
        if index > 0,
            begins(character, after: text[index - 1], before: text.dropFirst(index + 1).first)
        {
            end()
        }
        word.append(character)
    }
    end()
    return words
}

/// Whether a letter, a digit or a sign is not of the word that the one before it belongs to.
private func begins(_ one: Character, after previous: Character, before next: Character?) -> Bool {
    if one == "%" || previous == "%" { return true }
    if one.isNumber || previous.isNumber { return one.isNumber != previous.isNumber }
    guard one.isUppercase else { return false }
    return previous.isLowercase || previous.isUppercase && next?.isLowercase == true
}
