import CMalloc

/// Lets threads keep the memory that they use again for the next text or row.
///
/// glibc gives back what lies free at the end of a thread's heap above 128 KiB, and takes it again with
/// the next large text: a tenth of a run's time (mallopt(3), `M_TRIM_THRESHOLD`). What is larger than a
/// mebibyte is still given back at once.
package func keepMemoryOfThreads() {
    mallopt(M_TRIM_THRESHOLD, 128 << 20)
    mallopt(M_MMAP_THRESHOLD, 1 << 20)
}
