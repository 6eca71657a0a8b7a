package import Fiscal

/// For what a run waits, for as long as an hour: whoever watches it must not take it for hung.
package enum RunWait: Hashable, Sendable {
    /// DIAN does not answer; the time is when the run gives up.
    case silence(until: Timestamp)
    /// DIAN may not know yet of what it was sent; the time is when it must.
    case settling(until: Timestamp)
}
