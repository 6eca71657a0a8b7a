import Glibc

/// Opens what was closed of standard input, output and error, so that no file of the workspace gets its
/// number and then a report.
///
/// For reading only: to write there still fails, and is told.
package func fillStandardDescriptors() {
    while true {
        let descriptor = uninterrupted { open("/dev/null", O_RDONLY) }
        guard (0...STDERR_FILENO).contains(descriptor) else {
            close(descriptor)
            return
        }
    }
}
