/// What happened and what is in motion.
///
/// There is one implementation, SQLite, on disk or in memory. Every function is one transaction: it happens or it does not. Where archives and ledger disagree,
/// what is sealed wins.
package protocol SaleLedger: AnyObject, Sendable {
    // MARK: Runs

    /// Begins a run and returns its number, from 1.
    func beginRun(at time: Timestamp) throws(LedgerFailure) -> Int64
    func endRun(_ run: Int64, at time: Timestamp) throws(LedgerFailure)
    /// The latest time written anywhere; a virtual clock does not go behind it.
    func lastEntryTime() throws(LedgerFailure) -> Timestamp?
    /// Makes `time` the latest where one after it was written, by a clock that was ahead.
    func forgetTimes(after time: Timestamp) throws(LedgerFailure)

    // MARK: Archives

    /// The last sealed archive of every chain, by chain.
    func heads() throws(LedgerFailure) -> [ArchiveHead]
    /// The archive that was begun and neither sealed nor dropped; there is at most one.
    func begunArchive() throws(LedgerFailure) -> ArchivePlan?
    /// Gives an archive the next number of its chain and writes its contents down.
    func begin(
        _ contents: ArchiveContents,
        chain: ChainName,
        run: Int64,
        at time: Timestamp,
        isReenactment: Bool
    ) throws(LedgerFailure) -> ArchivePlan
    /// The archive is on disk: its contents take effect. Arrivals are sealed; documents exist and
    /// their numbers are `issued`; answers are sealed and their bytes are let go; what a `corrida`
    /// told is told.
    func complete(_ archive: SealedArchive) throws(LedgerFailure)
    /// The archive does not exist: the plan is forgotten, its number is free, nothing else changes.
    func drop(_ plan: ArchivePlan) throws(LedgerFailure)
    /// The archives sealed in a run, in the order in which they were sealed.
    func archives(sealedIn run: Int64) throws(LedgerFailure) -> [SealedArchive]
    /// Every sealed archive of every chain, by chain and number.
    func allArchives(_ each: (SealedArchive) -> Void) throws(LedgerFailure)

    // MARK: Survey
    //
    // A power cut may undo what the survey notes, up to the archive in which the file is sealed: it is
    // begun with a sync of all that came before.

    /// Whether this content came under this path before and still lies in the inbox, perhaps because
    /// a move was begun and cut off: read again it would pass for a newer arrival, which decides.
    func isKnown(path: String, digest: ContentDigest) throws(LedgerFailure) -> Bool
    func beginArrival(
        path: String,
        identity: FileIdentity,
        profile: String,
        run: Int64,
        at time: Timestamp
    ) throws(LedgerFailure) -> Int64
    func note(_ sales: [SaleNote], in arrival: Int64) throws(LedgerFailure)
    /// The file was read to its end. When it is not trusted, the sales noted are dropped.
    func finishArrival(
        _ arrival: Int64,
        issuer: NIT?,
        findings: [Finding],
        isTrusted: Bool
    )
        throws(LedgerFailure)
    /// Forgets one arrival that is not sealed.
    func forgetArrival(_ arrival: Int64) throws(LedgerFailure)
    /// Forgets every arrival that is not sealed: what a crashed run surveyed.
    func forgetUnsealedArrivals() throws(LedgerFailure)
    /// Finished, not sealed, not in a begun archive; by chain and id.
    func arrivalsToSeal() throws(LedgerFailure) -> [Arrival]
    func arrival(_ id: Int64) throws(LedgerFailure) -> Arrival

    // MARK: Expectation

    /// Remembers, by prefix, the last day of which a folder of `inbox/` brought sales; an earlier day
    /// than is known changes nothing. `folder` ends with `/`, or is empty.
    func noteSent(_ days: [String: CalendarDay], in folder: String) throws(LedgerFailure)
    func lastSent() throws(LedgerFailure) -> [LastSent]
    /// When the first run began: for no day before it is anything expected.
    func firstRunTime() throws(LedgerFailure) -> Timestamp?

    // MARK: Closings

    /// Notes the closings of a file that is being read.
    func note(_ closings: [ClosingNote], in arrival: Int64) throws(LedgerFailure)
    /// Those of sealed files that were not judged yet, or were not met, in the order of arrival.
    func openClosings() throws(LedgerFailure) -> [ClosingRecord]
    /// All closings of a file, in its order, as they stand.
    func closings(of arrival: Int64) throws(LedgerFailure) -> [ClosingRecord]
    /// The numbers of a span that are known, ascending, each with the sale that counts.
    func knownNumbers(
        in numbers: ClosedRange<Int64>,
        of series: NumberSeries,
        _ each: (KnownNumber) throws -> Void
    ) throws
    /// The numbers of a closing and those that adjoin them on both sides without a gap, were sold in
    /// its `ownHours`, and stand in no closing that was not replaced; nil for one without numbers.
    func numbersOfDay(
        _ closing: DayClosing,
        of issuer: NIT
    ) throws(LedgerFailure) -> ClosedRange<Int64>?
    /// Writes down what became of closings and notes it in their journals, all in one commit.
    func record(_ rulings: [ClosingRuling], run: Int64) throws(LedgerFailure)
    /// What became of closings and no `corrida` told yet, in order.
    func untoldClosings(of chain: ChainName) throws(LedgerFailure) -> [ClosingRuling]

    // MARK: Judgement

    /// The numbers seen so far, by series.
    func seen() throws(LedgerFailure) -> [NumberSeries: IntervalSet]
    /// Asks the judgement about every open number, in ascending order of issuer, prefix and
    /// consecutive, and records its rulings and what it has seen, all in one commit.
    ///
    /// Open is a number with a sealed version that was not judged yet, and one whose owner can
    /// still change: fate `awaitingCorrection` unless DIAN refused it, `awaitingWindow`, `held` or
    /// `ready`. The numbers are read page by page; no more than a page is in memory. A version's paper
    /// claims are as the rulings on the numbers before it left them; what was new stays new to the end.
    /// Two numbers that hold one paper are a broken rule of the schema.
    ///
    /// `goOn` is called before each number; what it throws passes, and nothing is recorded.
    func judge(
        _ judgement: inout some Judgement,
        run: Int64,
        _ goOn: () throws -> Void
    ) throws

    // MARK: Documents

    /// Sales with the fate `ready` after `key`, in the order of their keys.
    func readySales(after key: SaleKey?, limit: Int) throws(LedgerFailure) -> [ReadySale]
    /// Makes ready sales await correction, with a finding beside the reader's; the next judgement is
    /// asked about them again.
    func holdBack(_ sales: [HeldBackSale]) throws(LedgerFailure)
    /// The last file counter an issuer used in a year, also of a begun archive; 0 when none.
    func lastFileCounter(of issuer: NIT, year: Int) throws(LedgerFailure) -> Int64
    /// Sealed documents that have a step to go, by id, after `id`.
    func pendingDocuments(after id: Int64, limit: Int) throws(LedgerFailure) -> [PendingDocument]
    /// Writes down that the calls are about to be made; the documents are then `inFlight`, except
    /// those that DIAN said it accepted. Attempts are counted here.
    func record(_ intents: [Intent]) throws(LedgerFailure)
    /// Writes down what the calls led to. `accepted` and `acceptedWithoutReceipt` make the number
    /// accepted; `refused` makes it `awaitingCorrection`; `disputed` makes it so; a finding is added
    /// to the owner; an answer document waits to be sealed.
    func record(_ outcomes: [Outcome]) throws(LedgerFailure)
    /// Of a chain, by document, without those of an archive that was begun; at most `limit` and about `bytes`
    /// bytes, but at least one.
    func unsealedAnswers(
        of chain: ChainName,
        limit: Int,
        bytes: Int
    ) throws(LedgerFailure)
        -> [UnsealedAnswer]

    /// The ranges under which a number was accepted, as they were when it was issued.
    func usedRanges() throws(LedgerFailure) -> [NIT: [AuthorisedRange.Terms]]
    /// The lowest number that was issued under a range; nil when none was.
    func firstIssued(
        under range: AuthorisedRange.Terms,
        of issuer: NIT
    ) throws(LedgerFailure) -> Int64?

    // MARK: What is told

    /// The chains that have something for a `corrida`: sales whose standing or fate changed, calls,
    /// journal entries, not told yet. Entries that concern no chain are told in every issuer's.
    func chainsToTell() throws(LedgerFailure) -> [ChainName]
    func untoldSales(of chain: ChainName, _ each: (SaleStatus, Arrival) throws -> Void) throws
    /// Of those, the sales that have findings, whoever found them.
    func untoldFindings(of chain: ChainName, _ each: (SaleStatus, Arrival) throws -> Void) throws
    /// Sealed files that came since the last `corrida` of the chain, in the order of arrival.
    func untoldFiles(of chain: ChainName, _ each: (Arrival) throws -> Void) throws
    func untoldAttempts(of chain: ChainName, _ each: (AttemptRecord) throws -> Void) throws
    func untoldJournal(of chain: ChainName) throws(LedgerFailure) -> [JournalRecord]
    /// The takings, up to now, of every store's day of which a sale was accepted and not told yet; by
    /// store, day and concept, taxes first.
    func untoldTakings(of chain: ChainName) throws(LedgerFailure) -> [Takings]
    /// `chain` is nil for what concerns the whole workspace.
    func append(_ entries: [JournalEntry], chain: ChainName?, run: Int64?) throws(LedgerFailure)

    // MARK: Delivery

    /// Sealed arrivals whose file is in `place`, delivered or on its way there, by id.
    func arrivals(in place: FolderPlace) throws(LedgerFailure) -> [Arrival]
    /// Those of `place` whose move is not known to be done.
    func undelivered(in place: FolderPlace) throws(LedgerFailure) -> [Arrival]
    /// Whether a trusted file of this path that came after `arrival` was delivered to the outbox.
    func hasSuccessor(_ arrival: Arrival) throws(LedgerFailure) -> Bool
    /// `acceptedWithoutReceipt` and answers not sealed yet count as moving.
    func tally(of arrival: Int64) throws(LedgerFailure) -> ArrivalTally
    /// The sales of a file, in its order.
    func sales(of arrival: Int64, _ each: (SaleStatus) throws -> Void) throws
    /// The intent to move a file, and the fact; a power cut may undo either, and the move is then found
    /// to be done.
    func setLocation(
        _ location: FileLocation,
        isDelivered: Bool,
        of arrival: Int64
    )
        throws(LedgerFailure)
    /// A person took the file away; it is no longer looked for.
    func withdraw(_ arrival: Int64) throws(LedgerFailure)

    // MARK: Windows

    /// Declared windows, by id, as amended.
    func windows() throws(LedgerFailure) -> [ContingencyWindow]
    /// DIAN does not answer; nothing changes while that is known already.
    func noteSilence(at time: Timestamp) throws(LedgerFailure)
    /// DIAN answers; nothing changes where it was not silent.
    func noteAnswer(at time: Timestamp) throws(LedgerFailure)
    /// Silences that lasted at `time` or since, by their start.
    func observedOutages(since time: Timestamp) throws(LedgerFailure) -> [ObservedOutage]
    /// Declares a window (its id is given here and returned) or amends one (an id that exists), and
    /// notes the act in the journal, with the papers that prove it, all in one commit.
    func save(
        _ window: ContingencyWindow,
        attaching papers: [NewAttachment]
    ) throws(LedgerFailure) -> ContingencyWindow
    /// A paper that the window has already changes nothing.
    func attach(
        _ papers: [NewAttachment],
        to window: Int64,
        by name: String,
        at time: Timestamp
    ) throws(LedgerFailure)
    /// The papers of all windows, in the order in which they came.
    func attachments() throws(LedgerFailure) -> [WindowAttachment]
    /// Those that no `corrida` of the chain has sealed yet.
    func untoldAttachments(of chain: ChainName) throws(LedgerFailure) -> [WindowAttachment]
    /// The `corrida` of the chain in which each paper lies, by its id; the begun one counts.
    func archives(ofAttachmentsIn chain: ChainName) throws(LedgerFailure) -> [Int64: ArchiveName]
    func bytes(of attachment: WindowAttachment) throws(LedgerFailure) -> [UInt8]

    // MARK: Acts on numbers

    /// The numbers of a span that were seen, ascending; the others are missing, or have not come yet.
    func states(
        of numbers: ClosedRange<Int64>,
        in series: NumberSeries
    ) throws(LedgerFailure)
        -> [NumberState]
    /// Does a person's act and notes it in the journal, all in one commit; no rule is asked.
    ///
    /// A number that is disabled counts as seen. One that is enabled is forgotten, or awaits correction
    /// again where DIAN had refused it; its sales in files of `inbox` and `rejected` are to be judged
    /// anew, but for those that void it. `findings` are for the sales of the numbers that are settled.
    func record(_ act: NumberAct, findings: [DocumentNumber: Finding]) throws(LedgerFailure)
    /// What persons did to a number, in order.
    func acts(on number: DocumentNumber, issuer: NIT) throws(LedgerFailure) -> [NumberAct]
    /// What persons did to numbers and no `corrida` told yet, in order.
    func untoldActs(of chain: ChainName) throws(LedgerFailure) -> [NumberAct]

    // MARK: Questions

    /// Counts and totals by fate over all series; fates that nothing has are absent.
    func fateCounts() throws(LedgerFailure) -> [NumberFate: FateCount]
    /// Numbers that became accepted in a run.
    func accepted(in run: Int64) throws(LedgerFailure) -> FateCount
    /// Numbers that are neither accepted nor disabled, by series and consecutive.
    func openNumbers(_ each: (OpenNumber) throws -> Void) throws
    /// Numbers of a series that are seen and not accepted, ascending: with `seen`, the whole
    /// continuity statement follows.
    func unaccepted(in series: NumberSeries, _ each: (Int64, NumberFate) throws -> Void) throws
    /// Every version of a number, in the order of arrival, with its file.
    func versions(
        of number: DocumentNumber,
        issuer: NIT
    ) throws(LedgerFailure)
        -> [(SaleStatus, Arrival)]
    /// The calls made for a number, in order.
    func attempts(
        for number: DocumentNumber,
        issuer: NIT
    ) throws(LedgerFailure)
        -> [AttemptRecord]
    /// SQLite's own check and ours: every problem found, in words; empty when sound.
    func problems() throws(LedgerFailure) -> [Bilingual]
}

/// What an archive is to hold, as far as the ledger must know it before the archive exists.
package enum ArchiveContents: Sendable {
    /// Each arrival with its entry, relative to `data/`.
    case recepcion([(arrival: Int64, entry: String)])
    case emision([NewDocument])
    /// Each answer's document with its entry, relative to `data/`.
    case respuestas([(document: Int64, entry: String)])
    case corrida

    package var kind: ArchiveKind {
        switch self {
        case .recepcion: .recepcion
        case .emision: .emision
        case .respuestas: .respuestas
        case .corrida: .corrida
        }
    }
}
