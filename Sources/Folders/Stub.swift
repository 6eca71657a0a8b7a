enum StubFolders {}
