/// A time in which DIAN did not answer this program: what an operator compares a declaration with.
///
/// It is no window: only a declared one makes type 04 lawful.
package struct ObservedOutage: Hashable, Sendable {
    /// When it was first found silent.
    package let start: Timestamp
    /// When it answered again; nil while it was not heard.
    package let end: Timestamp?

    package init(start: Timestamp, end: Timestamp?) {
        self.start = start
        self.end = end
    }
}
