import CZlib
import Crypto

enum StubEvidence {}
