package import Fiscal
import Testing

/// What every `SaleFolders` must do, real or in memory; each rule gets folders of its own.
package struct FoldersContract {
    /// Empty folders, and a look into them that does not go through the port.
    package struct Subject {
        let folders: any SaleFolders
        let contents: (FileLocation) throws -> [UInt8]?

        package init(
            _ folders: any SaleFolders,
            contents: @escaping (FileLocation) throws -> [UInt8]?
        ) {
            self.folders = folders
            self.contents = contents
        }
    }

    private let makeSubject: () throws -> Subject
    private let digest: ([UInt8]) throws -> ContentDigest

    private let monday = Array("monday's sales".utf8)
    private let tuesday = Array("tuesday's sales".utf8)

    package init(
        digest: @escaping ([UInt8]) throws -> ContentDigest,
        makeSubject: @escaping () throws -> Subject
    ) {
        self.digest = digest
        self.makeSubject = makeSubject
    }

    package func check() throws {
        let rules: [(Subject) throws -> Void] = [
            filesAreListedInTheOrderOfTheirBytes,
            aFileIsReadWithItsIdentity,
            aMissingFileHasChanged,
            aTakenNameGetsADigestThenACounter,
            aFolderInWhosePlaceAFileLiesGetsACounter,
            aCompanionIsReplacedAndRemoved,
            aFileMovesOnceAndSaysSoAgain,
            anotherContentIsLeftAlone,
            aTakenTargetIsNotReplaced,
            aPathOutsideIsRefused,
        ]
        for rule in rules {
            let subject = try makeSubject()
            // What is behind the folders may live only as long as the subject.
            try withExtendedLifetime(subject) { try rule(subject) }
        }
    }

    private func filesAreListedInTheOrderOfTheirBytes(_ subject: Subject) throws {
        let folders = subject.folders
        let readable = [
            "#", "$(rm).csv", "-rf.csv", "A.CSV", "CON.csv", "Z.csv", "a b.csv", "a-1.csv", "a.csv",
            "a/1.csv", "a~b.csv", "tmp", "vacio.csv", "ñ.csv",
        ]
        let hidden = [
            ".a.csv", "a/.b.csv", ".c/1.csv", "..csv", ".csv", "._a.csv", "a.csv.part", "b.tmp",
            "C.TMP", "a.csv.filepart", "a.csv.CRDOWNLOAD", "a.partial", "a.download", "~$a.xlsx",
            "a.csv~", "#a.csv#", "a/Thumbs.db", "Desktop.ini",
        ]
        for path in (readable + hidden).shuffled() {
            try drop(path == "vacio.csv" ? [] : monday, at: path, in: folders)
        }
        #expect(try folders.settledFiles() == readable)
    }

    private func aFileIsReadWithItsIdentity(_ subject: Subject) throws {
        let folders = subject.folders
        let large = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        for bytes in [monday, [], large] {
            try drop(bytes, at: "chapinero/a.csv", in: folders)
            var seen: [UInt8] = []
            let identity = try folders.read("chapinero/a.csv") { seen += $0 }
            #expect(seen == bytes)
            #expect(try identity == FileIdentity(digest: digest(bytes), size: Int64(bytes.count)))
        }
    }

    private func aMissingFileHasChanged(_ subject: Subject) throws {
        let folders = subject.folders
        for path in ["no.csv", "no/no.csv"] {
            let failure = #expect(throws: FolderFailure.self) { try folders.read(path) { _ in } }
            #expect(failure?.code == .changed)
        }
        struct Enough: Error {}
        try drop(monday, at: "a.csv", in: folders)
        #expect(throws: Enough.self) { try folders.read("a.csv") { _ in throw Enough() } }
    }

    private func aTakenNameGetsADigestThenACounter(_ subject: Subject) throws {
        let folders = subject.folders
        let mark = try digest(monday).short
        for (path, stem, suffix) in [
            ("a.csv", "a", ".csv"), ("s/ventas", "s/ventas", ""), ("s/a.b.json", "s/a.b", ".json"),
        ] {
            var free: String {
                get throws {
                    try folders.freePath(for: path, digest: digest(monday), in: .outbox)
                }
            }
            #expect(try free == path)
            try put(tuesday, FileLocation(.outbox, path), folders)
            #expect(try free == "\(stem)-\(mark)\(suffix)")
            try put(tuesday, FileLocation(.outbox, "\(stem)-\(mark)\(suffix)"), folders)
            #expect(try free == "\(stem)-\(mark)-2\(suffix)")
            try put(tuesday, FileLocation(.outbox, "\(stem)-\(mark)-2\(suffix)"), folders)
            #expect(try free == "\(stem)-\(mark)-3\(suffix)")
            try put(monday, FileLocation(.outbox, "\(stem)-\(mark)-2\(suffix)"), folders)
            #expect(try free == "\(stem)-\(mark)-2\(suffix)")
        }
    }

    private func aFolderInWhosePlaceAFileLiesGetsACounter(_ subject: Subject) throws {
        let folders = subject.folders
        try put(tuesday, FileLocation(.outbox, "norte"), folders)
        try put(tuesday, FileLocation(.outbox, "sur/caja"), folders)
        for (path, expected) in [
            ("norte/a.csv", "norte-2/a.csv"), ("norte/caja/a.csv", "norte-2/caja/a.csv"),
            ("sur/caja/a.csv", "sur/caja-2/a.csv"), ("sur/a.csv", "sur/a.csv"),
        ] {
            let free = try folders.freePath(for: path, digest: digest(monday), in: .outbox)
            #expect(free == expected)
            let target = FileLocation(.outbox, free)
            try put(monday, FileLocation(.inbox, path), folders)
            let outcome = try folders.move(
                FileLocation(.inbox, path),
                to: target,
                expecting: digest(monday)
            )
            #expect(outcome == .moved)
            #expect(try subject.contents(target) == monday)
            #expect(
                try folders.freePath(for: path, digest: digest(monday), in: .outbox) == expected
            )
        }
    }

    private func aCompanionIsReplacedAndRemoved(_ subject: Subject) throws {
        let folders = subject.folders
        for place in [FolderPlace.outbox, .rejected, .resolved] {
            let companion = FileLocation(place, "centro/a.csv.recibo.json")
            #expect(try !folders.exists(companion))
            for bytes in [tuesday, monday, []] {
                try folders.write(bytes, beside: "centro/a.csv", suffix: ".recibo.json", in: place)
                #expect(try subject.contents(companion) == bytes)
                #expect(try folders.exists(companion))
            }
            for _ in 1...2 {
                try folders.remove(beside: "centro/a.csv", suffix: ".recibo.json", in: place)
                #expect(try !folders.exists(companion))
            }
            try folders.remove(beside: "nowhere/a.csv", suffix: ".recibo.json", in: place)
        }
    }

    private func aFileMovesOnceAndSaysSoAgain(_ subject: Subject) throws {
        let digest = try digest(monday)
        let stations = [
            FileLocation(.inbox, "centro/a.csv"), FileLocation(.rejected, "centro/a.csv"),
            FileLocation(.resolved, "centro/otro/a.csv"), FileLocation(.outbox, "a.csv"),
        ]
        try put(monday, stations[0], subject.folders)
        for (source, target) in zip(stations, stations.dropFirst()) {
            for _ in 1...2 {
                let outcome = try subject.folders.move(source, to: target, expecting: digest)
                #expect(outcome == .moved)
                #expect(try subject.contents(source) == nil)
                #expect(try subject.contents(target) == monday)
            }
        }
        #expect(try subject.folders.settledFiles().isEmpty)
    }

    private func anotherContentIsLeftAlone(_ subject: Subject) throws {
        let (source, target) = (FileLocation(.inbox, "a.csv"), FileLocation(.outbox, "a.csv"))
        let outcome = {
            try subject.folders.move(source, to: target, expecting: digest(monday))
        }
        #expect(try outcome() == .gone)
        try put(tuesday, source, subject.folders)
        #expect(try outcome() == .replaced)
        #expect(try subject.contents(source) == tuesday)
        #expect(try subject.contents(target) == nil)
        #expect(try subject.folders.settledFiles() == ["a.csv"])
    }

    private func aTakenTargetIsNotReplaced(_ subject: Subject) throws {
        let (source, target) = (FileLocation(.inbox, "a.csv"), FileLocation(.outbox, "a.csv"))
        try put(monday, source, subject.folders)
        try put(tuesday, target, subject.folders)
        let failure = #expect(throws: FolderFailure.self) {
            try subject.folders.move(source, to: target, expecting: digest(monday))
        }
        #expect(failure?.code == .changed)
        #expect(try subject.contents(source) == monday)
        #expect(try subject.contents(target) == tuesday)

        try put(monday, target, subject.folders)
        #expect(try subject.folders.move(source, to: target, expecting: digest(monday)) == .moved)
        #expect(try subject.contents(source) == nil)
        #expect(try subject.contents(target) == monday)

        try subject.folders.remove(beside: target.path, suffix: "", in: .outbox)
        #expect(try subject.folders.move(source, to: target, expecting: digest(monday)) == .gone)
    }

    private func aPathOutsideIsRefused(_ subject: Subject) throws {
        let folders = subject.folders
        for path in [
            "", "/a.csv", "../a.csv", "a/../../b.csv", "a/", "a//b.csv", "./a.csv", "a\0b",
        ] {
            let failure = #expect(throws: FolderFailure.self, "\(path)") {
                try folders.exists(FileLocation(.inbox, path))
            }
            #expect(failure?.code == .storage)
        }
    }

    private func drop(_ bytes: [UInt8], at path: String, in folders: any SaleFolders) throws {
        try put(bytes, FileLocation(.inbox, path), folders)
    }

    private func put(
        _ bytes: [UInt8],
        _ location: FileLocation,
        _ folders: any SaleFolders
    ) throws {
        try folders.write(bytes, beside: location.path, suffix: "", in: location.place)
    }
}
