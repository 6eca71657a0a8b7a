import Batch
import Fiscal
import Testing

@testable import Commands

@Suite struct SettingsTests {
    @Test func `the settings of the design become values`() throws {
        let settings = try SampleSettings.parse()
        let issuer = try #require(settings.issuers.first)
        #expect(issuer.nit.text == "900373115")
        #expect(issuer.nit.checkDigit == 3)
        #expect(issuer.software.pin.exposed == "12345")
        #expect(issuer.ranges.map(\.prefix) == ["SETP", "CONT"])
        #expect(issuer.ranges[0].numbers == 990_000_000...995_000_000)
        #expect(issuer.ranges.map(\.first) == [990_000_001, 1])
        #expect(issuer.ranges[1].technicalKey == nil)
        #expect(settings.runEvery == 86_400)
        #expect(settings.stores.map(\.folder) == ["chapinero"])
        #expect(settings.simulated.outages.map(\.kind) == [.unavailable])
        #expect(settings.simulated.outages[0].start == settings.simulated.windows[0].start)
        #expect(settings.canonicalForm.contains("\ngaps hold\n"))
        #expect(settings.canonicalForm.contains("\nsubmission 8 60 4 20 5 120 600 3600\n"))
        #expect(settings.alerts == Alerts())
    }

    @Test(
        arguments: [
            ("daily", Weekday.allCases, 86_400), ("daily, by: 21:30", Weekday.allCases, 77_400),
            ("[monday, saturday], by: 24:00", [.monday, .saturday], 86_400),
        ] as [(String, [Weekday], Int64)]
    )
    func `a store sends on the days that are named, and each is due at its time`(
        text: String,
        days: [Weekday],
        due: Int64
    ) throws {
        let settings = SampleSettings.text.replacing("sends: daily", with: "sends: \(text)")
        let store = try #require(try SampleSettings.parse(settings).stores.first)
        #expect(store.sends == .days(Set(days)))
        #expect(store.due == due)
    }

