// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with: the compiler keeps the layers of `design.md`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let sqlite: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// SQLite's own functions, for the binds of the hot path.
let rawSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)

func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "TestKit"] + dependencies,
        swiftSettings: strict
    )
}

let package = Package(
    name: "contingencia",
    products: [.executable(name: "contingencia", targets: ["contingencia"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CZlib",
            path: "Sources/CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"])]
        ),
        // glibc's own; Swift's module of glibc leaves it out.
        .systemLibrary(name: "CMalloc", path: "Sources/CMalloc"),
        layer("Fiscal"),
        layer("SaleFiles", ["Fiscal"]),
        layer("Invoices", ["Fiscal", crypto]),
        layer("Batch", ["Fiscal", "SaleFiles", "Invoices"]),
        layer("Ledger", ["Fiscal", crypto, sqlite, rawSQLite]),
        layer("Evidence", ["Fiscal", crypto, "CZlib"]),
        layer("Folders", ["Fiscal", crypto, "CMalloc"]),
        layer("SimulatedDIAN", ["Fiscal", crypto, sqlite]),
        layer(
            "Commands",
            [
                "Fiscal", "SaleFiles", "Invoices", "Batch", "Ledger", "Evidence", "Folders",
                "SimulatedDIAN", arguments, crypto, yaml,
            ]
        ),
        .executableTarget(
            name: "contingencia",
            dependencies: ["Commands"],
            swiftSettings: strict
        ),
        .target(
            name: "TestKit",
            dependencies: ["Fiscal", crypto],
            path: "Tests/TestKit",
            swiftSettings: strict
        ),
        tests("Fiscal"),
        tests("SaleFiles", ["Fiscal"]),
        tests("Invoices", ["Fiscal"]),
        tests("Batch", ["Fiscal", "SaleFiles", "Invoices", "Ledger", "SimulatedDIAN"]),
        tests("Ledger", ["Fiscal", sqlite]),
        tests("Evidence", ["Fiscal", crypto]),
        tests("Folders", ["Fiscal"]),
        tests("SimulatedDIAN", ["Fiscal", sqlite]),
        tests("Commands", ["Fiscal", "Batch"]),
    ]
)

// The fuzzer has no main of its own, so only `scripts/fuzz` may see it.
if Context.environment["CONTINGENCIA_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "SaleFilesFuzzer",
            dependencies: ["Fiscal", "SaleFiles"],
            path: "Tests/SaleFilesFuzzer",
            exclude: ["csv.dict", "json.dict"],
            swiftSettings: strict
        )
    )
}

// Benchmarks are built only when they are asked for (see scripts/bench).
if Context.environment["CONTINGENCIA_BENCHMARKS"] != nil {
    func benchmark(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
        .executableTarget(
            name: "Benchmark\(name)",
            dependencies: dependencies,
            path: "Benchmarks/\(name)",
            swiftSettings: strict
        )
    }
    package.targets += [
        benchmark(
            "Parts",
            ["Fiscal", "SaleFiles", "Invoices", "Ledger", "Evidence", "SimulatedDIAN"]
        ),
        benchmark("Floor", [crypto, rawSQLite, "CZlib"]),
    ]
}
