import ArgumentParser
import Yams

enum StubCommands {}
