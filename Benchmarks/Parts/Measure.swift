import Glibc

/// Runs a part and prints what it took.
///
/// Its beginning is where `guard.py` cuts its counts, so it must stay a function of its own.
@inline(never)
func measure<Result>(
    _ part: String,
    _ amount: Int,
    _ unit: String,
    _ work: () throws -> Result
) rethrows -> Result {
    let (cpu, wall) = (seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC))
    let result = try work()
    let spent = (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, seconds(CLOCK_MONOTONIC) - wall)
    print(
        #"{"part": "\#(part)", "amount": \#(amount), "unit": "\#(unit)", "#
            + #""cpu": \#(spent.0), "wall": \#(spent.1)}"#
    )
    return result
}

private func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
