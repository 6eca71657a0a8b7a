import Fiscal

/// A request that makes no sense here; nothing was done.
struct Refusal: Error {
    let message: Bilingual
    let remedy: Bilingual
    let status: ExitStatus

    init(_ message: Bilingual, remedy: Bilingual, status: ExitStatus = .usage) {
        self.message = message
        self.remedy = remedy
        self.status = status
    }
}

/// What every failure says of itself, whatever its code.
protocol DescribedFailure: Error {
    var operation: Bilingual { get }
    var object: String { get }
    var cause: Bilingual { get }
    var hint: Bilingual { get }
}

extension Failure: DescribedFailure {}
