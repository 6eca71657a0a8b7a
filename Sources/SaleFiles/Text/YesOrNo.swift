/// Words for a yes, as `plainName` writes them.
let wordsOfYes: Set = ["si", "s", "1", "t", "true", "verdadero", "x"]

/// A yes that is nothing else: no number, and no `X`.
func saysPlainYes(_ value: Bytes) -> Bool {
    guard (2...9).contains(value.count), "sStTyYvV".utf8.contains(value[value.startIndex]) else {
        return false
    }
    return ["si", "true", "yes", "verdadero"]
        .contains(plainName(String(decoding: value, as: UTF8.self)))
}

/// Words for a no.
let wordsOfNo: Set = ["no", "n", "0", "f", "false", "falso"]
