CREATE TABLE archive (
    id INTEGER PRIMARY KEY,
    chain TEXT NOT NULL REFERENCES chain,
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('recepcion', 'emision', 'respuestas', 'corrida')),
    plannedAt INTEGER NOT NULL,
    isReenactment INTEGER NOT NULL CHECK (isReenactment IN (0, 1)),
    run INTEGER NOT NULL REFERENCES run,
    previous INTEGER,
    toldTick INTEGER,
    toldJournal INTEGER,
    digest BLOB CHECK (length(digest) = 32),
    size INTEGER CHECK (size > 0),
    sealedIn INTEGER REFERENCES run,
    UNIQUE (chain, number),
    CHECK ((digest IS NULL) = (size IS NULL) AND (digest IS NULL) = (sealedIn IS NULL)),
    CHECK ((kind = 'corrida') = (toldTick IS NOT NULL)),
    CHECK ((kind = 'corrida') = (toldJournal IS NOT NULL))
) STRICT;
INSERT INTO "archive" VALUES(1,'900373115',1,'recepcion',1736600400,1,1,NULL,NULL,NULL,X'95B969FA9A8202CC6E48DE3EF895435AE926AD6FB4C2E5F2C4DA343C8FC9A5D6',5292,1);
INSERT INTO "archive" VALUES(2,'sin-emisor',1,'recepcion',1736600400,1,1,NULL,NULL,NULL,X'FCD69A76A44A09A535978569CB507C1662D6CE6A9E9804A81C786251E21453F8',3591,1);
INSERT INTO "archive" VALUES(3,'900373115',2,'emision',1736600400,1,1,1,NULL,NULL,X'ACAEF8BBCC36D78823219E7AE69A49B7530459FEDD5E02341DA52BFBD2617118',23668,1);
INSERT INTO "archive" VALUES(4,'900373115',3,'respuestas',1736601020,1,1,3,NULL,NULL,X'FD1481BC930ED256271F927A32A9FDD4D81D35DE32B441A3C6D7BEAA42692C65',12119,1);
INSERT INTO "archive" VALUES(5,'900373115',4,'corrida',1736601020,1,1,4,1,8,X'3C672F30C171B92783D2E4E6779DE34893210C303A05F392BD4FF8AB8DFA74E8',13715,1);
INSERT INTO "archive" VALUES(6,'sin-emisor',2,'corrida',1736601020,1,1,2,2,8,X'31B047A6319017ECACA1AF84EA88012EA9D1703C04477FB5DFDF97D6C881B80C',9001,1);
CREATE TABLE arrival (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    size INTEGER NOT NULL CHECK (size >= 0),
    profile TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    receivedAt INTEGER NOT NULL,
    issuer INTEGER CHECK (issuer > 0),
    chain TEXT NOT NULL GENERATED ALWAYS AS (coalesce(CAST(issuer AS TEXT), 'sin-emisor')),
    findings TEXT,
    isFinished INTEGER NOT NULL DEFAULT 0 CHECK (isFinished IN (0, 1)),
    isTrusted INTEGER NOT NULL DEFAULT 1 CHECK (isTrusted IN (0, 1)),
    sales INTEGER NOT NULL DEFAULT 0,
    archive INTEGER,
    entry TEXT,
    isSealed INTEGER NOT NULL DEFAULT 0 CHECK (isSealed IN (0, 1)),
    place TEXT NOT NULL DEFAULT 'inbox'
        CHECK (place IN ('inbox', 'outbox', 'rejected', 'resolved')),
    placePath TEXT NOT NULL,
    isDelivered INTEGER NOT NULL DEFAULT 1 CHECK (isDelivered IN (0, 1)),
    isWithdrawn INTEGER NOT NULL DEFAULT 0 CHECK (isWithdrawn IN (0, 1)),
    CHECK ((archive IS NULL) = (entry IS NULL)),
    CHECK (isFinished OR archive IS NULL),
    CHECK (archive IS NOT NULL OR NOT isSealed)
) STRICT;
INSERT INTO "arrival" VALUES(1,'basura.csv',X'6D2360BEB78B1419AD19944D71045F8DCF829021FAB5B81A20CB8E15CBED932C',32,'1 csv semicolon utf-8 unclear',1,1736600400,NULL,'[{"code":"CSV-04","count":1,"message":{"en":"Column “esto no es un archivo de ventas” is not known and is ignored.","es":"La columna «esto no es un archivo de ventas» no se conoce y no se tiene en cuenta."},"places":[{"column":1,"field":"esto no es un archivo de ventas","line":1}],"remedy":{"en":"If it belongs on the invoice, ask the operator under which heading it is read.","es":"Si el dato va en la factura, pregunte al operador con qué título se lee."},"severity":"warning"},{"code":"CSV-01","count":1,"message":{"en":"The first row lacks required columns: tipo, numero/factura, fecha/fecha_hora, descripcion, cantidad, precio.","es":"Faltan columnas obligatorias en la primera fila: tipo, numero/factura, fecha/fecha_hora, descripcion, cantidad, precio."},"places":[{"column":1,"line":1}],"remedy":{"en":"Export the file with these columns and their headings in the first row. If it has them under other headings, the operator can declare them: `contingencia inspect`.","es":"Exporte el archivo con esas columnas y sus títulos en la primera fila. Si las trae con otros títulos, el operador puede declararlos: «contingencia inspect»."},"severity":"error"}]',1,0,0,2,'archivos/000001.csv',1,'rejected','basura.csv',1,0);
INSERT INTO "arrival" VALUES(2,'chapinero/otra-vez.csv',X'4EAF704DFA5CACC6939DD17E80BEC1A8121B46A0E34AE9F8975E73506EABEFAD',184,'2 csv semicolon utf-8 comma taxes=some',1,1736600400,900373115,NULL,1,1,2,1,'archivos/000001.csv',1,'outbox','chapinero/otra-vez.csv',1,0);
INSERT INTO "arrival" VALUES(3,'chapinero/ventas.csv',X'95AAF0D1BD7866B8869C74962ADB19D35501E30F0372FA3D681E89138CFC0E96',243,'2 csv semicolon utf-8 comma taxes=some',1,1736600400,900373115,NULL,1,1,3,1,'archivos/000002.csv',1,'outbox','chapinero/ventas.csv',1,0);
INSERT INTO "arrival" VALUES(4,'kennedy/ventas.csv',X'3CB93F1D53F0EE35B5037E494D819896351EE2823D074CFB6E316367C368FF0B',230,'2 csv semicolon utf-8 comma taxes=some',1,1736600400,900373115,NULL,1,1,3,1,'archivos/000003.csv',1,'rejected','kennedy/ventas.csv',1,0);
INSERT INTO "arrival" VALUES(5,'salto.csv',X'35FAC4A5B40F71D12F5E21E6048E5A01B996DCE9802B9CFC8EEF74D156AE4FA0',178,'2 csv semicolon utf-8 comma taxes=some',1,1736600400,900373115,NULL,1,1,2,1,'archivos/000004.csv',1,'inbox','salto.csv',1,0);
INSERT INTO "arrival" VALUES(6,'usaquen/borradores.csv',X'18B02C7A98D5E3EE9C9E297CDC82FB6BF2FB61CE22B163B78B0EE0EDC1C970F6',184,'2 csv semicolon utf-8 comma taxes=some',1,1736600400,900373115,NULL,1,1,2,1,'archivos/000005.csv',1,'outbox','usaquen/borradores.csv',1,0);
CREATE TABLE attempt (
    document INTEGER NOT NULL REFERENCES document,
    attempt INTEGER NOT NULL CHECK (attempt > 0),
    step TEXT NOT NULL CHECK (step IN ('send', 'askStatus')),
    at INTEGER NOT NULL,
    answeredAt INTEGER,
    answer TEXT,
    detail TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, attempt),
    CHECK ((answeredAt IS NULL) = (answer IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "attempt" VALUES(1,1,'send',1736600400,1736600400,'accepted','');
INSERT INTO "attempt" VALUES(2,1,'send',1736600400,1736600400,'not-answered','connection reset by peer');
INSERT INTO "attempt" VALUES(2,2,'askStatus',1736600420,1736600420,'not-answered','connection reset by peer');
INSERT INTO "attempt" VALUES(2,3,'askStatus',1736600440,1736600440,'accepted','');
INSERT INTO "attempt" VALUES(3,1,'send',1736600400,1736600400,'already-known','187ad1d66b33d146b42fb5298bd59b6406cd5064418308e922d7c6dde2267e58c1aee56247a7bed5f39b3a8d946d0484');
INSERT INTO "attempt" VALUES(3,2,'askStatus',1736600420,1736600420,'accepted','');
INSERT INTO "attempt" VALUES(4,1,'send',1736600400,1736600400,'not-answered','connection reset by peer');
INSERT INTO "attempt" VALUES(4,2,'askStatus',1736600420,1736600420,'accepted','');
INSERT INTO "attempt" VALUES(5,1,'send',1736600400,1736600400,'accepted','');
INSERT INTO "attempt" VALUES(6,1,'send',1736600400,1736600400,'accepted','');
INSERT INTO "attempt" VALUES(7,1,'send',1736600400,1736600400,'not-answered','connection reset while sending');
INSERT INTO "attempt" VALUES(7,2,'askStatus',1736600420,1736600420,'unknown','');
INSERT INTO "attempt" VALUES(7,3,'askStatus',1736600440,1736600440,'unknown','');
INSERT INTO "attempt" VALUES(7,4,'askStatus',1736600460,1736600460,'unknown','');
INSERT INTO "attempt" VALUES(7,5,'askStatus',1736601000,1736601000,'unknown','');
INSERT INTO "attempt" VALUES(7,6,'send',1736601020,1736601020,'accepted','');
INSERT INTO "attempt" VALUES(8,1,'send',1736600400,1736600400,'accepted','');
CREATE TABLE authorisedRange (
    id INTEGER PRIMARY KEY,
    issuer INTEGER NOT NULL CHECK (issuer > 0),
    authorisation TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('normal', 'talonario')),
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL CHECK (first > 0),
    last INTEGER NOT NULL CHECK (last >= first),
    validFrom INTEGER NOT NULL,
    validUntil INTEGER NOT NULL CHECK (validUntil >= validFrom),
    isUsed INTEGER NOT NULL DEFAULT 0 CHECK (isUsed IN (0, 1)),
    UNIQUE (issuer, authorisation, kind, prefix, first, last, validFrom, validUntil)
) STRICT;
INSERT INTO "authorisedRange" VALUES(1,900373115,'18764000000771','normal','CHAP',1,50000,19875,20605,1);
INSERT INTO "authorisedRange" VALUES(2,900373115,'18764000000773','normal','KENN',1,20000,19875,20605,1);
INSERT INTO "authorisedRange" VALUES(3,900373115,'18764000000774','normal','KEN2',1,20000,19875,20605,1);
INSERT INTO "authorisedRange" VALUES(4,900373115,'18764000000772','normal','USAQ',1,50000,19875,20605,1);
CREATE TABLE chain (
    name TEXT PRIMARY KEY,
    journalTold INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO "chain" VALUES('900373115',8);
INSERT INTO "chain" VALUES('sin-emisor',8);
CREATE TABLE clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    latest INTEGER,
    -- Grows whenever a 'corrida' is begun: tells what was written before from what was
    -- written while it was being sealed.
    tick INTEGER NOT NULL
) STRICT;
INSERT INTO "clock" VALUES(1,1736601020,3);
CREATE TABLE closing (
    arrival INTEGER NOT NULL REFERENCES arrival ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    placeLine INTEGER,
    placeColumn INTEGER,
    placePointer TEXT,
    prefix TEXT NOT NULL,
    first INTEGER CHECK (first > 0),
    last INTEGER CHECK (last BETWEEN first AND 999999999),
    day INTEGER NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0),
    findings TEXT,
    standing TEXT NOT NULL DEFAULT 'new'
        CHECK (standing IN ('new', 'open', 'met', 'replaced')),
    known INTEGER NOT NULL DEFAULT 0 CHECK (known >= 0),
    sum INTEGER NOT NULL DEFAULT 0,
    entry INTEGER REFERENCES journal,
    PRIMARY KEY (arrival, ordinal),
    CHECK ((first IS NULL) = (last IS NULL)),
    CHECK ((standing = 'new') = (entry IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE contingencyWindow (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL CHECK (type IN ('03', '04')),
    start INTEGER NOT NULL,
    "end" INTEGER CHECK ("end" >= start),
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    declaredBy TEXT NOT NULL,
    declaredAt INTEGER NOT NULL
, amendedBy TEXT, amendedAt INTEGER) STRICT;
INSERT INTO "contingencyWindow" VALUES(1,'04',1736375460,1736556240,'Comunicado','','Ana',1736599800,NULL,NULL);
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    arrival INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    issuer INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    consecutive INTEGER NOT NULL,
    content BLOB NOT NULL CHECK (length(content) = 32),
    uniqueCode BLOB NOT NULL CHECK (length(uniqueCode) = 48),
    issuedAt INTEGER NOT NULL,
    fileName TEXT NOT NULL,
    archive INTEGER NOT NULL,
    entry TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state = 'accepted' OR state = 'planned' OR state = 'toSend'
        OR state = 'inFlight' OR state = 'unresolved' OR state = 'acceptedWithoutReceipt'
        OR state = 'refused' OR state = 'disputed'),
    -- 0, or the document's own id once DIAN refused it: with the unique index below, a
    -- number has at most one document that is not refused, and is accepted at most once.
    refusal INTEGER NOT NULL DEFAULT 0
        CHECK (refusal = CASE state WHEN 'refused' THEN id ELSE 0 END),
    attempts INTEGER NOT NULL DEFAULT 0,
    lastSentAt INTEGER,
    answeredAt INTEGER,
    notifications TEXT,
    answerArchive INTEGER,
    answerEntry TEXT, range INTEGER,
    UNIQUE (issuer, prefix, consecutive, refusal),
    FOREIGN KEY (issuer, prefix, consecutive) REFERENCES number,
    CHECK ((answerArchive IS NULL) = (answerEntry IS NULL))
) STRICT;
INSERT INTO "document" VALUES(1,2,0,900373115,'CHAP',1201,X'E55411BF685CF422D83FB0F0D84727AFA4E6815E7EA4F5C1A40464434DC3C748',X'D20BC82749AB5EC446A5EA9AAEBE0997DD2DEA3645E5F61C49CE4270E78424B7FCD76857F4B8D1A20A7B60F0471313F2',1736434860,'fv09003731150002500000001',3,'facturas/CHAP1201.xml','accepted',0,1,1736600400,1736600400,NULL,4,'respuestas/CHAP1201-1.xml',1);
INSERT INTO "document" VALUES(2,2,1,900373115,'CHAP',1202,X'12A464E38FFB7CC33566FDDD0874F05F2C002334C81911BB4D52610E701F4995',X'44087CFB8E227A491030208D667DECBD3A2AFF8ABF5CEDEE05A60DA67170FF052C78A895EB6E0EBB548140789669D9BA',1736434920,'fv09003731150002500000002',3,'facturas/CHAP1202.xml','accepted',0,3,1736600400,1736600440,NULL,4,'respuestas/CHAP1202-2.xml',1);
INSERT INTO "document" VALUES(3,3,2,900373115,'CHAP',1203,X'3EDB6BA0418903484225EA158E41020F29EC564E3744EC635F0FBF8CFD634130',X'187AD1D66B33D146B42FB5298BD59B6406CD5064418308E922D7C6DDE2267E58C1AEE56247A7BED5F39B3A8D946D0484',1736434980,'fv09003731150002500000003',3,'facturas/CHAP1203.xml','accepted',0,2,1736600400,1736600420,NULL,4,'respuestas/CHAP1203-3.xml',1);
INSERT INTO "document" VALUES(4,4,0,900373115,'KENN',1,X'78D9CB98D3FC132CF19630613A5BAF5FD9929A4F5CEE5A67306EA4DD4A7C998F',X'E79A4E13541212CDADA900B110CCE15F4995E91B4767F142DA3A00C4DCFE9FE1D90714DBF61CE6460EDE67244C9C9A6A',1736434860,'fv09003731150002500000004',3,'facturas/KENN1.xml','accepted',0,2,1736600400,1736600420,NULL,4,'respuestas/KENN1-4.xml',2);
INSERT INTO "document" VALUES(5,4,2,900373115,'KENN',3,X'484C1B6A0D6E204358BF2662056CDD6C5DE819F375F975F9D933C6431B62CECC',X'7651B65F66439611FF6AAE488EA48625F3A5739D41DB17178205289CA07237AC6D33599259D3FA30B1EE5889BE143E04',1736434980,'fv09003731150002500000005',3,'facturas/KENN3.xml','accepted',0,1,1736600400,1736600400,NULL,4,'respuestas/KENN3-5.xml',2);
INSERT INTO "document" VALUES(6,5,0,900373115,'KEN2',1,X'057A4C5A18FF2A3AD419955CF8EC474EB625B97DC1E5DCAFABD200122D4D544A',X'810E684DE4B446A3A99EFD46E2CB01588B80F93ECF3C3584F78540559427DC6BAFACD72D37D82DDF52F09D4173E8E8A9',1736434860,'fv09003731150002500000006',3,'facturas/KEN21.xml','accepted',0,1,1736600400,1736600400,NULL,4,'respuestas/KEN21-6.xml',3);
INSERT INTO "document" VALUES(7,6,0,900373115,'USAQ',3401,X'543A394C432850D1C5C8888F6663E499E745A362ECCDE4FE8D6BCBED5DF5D5B3',X'DD8601CBCE22EDE6402A0D666105FB9ECFC41867D536C5E15FC9F42D8B90A876C47759CDB60D820BF7A598C07B504B56',1736600400,'fv09003731150002500000007',3,'facturas/USAQ3401.xml','accepted',0,6,1736601020,1736601020,NULL,4,'respuestas/USAQ3401-7.xml',4);
INSERT INTO "document" VALUES(8,6,1,900373115,'USAQ',3402,X'164CB2AEEF4BADF9C431D320852D0B154A2B9B29E5C6516F48B3DE45831C676B',X'8B9EE769814B31F302848F5519863E46C6A7A0E4A78E44618A61AF74FDF5431929FFE8F80EE9F109E5715C0B8D4F69A5',1736600400,'fv09003731150002500000008',3,'facturas/USAQ3402.xml','accepted',0,1,1736600400,1736600400,NULL,4,'respuestas/USAQ3402-8.xml',4);
CREATE TABLE fateTotal (
    fate TEXT PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count >= 0),
    billions INTEGER NOT NULL,
    rest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "fateTotal" VALUES('accepted',8,0,9520000);
INSERT INTO "fateTotal" VALUES('awaitingCorrection',1,0,0);
INSERT INTO "fateTotal" VALUES('held',1,0,1190000);
INSERT INTO "fateTotal" VALUES('issued',0,0,0);
INSERT INTO "fateTotal" VALUES('ready',0,0,0);
CREATE TABLE fileCounter (
    issuer INTEGER NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last > 0),
    archive INTEGER NOT NULL,
    PRIMARY KEY (issuer, year, last)
) STRICT, WITHOUT ROWID;
INSERT INTO "fileCounter" VALUES(900373115,2025,8,3);
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    chain TEXT REFERENCES chain,
    run INTEGER REFERENCES run,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    by TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
