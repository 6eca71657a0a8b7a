import Fiscal
import TestKit
import Testing

struct ContractTests {
    @Test func `the folders on disk keep the contract`() throws {
        try FoldersContract(digest: { try sha256(of: $0) }) {
            let workspace = try Workspace()
            return FoldersContract.Subject(workspace.folders) { location in
                let place =
                    location.place == .resolved ? "rejected/resolved" : location.place.rawValue
                return workspace.disk.contents(of: "\(place)/\(location.path)")
            }
        }.check()
    }

    @Test func `the folders in memory keep the contract`() throws {
        try FoldersContract(digest: pseudoDigest) {
            let folders = MemoryFolders()
            return FoldersContract.Subject(folders, contents: folders.contents)
        }.check()
    }
}
