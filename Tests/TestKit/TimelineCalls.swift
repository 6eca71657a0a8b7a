package import Fiscal

/// Calls at a moment of a virtual clock, for tests that care for no other time.
extension Authority {
    package func submit(_ transmission: Transmission, at time: Timestamp) async -> AuthorityAnswer {
        var timeline = Surroundings.virtual(from: time).timeline()
        return await submit(transmission, on: &timeline)
    }

    package func status(
        of code: UniqueCode,
        attempt: Int,
        at time: Timestamp
    ) async -> AuthorityAnswer {
        var timeline = Surroundings.virtual(from: time).timeline()
        return await status(of: code, attempt: attempt, on: &timeline)
    }
}
