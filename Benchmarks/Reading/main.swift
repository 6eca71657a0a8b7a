import Fiscal
import Glibc
import SaleFiles

/// How fast sale files are read to typed sale documents, on one core:
/// `BenchmarkReading [MB] [csv|csv-quoted|json]`.
///
/// Each file is read once to learn its form (profile) and once for its sales (read), as a run does.
/// The sum of its bytes, added one by one, stands beside them: what touching every byte costs here.
let arguments = CommandLine.arguments.dropFirst()
let megabytes = arguments.first.flatMap { Int($0) } ?? 64
let chosen = Set(arguments.dropFirst())
let rounds = 7
let context = ReadingContext(issuers: [try Shop.issuer()])

print("format     bytes     sales   sum MB/s   profile MB/s   read MB/s   both MB/s")
for format in ["csv", "csv-quoted", "json"] where chosen.isEmpty || chosen.contains(format) {
    var night = Night(seed: 1)
    let bytes =
        format == "json"
        ? night.json(bytes: megabytes << 20)
        : night.csv(bytes: megabytes << 20, isQuoted: format == "csv-quoted")
    try report(format, bytes)
}

func report(_ format: String, _ bytes: [UInt8]) throws {
    let name = format == "json" ? "ventas.json" : "ventas.csv"
    var times: [[Double]] = [[], [], []]
    var sales = 0
    for _ in 0..<rounds {
        times[0].append(seconds { precondition(sum(of: bytes) != 1) })
        var profile: SaleFileProfile?
        times[1].append(seconds { profile = Shop.profile(bytes, name: name) })
        guard let profile else { return }
        times[2].append(seconds { sales = Shop.read(bytes, profile) })
    }
    let medians = times.map { $0.sorted()[rounds / 2] }
    let speeds = (medians + [medians[1] + medians[2]]).map { Int(Double(bytes.count) / $0 / 1e6) }
    let cells = [format, "\(bytes.count)", "\(sales)"] + speeds.map { "\($0)" }
    print(cells.joined(separator: "   "))
}

/// Of this thread's CPU, so that other programs on the machine do not count.
func seconds(_ work: () -> Void) -> Double {
    let start = threadTime()
    work()
    return threadTime() - start
}

func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

@inline(never)
func sum(of bytes: [UInt8]) -> UInt64 {
    var sum: UInt64 = 0
    for byte in bytes { sum = sum &* 31 &+ UInt64(byte) }
    return sum
}