INSERT INTO "journal" VALUES(1,NULL,NULL,1736599800,'window-declared','window 1','Ana','04 2025-01-08T17:31:00-05:00/2025-01-10T19:44:00-05:00; Comunicado');
INSERT INTO "journal" VALUES(2,'900373115',1,1736600400,'file-received','chapinero/otra-vez.csv','','ventas: 2; data/archivos/000001.csv, SHA-256 4eaf704dfa5cacc6939dd17e80bec1a8121b46a0e34ae9f8975e73506eabefad');
INSERT INTO "journal" VALUES(3,'900373115',1,1736600400,'file-received','chapinero/ventas.csv','','ventas: 3; data/archivos/000002.csv, SHA-256 95aaf0d1bd7866b8869c74962adb19d35501e30f0372fa3d681e89138cfc0e96');
INSERT INTO "journal" VALUES(4,'900373115',1,1736600400,'file-received','kennedy/ventas.csv','','ventas: 3; data/archivos/000003.csv, SHA-256 3cb93f1d53f0ee35b5037e494d819896351ee2823d074cfb6e316367c368ff0b');
INSERT INTO "journal" VALUES(5,'900373115',1,1736600400,'file-received','salto.csv','','ventas: 2; data/archivos/000004.csv, SHA-256 35fac4a5b40f71d12f5e21e6048e5a01b996dce9802b9cfc8eef74d156ae4fa0');
INSERT INTO "journal" VALUES(6,'900373115',1,1736600400,'file-received','usaquen/borradores.csv','','ventas: 2; data/archivos/000005.csv, SHA-256 18b02c7a98d5e3ee9c9e297cdc82fb6bf2fb61ce22b163b78b0ee0edc1c970f6');
INSERT INTO "journal" VALUES(7,'sin-emisor',1,1736600400,'file-received','basura.csv','','ventas: 0; data/archivos/000001.csv, SHA-256 6d2360beb78b1419ad19944d71045f8dcf829021fab5b81a20cb8e15cbed932c');
INSERT INTO "journal" VALUES(8,NULL,1,1736600400,'authority-reachable','DIAN','','');
CREATE TABLE lastSent (
    folder TEXT NOT NULL CHECK (folder = '' OR folder LIKE '%/'),
    prefix TEXT NOT NULL,
    day INTEGER NOT NULL,
    PRIMARY KEY (folder, prefix)
) STRICT, WITHOUT ROWID;
INSERT INTO "lastSent" VALUES('','KEN2',20097);
INSERT INTO "lastSent" VALUES('chapinero/','CHAP',20097);
INSERT INTO "lastSent" VALUES('kennedy/','KENN',20097);
INSERT INTO "lastSent" VALUES('usaquen/','USAQ',20097);
CREATE TABLE number (
    issuer INTEGER NOT NULL CHECK (issuer > 0),
    prefix TEXT NOT NULL,
    consecutive INTEGER NOT NULL CHECK (consecutive BETWEEN 1 AND 999999999),
    fate TEXT NOT NULL CHECK (fate = 'accepted' OR fate = 'ready' OR fate = 'issued'
        OR fate = 'held' OR fate = 'awaitingCorrection' OR fate = 'awaitingWindow'
        OR fate = 'disputed' OR fate = 'disabled'),
    ownerArrival INTEGER,
    ownerOrdinal INTEGER,
    content BLOB CHECK (length(content) = 32),
    total INTEGER NOT NULL DEFAULT 0,
    wasRefused INTEGER NOT NULL DEFAULT 0 CHECK (wasRefused IN (0, 1)),
    document INTEGER,
    acceptedIn INTEGER REFERENCES run, paperKind TEXT, paperNumber TEXT
    CHECK ((paperNumber IS NULL) = (paperKind IS NULL)), act INTEGER
    CHECK (act IS NULL OR fate <> 'disputed'), authorityCode BLOB
    CHECK (authorityCode IS NULL
        OR (length(authorityCode) = 48 AND act IS NOT NULL AND fate = 'accepted')),
    PRIMARY KEY (issuer, prefix, consecutive),
    CHECK ((ownerArrival IS NULL) = (ownerOrdinal IS NULL)),
    CHECK (ownerArrival IS NOT NULL OR content IS NULL),
    CHECK ((fate = 'accepted') = (acceptedIn IS NOT NULL)),
    CHECK ((fate <> 'issued' AND fate <> 'accepted' AND fate <> 'disputed') OR document IS NOT NULL),
    CHECK (NOT wasRefused OR fate = 'awaitingCorrection')
) STRICT, WITHOUT ROWID;
INSERT INTO "number" VALUES(900373115,'CHAP',1201,'accepted',2,0,X'E55411BF685CF422D83FB0F0D84727AFA4E6815E7EA4F5C1A40464434DC3C748',1190000,0,1,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'CHAP',1202,'accepted',2,1,X'12A464E38FFB7CC33566FDDD0874F05F2C002334C81911BB4D52610E701F4995',1190000,0,2,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'CHAP',1203,'accepted',3,2,X'3EDB6BA0418903484225EA158E41020F29EC564E3744EC635F0FBF8CFD634130',1190000,0,3,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'KEN2',1,'accepted',5,0,X'057A4C5A18FF2A3AD419955CF8EC474EB625B97DC1E5DCAFABD200122D4D544A',1190000,0,6,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'KEN2',3,'held',5,1,X'66380881F622C41DF18DF2124D12034CFB0284F97B0D9EB38B61E01CB462C958',1190000,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'KENN',1,'accepted',4,0,X'78D9CB98D3FC132CF19630613A5BAF5FD9929A4F5CEE5A67306EA4DD4A7C998F',1190000,0,4,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'KENN',2,'awaitingCorrection',4,1,NULL,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'KENN',3,'accepted',4,2,X'484C1B6A0D6E204358BF2662056CDD6C5DE819F375F975F9D933C6431B62CECC',1190000,0,5,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'USAQ',3401,'accepted',6,0,X'543A394C432850D1C5C8888F6663E499E745A362ECCDE4FE8D6BCBED5DF5D5B3',1190000,0,7,1,NULL,NULL,NULL,NULL);
INSERT INTO "number" VALUES(900373115,'USAQ',3402,'accepted',6,1,X'164CB2AEEF4BADF9C431D320852D0B154A2B9B29E5C6516F48B3DE45831C676B',1190000,0,8,1,NULL,NULL,NULL,NULL);
CREATE TABLE numberAct (
    id INTEGER PRIMARY KEY REFERENCES journal,
    kind TEXT NOT NULL CHECK (kind IN ('number-disabled', 'number-enabled',
        'number-released', 'number-released-as-01', 'number-released-as-03',
        'number-released-as-04', 'number-retried', 'number-settled-ours',
        'number-settled-other')),
    issuer INTEGER NOT NULL CHECK (issuer > 0),
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL CHECK (first > 0),
    last INTEGER NOT NULL CHECK (last >= first)
) STRICT;
CREATE TABLE observedOutage (
    id INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER CHECK ("end" >= start)
) STRICT;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    begunAt INTEGER NOT NULL,
    endedAt INTEGER,
    accepted INTEGER NOT NULL DEFAULT 0,
    acceptedBillions INTEGER NOT NULL DEFAULT 0,
    acceptedRest INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "run" VALUES(1,1736600400,1736601020,8,0,9520000);
