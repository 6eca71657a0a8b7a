import Glibc

/// From now on what this process makes is for its owner only, unless the maker says otherwise, and no
/// core dump is left of it: memory and temporary files hold buyers' data and secrets.
package func keepToOwner() {
    umask(0o077)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
}
