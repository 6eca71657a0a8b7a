import Fiscal

/// The portion in hand was given up, for whoever asked the run to stop could wait no longer.
///
/// To the run this is a power cut at that place: what was recorded stands, and the next run does the rest.
package struct RunGivenUp: Error, Hashable {
    /// The signal that asked.
    package let signal: Int32

    package init(signal: Int32) { self.signal = signal }
}

extension BatchRun {
    /// Called between any two small steps of a long one.
    ///
    /// Throws `RunGivenUp` when whoever asked for the end has waited long enough.
    func goOn() throws {
        if stop.isOverdue(), let signal = stop.signal() { throw RunGivenUp(signal: signal) }
    }
}

/// An archive that is given up between two of its entries, or two chunks of one.
final class InterruptibleEntries: ArchiveEntries {
    private let archive: any ArchiveEntries
    private let goOn: () throws -> Void

    init(_ archive: any ArchiveEntries, _ goOn: @escaping () throws -> Void) {
        self.archive = archive
        self.goOn = goOn
    }

    func add(_ name: String, _ bytes: [UInt8]) throws {
        try goOn()
        try archive.add(name, bytes)
    }

    func add(
        _ name: String,
        _ produce: (_ consume: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws {
        try archive.add(name) { consume in
            try withoutActuallyEscaping(consume) { consume in
                try produce { chunk in
                    try goOn()
                    try consume(chunk)
                }
            }
        }
    }
}
