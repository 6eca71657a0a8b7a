/// Words for a yes, as `plainName` writes them.
let wordsOfYes: Set = ["si", "s", "1", "t", "true", "verdadero", "x"]

/// Words for a no.
let wordsOfNo: Set = ["no", "n", "0", "f", "false", "falso"]