    @Test func `the simulated DIAN's registers and rules are set apart from ours`() throws {
        let text = SampleSettings.text.replacing(
            "    seed: 1\n",
            with: """
                    seed: 1
                    unlinked: ["18760000001"]
                    inactive_software: [otro]
                    rules: {refuse: [FAJ71, FAK55], ignore: [FAV06]}

                """
        )
        let simulated = try SampleSettings.parse(text).simulated
        #expect(simulated.unlinked == ["18760000001"])
        #expect(simulated.inactiveSoftware == ["otro"])
        #expect(
            simulated.effects.mapValues { "\($0)" }
                == ["FAJ71": "refuse", "FAK55": "refuse", "FAV06": "ignore"]
        )
        let wrong = text.replacing("FAK55", with: "FAJ7").replacing("FAV06", with: "FAJ71")
        let messages = SampleSettings.mistakes(in: wrong).map(\.message.es)
        #expect(
            messages.sorted() == [
                "la DIAN simulada no tiene la regla «FAJ7»",
                "la regla «FAJ71» está más de una vez",
            ]
        )
    }

    @Test func `every kind of fault may be left to chance, but flapping is an outage`() throws {
        let kinds = SimulatedSettings.FaultKind.allCases
        for kind in kinds {
            let text = SampleSettings.text.replacing(
                "seed: 1",
                with: "seed: 1\n    chances: {\(kind.rawValue): 5}\n    replay: intentos.jsonl"
            )
            #expect(SampleSettings.mistakes(in: text).isEmpty == (kind != .flapping))
        }
    }

    @Test func `retries are as the annex has them where nothing else is set`() throws {
        let settings = """
              submission:
                parallel: 2
                timeout: 30s
                error: {calls: 3, pause: 5s}
                patience: 0s
              simulated:
            """
        let text = SampleSettings.text.replacing("  simulated:", with: settings)
            .replacing("run_every: 24h", with: "time_budget: 90s")
        let read = try SampleSettings.parse(text)
        let expected = SubmissionPolicy(
            parallelCalls: 2,
            timeout: 30,
            error: SubmissionPolicy.Retry(calls: 3, pause: 5),
            patience: 0
        )
        #expect(read.submission == expected)
        #expect(read.submission.delay == SubmissionPolicy.Retry(calls: 5, pause: 120))
        #expect(read.timeBudget == 90)
        #expect(try SampleSettings.parse().submission == SubmissionPolicy())
    }

    @Test func `ranges may share numbers only in disjoint periods`() throws {
        let sharing = SampleSettings.text.replacing(
            "prefix: CONT, from: 1, to: 5000,",
            with: "prefix: SETP, from: 994000000, to: 994000100,"
        )
        let problem = try #require(SampleSettings.mistakes(in: sharing).first)
        #expect(problem.line == 15)
        #expect(problem.message.es.contains("SETP994000000 a SETP994000100 se cruzan"))
        let later = sharing.replacing("2030-01-19", with: "2024-05-31")
        #expect(SampleSettings.mistakes(in: later) == [])
    }

    @Test func `all mistakes are told, in the order of the file`() {
        let text = SampleSettings.text
            .replacing("language: es", with: "language: fr")
            .replacing("valid_until: 2030-01-19", with: "valid_until: mañana")
            .replacing("seed: 1", with: "seed: uno")
            .replacing("archive: {max_documents: 5000}", with: "archivo: {}")
        #expect(SampleSettings.mistakes(in: text).map(\.line) == [1, 13, 22, 25])
    }

    @Test(
        arguments: [
            ("", 1), ("a: [1", 1), ("language: es\nlanguage: en\n", 1), ("hola", 1), ("- x", 1),
        ]
    )
    func `what is no settings file at all is told without a crash`(text: String, line: Int) throws {
        let problem = try #require(SampleSettings.mistakes(in: text).first)
        #expect(problem.line >= line)
    }

    @Test func `a syntax error does not quote a line that may hold a secret`() throws {
        let text = SampleSettings.text.replacing("pin_file: pin.txt", with: "pin: \"s3creto")
        for problem in SampleSettings.mistakes(in: text) {
            #expect(!"\(problem)".contains("s3creto"))
        }
        #expect(!SampleSettings.mistakes(in: text).isEmpty)
    }

    @Test(
        arguments: [
            // What is replaced, by what, the line of the mistake, a part of the message.
            ("language: es", "language: fr", 1, "«fr» no es un valor de «language»"),
            ("gaps: hold", "gasp: hold", 2, "la clave «gasp» no se conoce"),
            ("run_every: 24h", "run_every: 24", 3, "«24» no es un tiempo válido"),
            ("run_every: 24h", "run_every: 99d", 3, "«99d» no es un tiempo válido"),
            ("run_every: 24h", "time_budget: 2m", 3, "en 120s una corrida no alcanza"),
            ("run_every: 24h", "time_budget: siempre", 3, "«siempre» no es un tiempo válido"),
            (
                "  simulated:", "  submission: {retries: 3}\n  simulated:", 21,
                "«retries» no se conoce"
            ),
            (
                "  simulated:", "  submission: {parallel: 0}\n  simulated:", 21,
                "«0» no es un número"
            ),
            (
                "  simulated:", "  submission: {timeout: 0s}\n  simulated:", 21,
                "«0s» no es un tiempo"
            ),
            ("  simulated:", "  submission: {error: 4}\n  simulated:", 21, "un grupo de claves"),
            (
                "  simulated:", "  submission: {delay: {calls: 0}}\n  simulated:", 21,
                "«0» no es un número entero"
            ),
            ("\"900373115\"", "\"900373115-8\"", 5, "debe ser 3"),
            ("\"900373115\"", "faro", 5, "«faro» no sirve como «nit»"),
            ("name: Almacenes El Faro S.A.S.", "name: \"\"", 6, "«name» está vacío"),
            ("    name: Almacenes El Faro S.A.S.\n", "", 5, "falta «name»"),
            ("city: \"11001\"", "city: Bogotá", 7, "«Bogotá» no sirve como «city»"),
            ("pin_file: pin.txt", "pin_file: otro.txt", 9, "No such file or directory"),
            ("pin_file: pin.txt", "pin_file: pin.txt, pin: \"1\"", 9, "«pin_file» a la vez"),
            (", pin_file: pin.txt", "", 9, "falta «pin» o «pin_file»"),
            ("kind: normal", "kind: papel", 11, "«papel» no es un valor de «kind»"),
            ("prefix: SETP,\n", "prefix: FACTU,\n", 11, "«FACTU» no es un prefijo"),
            ("prefix: SETP,\n", "prefix: setp,\n", 11, "«setp» no es un prefijo"),
            ("to: 995000000", "to: 99", 12, "termina antes, en 99"),
            ("from: 990000000", "from: 1e3", 12, "«1e3» no es un número entero"),
            ("to: 995000000", "to: 1000000000", 12, "«1000000000» no es un número"),
            ("first: 990000001", "first: 7", 12, "7, no está entre"),
            ("valid_until: 2030-01-19", "valid_until: 2018-01-19", 13, "termina antes, el 2018"),
            ("2019-01-19", "2019-02-30", 13, "«2019-02-30» no sirve como «valid_from»"),
            ("fc8eac422eba16e2", "fc8eac422eba16", 14, "«technical_key» no tiene la forma"),
            ("prefix: CONT", "technical_key: aa, prefix: CONT", 15, "talonario no tiene clave"),
            ("prefix: SETP, sends", "prefix: OTRO, sends", 18, "ningún rango tiene el prefijo"),
            ("sends: daily", "sends: hourly", 18, "«hourly» no es un valor de «sends»"),
            ("sends: daily", "sends: [monday, lunes]", 18, "«lunes» no sirve como «sends»"),
            ("sends: daily", "sends: []", 18, "la lista «sends» está vacía"),
            ("sends: daily", "sends: daily, by: 24:01", 18, "«24:01» no sirve como «by»"),
            ("sends: daily", "sends: daily, by: 9pm", 18, "«9pm» no sirve como «by»"),
            ("sends: daily", "sends: daily, by: 00:00", 18, "«00:00» no sirve como «by»"),
            ("folder: chapinero, prefix: SETP, ", "", 18, "no tiene carpeta"),
            ("folder: chapinero", "folder: ../otra", 18, "«../otra» no sirve como «folder»"),
            ("environment: tests", "environment: production", 19, "aún no se firman"),
            ("seed: 1", "seed: -1", 22, "«-1» no es un número entero"),
            ("end: 2025-01-10T19:44", "end: 2025-01-07T19:44", 23, "antes de empezar"),
            ("type: \"04\"", "type: \"01\"", 23, "«01» no es un valor de «type»"),
            ("kind: unavailable", "kind: cansada", 24, "«cansada» no es una clase de falla"),
            ("{max_documents: 5000}", "{max_documents: 0}", 25, "«0» no es un número entero"),
            ("{max_documents: 5000}", "5000", 25, "aquí va un grupo de claves"),
        ]
    )
    func `a mistake is told with its line and its words`(
        old: String,
        new: String,
        line: Int,
        words: String
    ) throws {
        let spoiled = SampleSettings.text.replacing(old, with: new, maxReplacements: 1)
        #expect(spoiled != SampleSettings.text)
        let problem = try #require(SampleSettings.mistakes(in: spoiled).first)
        #expect(problem.line == line, "\(problem)")
        #expect(problem.message.es.contains(words), "\(problem.message.es)")
        #expect(!problem.message.en.isEmpty && !problem.remedy.es.isEmpty)
    }

    @Test(arguments: [
        ("language: en\ngaps: x\n", Language.en), ("gaps: x\n", .es),
        ("language: es # casa\n", .es), ("gaps: x\nlanguage: \"en\"\na: : b\n", .en),
    ]) func `mistakes are told in the language that the settings ask for, whatever else is wrong`(
        text: String,
        language: Language
    ) {
        let mistakes = #expect(throws: SettingsMistakes.self) { try SampleSettings.parse(text) }
        #expect(mistakes?.language == language)
    }
}
