package import Fiscal

/// One pass over the inbox: the procedure of `design.md`, section 5, against ports.
package struct BatchRun: Sendable {
    let settings: BatchSettings
    let ledger: any SaleLedger
    let evidence: any EvidenceStore
    let folders: any SaleFolders
    let authority: any Authority
    let surroundings: Surroundings
    /// The signal that asks the run to stop after the portion in hand; nil when none came.
    let stopSignal: @Sendable () -> Int32?

    package init(
        settings: BatchSettings,
        ledger: any SaleLedger,
        evidence: any EvidenceStore,
        folders: any SaleFolders,
        authority: any Authority,
        surroundings: Surroundings,
        stopSignal: @escaping @Sendable () -> Int32? = { nil }
    ) {
        self.settings = settings
        self.ledger = ledger
        self.evidence = evidence
        self.folders = folders
        self.authority = authority
        self.surroundings = surroundings
        self.stopSignal = stopSignal
    }
}
