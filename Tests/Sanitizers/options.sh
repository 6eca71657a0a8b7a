# What a program under a sanitizer is run with; to be sourced in the top folder.
#
# Swift's own backtraces and the sanitizers' disagree. The first finding ends the program with a failure. GRDB
# keeps connections for the life of the process: what is still reachable at its end is no leak.
export SWIFT_BACKTRACE=enable=no
export TSAN_OPTIONS=halt_on_error=1:atexit_sleep_ms=0:suppressions=$PWD/Tests/Sanitizers/thread.txt
export ASAN_OPTIONS=detect_leaks=0
