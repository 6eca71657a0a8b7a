import Fiscal
import Foundation
import Glibc

/// A regular file anywhere on this machine, read from its beginning as often as one likes.
struct LocalFile {
    private let path: String
    private let handle: FileHandle

    /// What is no regular file is refused: a pipe would be waited for, a folder has no bytes.
    init(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let number = errno
            let words = String(cString: strerror(number))
            throw Refusal.cannotOpen(path, Trouble(errno: number, words: words).cause)
        }
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        self.path = path
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal.notAFile(path)
        }
    }

    /// Hands out the whole file in pieces; gives its size in bytes.
    func read(_ each: (UnsafeRawBufferPointer) -> Void) throws -> Int64 {
        try handle.seek(toOffset: 0)
        var size: Int64 = 0
        while let chunk = try handle.read(upToCount: 256 * 1024), !chunk.isEmpty {
            chunk.withUnsafeBytes(each)
            size += Int64(chunk.count)
        }
        return size
    }

    /// Somebody writes to it: what was seen is of no file.
    var hasChanged: Refusal {
        Refusal(
            Bilingual(
                es: "«\(path)» cambió mientras se leía",
                en: "“\(path)” changed while it was being read"
            ),
            remedy: Bilingual(
                es: "Espere a que termine la copia y repita la orden.",
                en: "Wait until the copy is complete and repeat the command."
            ),
            status: .failure
        )
    }
}

extension Workspace {
    /// Where a file lies below this workspace's inbox; nil when it lies elsewhere.
    func pathBelowInbox(of file: String) -> String? {
        let inbox = URL(filePath: "\(root)/inbox").standardized.path + "/"
        let path = URL(filePath: file).standardized.path
        return path.hasPrefix(inbox) ? String(path.dropFirst(inbox.count)) : nil
    }
}

extension Refusal {
    fileprivate static func cannotOpen(_ path: String, _ cause: Bilingual) -> Refusal {
        Refusal(
            Bilingual(
                es: "no se pudo abrir «\(path)»: \(cause.es)",
                en: "“\(path)” could not be opened: \(cause.en)"
            ),
            remedy: Bilingual(
                es: "Revise la ruta y los permisos del archivo.",
                en: "Look at the file's path and permissions."
            ),
            status: .failure
        )
    }

    fileprivate static func notAFile(_ path: String) -> Refusal {
        Refusal(
            Bilingual(
                es: "«\(path)» no es un archivo corriente",
                en: "“\(path)” is not a regular file"
            ),
            remedy: Bilingual(
                es: "Indique el archivo mismo.",
                en: "Name the file itself."
            ),
            status: .failure
        )
    }
}