CREATE TABLE sale (
    arrival INTEGER NOT NULL REFERENCES arrival ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    placeLine INTEGER,
    placeColumn INTEGER,
    placeField TEXT,
    placePointer TEXT,
    placeNumber TEXT,
    prefix TEXT,
    consecutive INTEGER CHECK (consecutive BETWEEN 1 AND 999999999),
    type TEXT CHECK (type = '01' OR type = '03' OR type = '04'),
    soldAt INTEGER,
    total INTEGER,
    content BLOB CHECK (length(content) = 32),
    voidedBecause TEXT,
    declaredCode BLOB CHECK (length(declaredCode) = 48),
    codeChain TEXT,
    store TEXT,
    readerFindings TEXT,
    standing TEXT CHECK (standing = 'current' OR standing = 'repeated'
        OR standing = 'faulty' OR standing = 'conflicting' OR standing = 'rival'
        OR standing = 'superseded'),
    judgedFindings TEXT,
    authorityFindings TEXT, paperKind TEXT CHECK (paperKind IN ('FTC', 'FTP')), paperNumber TEXT
    CHECK ((paperNumber IS NULL) = (paperKind IS NULL)
        AND (paperNumber IS NULL OR (type IS '03' AND voidedBecause IS NULL))), sums TEXT, faultyType TEXT CHECK (faultyType = '01' OR faultyType = '03' OR faultyType = '04'), faultySoldAt INTEGER,
    PRIMARY KEY (arrival, ordinal),
    CHECK ((prefix IS NULL) = (consecutive IS NULL)),
    CHECK ((type IS NULL) = (content IS NULL) AND (type IS NULL) = (soldAt IS NULL)
        AND (type IS NULL) = (total IS NULL)),
    CHECK (standing IS NULL OR consecutive IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO "sale" VALUES(2,0,2,1,NULL,NULL,'CHAP1201','CHAP',1201,'04',1736434860,1190000,X'E55411BF685CF422D83FB0F0D84727AFA4E6815E7EA4F5C1A40464434DC3C748',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(2,1,3,1,NULL,NULL,'CHAP1202','CHAP',1202,'04',1736434920,1190000,X'12A464E38FFB7CC33566FDDD0874F05F2C002334C81911BB4D52610E701F4995',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(3,0,2,1,NULL,NULL,'CHAP1201','CHAP',1201,'04',1736434860,1190000,X'E55411BF685CF422D83FB0F0D84727AFA4E6815E7EA4F5C1A40464434DC3C748',NULL,NULL,NULL,NULL,NULL,'repeated',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(3,1,3,1,NULL,NULL,'CHAP1202','CHAP',1202,'04',1736434920,1190000,X'12A464E38FFB7CC33566FDDD0874F05F2C002334C81911BB4D52610E701F4995',NULL,NULL,NULL,NULL,NULL,'repeated',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(3,2,4,1,NULL,NULL,'CHAP1203','CHAP',1203,'04',1736434980,1190000,X'3EDB6BA0418903484225EA158E41020F29EC564E3744EC635F0FBF8CFD634130',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(4,0,2,1,NULL,NULL,'KENN1','KENN',1,'04',1736434860,1190000,X'78D9CB98D3FC132CF19630613A5BAF5FD9929A4F5CEE5A67306EA4DD4A7C998F',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(4,1,3,1,NULL,NULL,'KENN2','KENN',2,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[{"code":"AMT-01","count":1,"message":{"en":"“precio” says “uno”, which is not a number.","es":"«precio» dice «uno», que no es un número."},"places":[{"column":45,"field":"precio","line":3,"number":"KENN2"}],"remedy":{"en":"Write digits only, with a comma or a point for the decimals.","es":"Escriba solo cifras, con coma o punto para los decimales."},"severity":"error"}]','current',NULL,NULL,NULL,NULL,NULL,'04',1736434920);
INSERT INTO "sale" VALUES(4,2,4,1,NULL,NULL,'KENN3','KENN',3,'04',1736434980,1190000,X'484C1B6A0D6E204358BF2662056CDD6C5DE819F375F975F9D933C6431B62CECC',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(5,0,2,1,NULL,NULL,'KEN21','KEN2',1,'04',1736434860,1190000,X'057A4C5A18FF2A3AD419955CF8EC474EB625B97DC1E5DCAFABD200122D4D544A',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(5,1,3,1,NULL,NULL,'KEN23','KEN2',3,'04',1736434980,1190000,X'66380881F622C41DF18DF2124D12034CFB0284F97B0D9EB38B61E01CB462C958',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(6,0,2,1,NULL,NULL,'USAQ3401','USAQ',3401,'01',1736434860,1190000,X'543A394C432850D1C5C8888F6663E499E745A362ECCDE4FE8D6BCBED5DF5D5B3',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
INSERT INTO "sale" VALUES(6,1,3,1,NULL,NULL,'USAQ3402','USAQ',3402,'01',1736434920,1190000,X'164CB2AEEF4BADF9C431D320852D0B154A2B9B29E5C6516F48B3DE45831C676B',NULL,NULL,NULL,NULL,NULL,'current',NULL,NULL,NULL,NULL,'[["tax","01",19000,1000000,190000],["means","10",0,1190000,0]]',NULL,NULL);
CREATE TABLE seen (
    issuer INTEGER NOT NULL CHECK (issuer > 0),
    prefix TEXT NOT NULL,
    first INTEGER NOT NULL CHECK (first > 0),
    last INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (issuer, prefix, first)
) STRICT, WITHOUT ROWID;
INSERT INTO "seen" VALUES(900373115,'CHAP',1201,1203);
INSERT INTO "seen" VALUES(900373115,'KEN2',1,1);
INSERT INTO "seen" VALUES(900373115,'KEN2',3,3);
INSERT INTO "seen" VALUES(900373115,'KENN',1,3);
INSERT INTO "seen" VALUES(900373115,'USAQ',3401,3402);
CREATE TABLE takings (
    issuer INTEGER NOT NULL CHECK (issuer > 0),
    store TEXT NOT NULL,
    day INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('tax', 'means')),
    -- The tax's code, empty for what is excluded; or that of the means of payment.
    code TEXT NOT NULL,
    -- In thousandths of a per cent; 0 for a means of payment.
    rate INTEGER NOT NULL,
    sales INTEGER NOT NULL,
    baseBillions INTEGER NOT NULL,
    baseRest INTEGER NOT NULL,
    taxBillions INTEGER NOT NULL,
    taxRest INTEGER NOT NULL,
    tick INTEGER NOT NULL,
    PRIMARY KEY (issuer, store, day, kind, code, rate)
) STRICT, WITHOUT ROWID;
INSERT INTO "takings" VALUES(900373115,'',20097,'means','10',0,1,0,1190000,0,0,1);
INSERT INTO "takings" VALUES(900373115,'',20097,'tax','01',19000,1,0,1000000,0,190000,1);
INSERT INTO "takings" VALUES(900373115,'chapinero',20097,'means','10',0,3,0,3570000,0,0,1);
INSERT INTO "takings" VALUES(900373115,'chapinero',20097,'tax','01',19000,3,0,3000000,0,570000,1);
INSERT INTO "takings" VALUES(900373115,'kennedy',20097,'means','10',0,2,0,2380000,0,0,1);
INSERT INTO "takings" VALUES(900373115,'kennedy',20097,'tax','01',19000,2,0,2000000,0,380000,1);
INSERT INTO "takings" VALUES(900373115,'usaquen',20097,'means','10',0,2,0,2380000,0,0,1);
INSERT INTO "takings" VALUES(900373115,'usaquen',20097,'tax','01',19000,2,0,2000000,0,380000,1);
CREATE TABLE unjudged (
    issuer INTEGER NOT NULL,
    prefix TEXT NOT NULL,
    consecutive INTEGER NOT NULL,
    arrival INTEGER NOT NULL,
    ordinal INTEGER NOT NULL, paperKind TEXT, paperNumber TEXT,
    PRIMARY KEY (issuer, prefix, consecutive, arrival, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE unsealedAnswer (
    document INTEGER PRIMARY KEY REFERENCES document,
    chain TEXT NOT NULL,
    isAcceptance INTEGER NOT NULL CHECK (isAcceptance IN (0, 1)),
    answeredAt INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    archive INTEGER,
    entry TEXT,
    CHECK ((archive IS NULL) = (entry IS NULL))
) STRICT;
CREATE TABLE untoldAttempt (
    chain TEXT NOT NULL,
    document INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    tick INTEGER NOT NULL,
    PRIMARY KEY (chain, document, attempt)
) STRICT, WITHOUT ROWID;
CREATE TABLE untoldSale (
    chain TEXT NOT NULL,
    arrival INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    tick INTEGER NOT NULL,
    PRIMARY KEY (chain, arrival, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE windowAttachment (
    id INTEGER PRIMARY KEY REFERENCES journal,
    window INTEGER NOT NULL REFERENCES contingencyWindow,
    name TEXT NOT NULL CHECK (name <> ''),
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    bytes BLOB NOT NULL,
    UNIQUE (window, digest)
) STRICT;
CREATE UNIQUE INDEX archiveBegun ON archive (digest IS NULL) WHERE digest IS NULL;
CREATE INDEX archiveOfRun ON archive (sealedIn);
CREATE INDEX arrivalUnsealed ON arrival (archive, id) WHERE isSealed = 0;
CREATE INDEX arrivalInPlace ON arrival (place, id) WHERE isSealed = 1 AND isWithdrawn = 0;
CREATE INDEX arrivalOnItsWay ON arrival (place, id)
    WHERE isDelivered = 0 AND isSealed = 1 AND isWithdrawn = 0;
CREATE INDEX arrivalInOutbox ON arrival (path, id) WHERE place = 'outbox';
CREATE INDEX arrivalInInbox ON arrival (path) WHERE place = 'inbox' AND isWithdrawn = 0;
CREATE INDEX saleNumber ON sale (prefix, consecutive) WHERE consecutive IS NOT NULL;
CREATE INDEX numberOpen ON number (issuer, prefix, consecutive)
    WHERE fate NOT IN ('accepted', 'disabled');
CREATE INDEX numberDisabled ON number (issuer, prefix, consecutive)
    WHERE fate = 'disabled';
CREATE INDEX numberReady ON number (ownerArrival, ownerOrdinal) WHERE fate = 'ready';
CREATE INDEX documentPlanned ON document (archive) WHERE state = 'planned';
CREATE INDEX answerOfChain ON unsealedAnswer (chain, document);
CREATE INDEX answerPlanned ON unsealedAnswer (archive) WHERE archive IS NOT NULL;
CREATE INDEX fileCounterPlanned ON fileCounter (archive);
CREATE INDEX journalOfChain ON journal (chain, id);
CREATE TRIGGER archiveFollows BEFORE INSERT ON archive
WHEN new.number <> 1 + coalesce(
        (SELECT max(number) FROM archive WHERE chain = new.chain), 0)
    OR new.previous IS NOT
        (SELECT id FROM archive WHERE chain = new.chain AND number = new.number - 1)
BEGIN
    SELECT RAISE(ABORT, 'an archive takes the next number of its chain and names the last');
END;
CREATE TRIGGER archiveStays BEFORE DELETE ON archive WHEN old.digest IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a sealed archive is not forgotten');
END;
CREATE TRIGGER archiveIsWrittenOnce BEFORE UPDATE ON archive
WHEN old.digest IS NOT NULL OR new.id <> old.id OR new.chain <> old.chain
    OR new.number <> old.number OR new.kind <> old.kind
    OR new.plannedAt <> old.plannedAt OR new.previous IS NOT old.previous
BEGIN
    SELECT RAISE(ABORT, 'a sealed archive does not change, nor does the place of a plan');
END;
CREATE TRIGGER arrivalStays BEFORE DELETE ON arrival WHEN old.archive IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an arrival that lies in an archive is not forgotten');
END;
CREATE TRIGGER arrivalIsSealedOnce BEFORE UPDATE OF archive, entry, isSealed, digest, issuer
    ON arrival
WHEN old.isSealed
BEGIN
    SELECT RAISE(ABORT, 'what was sealed does not change');
END;
CREATE TRIGGER saleStays BEFORE DELETE ON sale
WHEN (SELECT archive FROM arrival WHERE id = old.arrival) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a sale whose file lies in an archive is not forgotten');
END;
CREATE TRIGGER saleContentStays BEFORE UPDATE OF prefix, consecutive, type, soldAt, total,
    content, declaredCode ON sale
BEGIN
    SELECT RAISE(ABORT, 'what a file says does not change');
END;
CREATE TRIGGER numberStays BEFORE DELETE ON number
WHEN old.fate IN ('issued', 'disputed', 'accepted')
BEGIN
    SELECT RAISE(ABORT, 'a number at DIAN, or on its way there, is not forgotten');
END;
CREATE TRIGGER numberHasItsDocument BEFORE UPDATE OF document ON number
WHEN NOT EXISTS (SELECT 1 FROM document WHERE id = new.document
    AND issuer = new.issuer AND prefix = new.prefix AND consecutive = new.consecutive
    AND arrival = new.ownerArrival AND ordinal = new.ownerOrdinal)
BEGIN
    SELECT RAISE(ABORT, 'a number names a document that was made from its owner');
END;
CREATE TRIGGER documentBytesStay BEFORE UPDATE OF arrival, ordinal, issuer, prefix,
    consecutive, content, uniqueCode, issuedAt, fileName, archive, entry ON document
BEGIN
    SELECT RAISE(ABORT, 'the bytes of an issued document never change');
END;
CREATE TRIGGER documentStays BEFORE DELETE ON document WHEN old.state <> 'planned'
BEGIN
    SELECT RAISE(ABORT, 'a sealed document is not forgotten');
END;
CREATE TRIGGER documentAcceptedStays BEFORE UPDATE OF state ON document
WHEN (old.state IN ('accepted', 'refused') AND new.state <> old.state)
    OR (old.state = 'acceptedWithoutReceipt'
        AND new.state NOT IN ('acceptedWithoutReceipt', 'accepted'))
BEGIN
    SELECT RAISE(ABORT, 'DIAN''s final answer to a document does not change');
END;
CREATE TRIGGER attemptStays BEFORE DELETE ON attempt
BEGIN
    SELECT RAISE(ABORT, 'a call that was made is not forgotten');
END;
CREATE TRIGGER attemptIsAnsweredOnce BEFORE UPDATE ON attempt
WHEN old.answer IS NOT NULL OR new.at <> old.at OR new.step <> old.step
BEGIN
    SELECT RAISE(ABORT, 'what is known of a call does not change');
END;
CREATE TRIGGER journalStays BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is not forgotten');
END;
CREATE TRIGGER journalIsWrittenOnce BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal does not change');
END;
CREATE TRIGGER numberCounted AFTER INSERT ON number
BEGIN
    INSERT INTO fateTotal (fate, count, billions, rest)
        VALUES (new.fate, 1, new.total / 1000000000, new.total % 1000000000)
    ON CONFLICT (fate) DO UPDATE SET count = count + 1,
        billions = billions + excluded.billions, rest = rest + excluded.rest;
END;
CREATE TRIGGER numberRecounted AFTER UPDATE OF fate, total ON number
WHEN new.fate <> old.fate OR new.total <> old.total
BEGIN
    UPDATE fateTotal SET count = count - 1, billions = billions - old.total / 1000000000,
        rest = rest - old.total % 1000000000 WHERE fate = old.fate;
    INSERT INTO fateTotal (fate, count, billions, rest)
        VALUES (new.fate, 1, new.total / 1000000000, new.total % 1000000000)
    ON CONFLICT (fate) DO UPDATE SET count = count + 1,
        billions = billions + excluded.billions, rest = rest + excluded.rest;
END;
CREATE TRIGGER numberUncounted AFTER DELETE ON number
BEGIN
    UPDATE fateTotal SET count = count - 1, billions = billions - old.total / 1000000000,
        rest = rest - old.total % 1000000000 WHERE fate = old.fate;
END;
CREATE TRIGGER attemptBegun AFTER INSERT ON attempt
BEGIN
    INSERT INTO untoldAttempt (chain, document, attempt, tick)
        SELECT CAST(issuer AS TEXT), new.document, new.attempt, (SELECT tick FROM clock)
        FROM document WHERE id = new.document;
END;
CREATE TRIGGER salePaperStays BEFORE UPDATE OF paperKind, paperNumber ON sale
BEGIN
    SELECT RAISE(ABORT, 'what a file says does not change');
END;
CREATE INDEX unjudgedPaper ON unjudged (issuer, paperKind, paperNumber)
    WHERE paperNumber IS NOT NULL;
CREATE UNIQUE INDEX paperIsTranscribedOnce ON number (issuer, paperKind, paperNumber)
    WHERE paperNumber IS NOT NULL AND fate NOT IN ('awaitingCorrection', 'disabled');
CREATE INDEX paperAwaited ON number (issuer, paperKind, paperNumber)
    WHERE paperNumber IS NOT NULL AND fate = 'awaitingCorrection';
CREATE TRIGGER numberPaperIsItsOwners
BEFORE UPDATE OF ownerArrival, ownerOrdinal, paperKind, paperNumber ON number
WHEN new.ownerArrival IS NOT NULL AND (new.paperKind, new.paperNumber) IS NOT
    (SELECT paperKind, paperNumber FROM sale
    WHERE arrival = new.ownerArrival AND ordinal = new.ownerOrdinal)
BEGIN
    SELECT RAISE(ABORT, 'the paper of a number is that of the sale that counts');
END;
CREATE INDEX numberActOnNumber ON numberAct (issuer, prefix, first);
CREATE TRIGGER numberActStays BEFORE DELETE ON numberAct
BEGIN
    SELECT RAISE(ABORT, 'what a person did is not forgotten');
END;
CREATE TRIGGER numberActIsWrittenOnce BEFORE UPDATE ON numberAct
BEGIN
    SELECT RAISE(ABORT, 'what a person did does not change');
END;
CREATE TRIGGER numberActHasAPerson BEFORE INSERT ON numberAct
WHEN NOT EXISTS (SELECT 1 FROM journal
    WHERE id = new.id AND kind = new.kind AND by <> '' AND detail <> '')
BEGIN
    SELECT RAISE(ABORT, 'an act on numbers has a person and a reason');
END;
CREATE TRIGGER numberSettledStays BEFORE UPDATE OF authorityCode ON number
WHEN old.authorityCode IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'what a person settled does not change');
END;
CREATE TRIGGER rangeStays BEFORE UPDATE ON authorisedRange
WHEN old.isUsed OR new.id <> old.id OR new.issuer <> old.issuer
    OR new.authorisation <> old.authorisation OR new.kind <> old.kind
    OR new.prefix <> old.prefix OR new.first <> old.first OR new.last <> old.last
    OR new.validFrom <> old.validFrom OR new.validUntil <> old.validUntil
BEGIN
    SELECT RAISE(ABORT, 'a range is what DIAN authorised');
END;
CREATE TRIGGER rangeIsNotForgotten BEFORE DELETE ON authorisedRange
BEGIN
    SELECT RAISE(ABORT, 'a range is not forgotten');
END;
CREATE TRIGGER windowAttachmentStays BEFORE DELETE ON windowAttachment
BEGIN
    SELECT RAISE(ABORT, 'a paper that proves a window is not forgotten');
END;
CREATE TRIGGER windowAttachmentIsWrittenOnce BEFORE UPDATE ON windowAttachment
BEGIN
    SELECT RAISE(ABORT, 'a paper that proves a window does not change');
END;
CREATE TRIGGER saleSumsStay BEFORE UPDATE OF sums, store ON sale
BEGIN
    SELECT RAISE(ABORT, 'what a file says does not change');
END;
CREATE INDEX takingsNew ON takings (issuer, tick);
CREATE INDEX closingOpen ON closing (arrival, ordinal) WHERE standing IN ('new', 'open');
CREATE INDEX closingOfDay ON closing (prefix, day);
CREATE INDEX closingTold ON closing (entry);
CREATE TRIGGER closingStays BEFORE DELETE ON closing
WHEN (SELECT archive FROM arrival WHERE id = old.arrival) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a closing whose file lies in an archive is not forgotten');
END;
CREATE TRIGGER closingContentStays BEFORE UPDATE OF prefix, first, last, day, total ON closing
BEGIN
    SELECT RAISE(ABORT, 'what a file says does not change');
END;
CREATE TRIGGER closingEndsOnce BEFORE UPDATE OF standing ON closing
WHEN old.standing IN ('met', 'replaced')
BEGIN
    SELECT RAISE(ABORT, 'a closing that is met or replaced stays so');
END;
CREATE UNIQUE INDEX observedOutageOpen ON observedOutage (("end" IS NULL)) WHERE "end" IS NULL;
CREATE INDEX observedOutageEnd ON observedOutage ("end");
CREATE TRIGGER observedOutageStays BEFORE DELETE ON observedOutage
BEGIN
    SELECT RAISE(ABORT, 'an outage that was seen is not forgotten');
END;
CREATE TRIGGER observedOutageEndsOnce BEFORE UPDATE ON observedOutage
WHEN old."end" IS NOT NULL OR new.start <> old.start
BEGIN
    SELECT RAISE(ABORT, 'an outage that was seen ends once');
END;
CREATE INDEX arrivalOfRun ON arrival (run, id) WHERE isSealed = 1;
CREATE INDEX documentPending ON document (id)
    WHERE state = 'toSend' OR state = 'inFlight' OR state = 'unresolved'
        OR state = 'acceptedWithoutReceipt';
CREATE TRIGGER numberChanges BEFORE UPDATE ON number
BEGIN
    SELECT CASE
        WHEN old.fate = 'accepted' AND (new.fate <> 'accepted'
            OR new.document <> old.document OR new.content IS NOT old.content
            OR new.total <> old.total OR new.acceptedIn <> old.acceptedIn)
        THEN RAISE(ABORT, 'an accepted number stays accepted, with its document')
        WHEN new.fate = 'issued' AND old.fate NOT IN ('ready', 'issued')
        THEN RAISE(ABORT, 'only a number that is ready is issued')
        WHEN new.fate = 'disabled' AND (old.fate = 'issued' OR old.fate = 'disputed'
            OR old.fate = 'accepted')
        THEN RAISE(ABORT, 'a number at DIAN, or on its way there, is not disabled')
        WHEN old.fate = 'disputed' AND new.fate <> 'disputed' AND new.authorityCode IS NULL
        THEN RAISE(ABORT, 'only a person settles what is disputed')
        WHEN new.act IS NOT NULL AND NOT EXISTS (SELECT 1 FROM numberAct
            WHERE id = new.act AND issuer = new.issuer AND prefix = new.prefix
                AND new.consecutive BETWEEN first AND last)
        THEN RAISE(ABORT, 'a number names an act that was done to it')
    END;
END;
CREATE TRIGGER numberAccepted AFTER UPDATE OF acceptedIn ON number
WHEN old.acceptedIn IS NULL AND new.acceptedIn IS NOT NULL
BEGIN
    UPDATE run SET accepted = accepted + 1,
        acceptedBillions = acceptedBillions + new.total / 1000000000,
        acceptedRest = acceptedRest + new.total % 1000000000
    WHERE id = new.acceptedIn;
    UPDATE authorisedRange SET isUsed = 1
    WHERE NOT isUsed AND id = (SELECT range FROM document WHERE id = new.document);
    INSERT INTO takings
    SELECT new.issuer,
        coalesce(sale.store,
            rtrim(rtrim(arrival.path, replace(arrival.path, '/', '')), '/')),
        (sale.soldAt - 18000) / 86400,
        json_extract(part.value, '$[0]'), json_extract(part.value, '$[1]'),
        json_extract(part.value, '$[2]'), 1,
        json_extract(part.value, '$[3]') / 1000000000,
        json_extract(part.value, '$[3]') % 1000000000,
        json_extract(part.value, '$[4]') / 1000000000,
        json_extract(part.value, '$[4]') % 1000000000,
        (SELECT tick FROM clock)
    FROM sale JOIN arrival ON arrival.id = sale.arrival, json_each(sale.sums) AS part
    WHERE sale.arrival = new.ownerArrival AND sale.ordinal = new.ownerOrdinal
        AND new.content IS NOT NULL
    ON CONFLICT DO UPDATE SET sales = sales + 1,
        baseBillions = baseBillions + excluded.baseBillions,
        baseRest = baseRest + excluded.baseRest,
        taxBillions = taxBillions + excluded.taxBillions,
        taxRest = taxRest + excluded.taxRest,
        tick = excluded.tick;
END;
CREATE TRIGGER saleChanged AFTER UPDATE OF standing, judgedFindings, authorityFindings
    ON sale
WHEN new.standing IS NOT old.standing OR new.judgedFindings IS NOT old.judgedFindings
    OR new.authorityFindings IS NOT old.authorityFindings
BEGIN
    INSERT INTO untoldSale (chain, arrival, ordinal, tick)
        SELECT chain, new.arrival, new.ordinal, (SELECT tick FROM clock)
        FROM arrival WHERE id = new.arrival
    ON CONFLICT DO UPDATE SET tick = excluded.tick WHERE tick <> excluded.tick;
END;
CREATE TRIGGER fateChanged AFTER UPDATE OF fate ON number WHEN new.fate <> old.fate
BEGIN
    INSERT INTO untoldSale (chain, arrival, ordinal, tick)
        SELECT arrival.chain, sale.arrival, sale.ordinal, (SELECT tick FROM clock)
        FROM sale JOIN arrival ON arrival.id = sale.arrival
        WHERE sale.prefix = new.prefix AND sale.consecutive = new.consecutive
            AND arrival.issuer = new.issuer AND sale.standing IS NOT NULL
    ON CONFLICT DO UPDATE SET tick = excluded.tick WHERE tick <> excluded.tick;
END;
CREATE TRIGGER attemptAnswered AFTER UPDATE ON attempt
BEGIN
    INSERT INTO untoldAttempt (chain, document, attempt, tick)
        SELECT CAST(issuer AS TEXT), new.document, new.attempt, (SELECT tick FROM clock)
        FROM document WHERE id = new.document
    ON CONFLICT DO UPDATE SET tick = excluded.tick WHERE tick <> excluded.tick;
END;
PRAGMA application_id = 1129270868;
PRAGMA user_version = 10;
