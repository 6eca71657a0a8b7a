package import Fiscal

/// What a requirement asks for: the sales of some time, some prefixes, some stores.
///
/// What cannot be told apart is asked for: a sale whose date or number cannot be read, a file that was
/// refused whole.
package struct EvidenceRequest: Hashable, Sendable {
    /// The first moment; nil for all before.
    package let from: Timestamp?
    /// The last moment; nil for all after.
    package let to: Timestamp?
    /// In upper case; none stands for all.
    package let prefixes: [String]
    /// By what the sales of the stores are known; none stands for all.
    package let senders: [Sender]

    package init(
        from: Timestamp?,
        to: Timestamp?,
        prefixes: [String],
        senders: [Sender] = []
    ) {
        (self.from, self.to) = (from, to)
        (self.prefixes, self.senders) = (prefixes, senders)
    }

    func covers(_ time: Timestamp) -> Bool {
        from.map { $0 <= time } ?? true && to.map { time <= $0 } ?? true
    }

    /// Whether an outage lay in the time asked for, in part at least; one without end lasts.
    func touches(_ start: Timestamp, _ end: Timestamp?) -> Bool {
        to.map { start <= $0 } ?? true
            && from.map { from in end.map { from <= $0 } ?? true } ?? true
    }

    func covers(prefix: String) -> Bool { prefixes.isEmpty || prefixes.contains(prefix) }

    func covers(number: String) -> Bool {
        prefixes.isEmpty || prefixes.contains { number.consecutive(after: $0) != nil }
    }

    /// By its path in the inbox.
    func covers(file: String) -> Bool {
        senders.isEmpty || senders.contains { $0.mayHaveSent(file, number: "") }
    }

    /// Whether a sale, a row of a run's index, may be of the prefixes and stores asked for.
    func concerns(_ sale: [String: String]) -> Bool {
        let (file, number) = (sale["file"] ?? "", sale["invoice"] ?? "")
        return (number.isEmpty || covers(number: number))
            && (senders.isEmpty || senders.contains { $0.mayHaveSent(file, number: number) })
    }
}

extension Sender {
    fileprivate func mayHaveSent(_ file: String, number: String) -> Bool {
        let isOfFolder = folder.map { file.hasPrefix($0 + "/") } ?? true
        let isOfPrefix = prefix.map { number.isEmpty || number.consecutive(after: $0) != nil }
        return isOfFolder && isOfPrefix ?? true
    }
}

extension EvidenceRequest {
    func covers(_ window: ContingencyFile.Window) -> Bool { touches(window.start, window.end) }
    func covers(_ silence: ContingencyFile.Silence) -> Bool { touches(silence.start, silence.end) }

    private func touches(_ start: String, _ end: String?) -> Bool {
        Timestamp(start).map { touches($0, end.flatMap { Timestamp($0) }) } ?? true
    }
}
