package import Fiscal

/// Damage inside an archive that has not lost its place: the archive after it names it, and so tells what it
/// was when it was sealed.
extension VerificationReport {
    /// The archives whose content was read, as they were sealed where the next one tells it.
    package var sealedHeads: [ArchiveHead] {
        let sealed = Dictionary(damaged.map { ($0.name, $0) }) { first, _ in first }
        return heads.map { sealed[$0.name] ?? $0 }
    }

    /// Problems that are more than damage inside such archives: a hole, a stranger, an end that nobody vouches
    /// for, an archive that is whole and another one.
    package var problemsBeyondDamage: [EvidenceProblem] {
        let paths = Set(damaged.map(\.name.path))
        let places = Set(damaged.map { ChainPlace($0.name) })
        return problems.filter { problem in
            switch problem.kind {
            case .digest, .structure, .entry, .bag: !paths.contains(problem.archive)
            case .link:
                ChainPlace(path: problem.archive).map { !places.contains($0.previous) } ?? true
            default: true
            }
        }
    }
}
