import Fiscal

/// Bytes to sales.
struct JSONSales {
    private var machine: JSONMachine
    private var content: JSONContent

    init(shape: SaleFileProfile.JSONShape, assembler: SaleAssembler, conversion: SaleConversion) {
        machine = JSONMachine(limits: assembler.limits)
        content = JSONContent(shape: shape, assembler: assembler, conversion: conversion)
    }

    mutating func read(
        _ text: UnsafeRawBufferPointer,
        _ each: (ReadSale) throws -> Void
    ) rethrows {
        try machine.read(text) { token, text in
            if content.take(token, text), let sale = content.sale() { try each(sale) }
        }
    }

    mutating func finish() -> FileReading {
        machine.finish()
        let place = Place(line: machine.line, column: machine.column)
        return content.finish(machine.fault, at: place)
    }
}
