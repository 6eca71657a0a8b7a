import Fiscal

/// `LEEME.txt`: what an archive is and how anybody checks it without this program.
enum Readme {
    static func text(in language: Language) -> String {
        switch language {
        case .es: spanish
        case .en: english
        }
    }

    private static let spanish = """
        QUÉ ES ESTO

        Un expediente de evidencia de facturación electrónica en contingencia. Se escribió una sola
        vez y no se modifica. Tiene la forma de un «bag» de BagIt 1.0 (RFC 8493) dentro de un ZIP:
        se abre con cualquier programa de archivos comprimidos y se comprueba con herramientas
        comunes, sin el programa que lo escribió.

        QUÉ CONTIENE

        data/                    la evidencia:
          indice.html            (corrida) todo lo de la corrida, para leer en el navegador
          indice.csv             índice de lo que hay en el expediente
          archivos/              (recepcion) los archivos de ventas, byte por byte como llegaron
          facturas/              (emision) las facturas, como se transmitieron a la DIAN
          respuestas/            (respuestas) lo que la DIAN contestó
          numeracion.csv         (corrida) continuidad de la numeración
          hallazgos.json         (corrida) lo que había que corregir
          conciliacion.csv       (corrida) lo aceptado, por tienda, día, impuesto y medio de pago
          cierres.csv            (corrida) los cierres de día y si las ventas cuadran con ellos
          contingencia.json      (corrida) las contingencias declaradas y sus plazos
          adjuntos/              (corrida) los papeles que prueban una contingencia
          intentos.jsonl         (corrida) cada intento de transmisión y su resultado
          bitacora.jsonl         (corrida) lo que pasó, en orden
        manifest-sha256.txt      el SHA-256 de cada archivo de data/
        bag-info.txt             de quién es, qué número tiene, cuál es el expediente anterior y
                                 con qué programa se hizo
        bagit.txt                la versión de BagIt
        tagmanifest-sha256.txt   el SHA-256 de los archivos anteriores y de este

        CÓMO SE COMPRUEBA

        Descomprima el ZIP y entre en la carpeta que tiene este archivo.

        Linux:     sha256sum -c manifest-sha256.txt
                   sha256sum -c tagmanifest-sha256.txt
        macOS:     shasum -a 256 -c manifest-sha256.txt
                   shasum -a 256 -c tagmanifest-sha256.txt
        Windows (PowerShell):
                   Get-Content manifest-sha256.txt, tagmanifest-sha256.txt -Encoding UTF8 |
                     ForEach-Object { $h, $f = $_ -split '  ', 2
                     if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { "DIFIERE: $f" } }
                   No muestra nada cuando todo está bien. Un solo archivo:
                   certutil -hashfile data\\indice.csv SHA256
        Python:    pip install bagit
                   python -m bagit --validate CARPETA

        LA CADENA

        Los expedientes de cada emisor están numerados desde 1, sin saltos. bag-info.txt nombra el
        expediente anterior (Contingencia-Anterior) y el SHA-256 de su ZIP completo
        (Contingencia-Anterior-SHA256); en el primero dice «ninguno». Para comprobarlo calcule el
        SHA-256 del ZIP anterior (sha256sum ARCHIVO.zip, shasum -a 256 ARCHIVO.zip, Get-FileHash
        ARCHIVO.zip) y compárelo. Quien altera un expediente tiene que rehacer todos los que le
        siguen, y los recibos entregados a las tiendas ya no coinciden.

        «Contingencia-Recreacion: si» significa que el expediente se hizo con un reloj simulado,
        para una prueba o una recreación: no es una transmisión real.

        """

    private static let english = """
        WHAT THIS IS

        An evidence archive of electronic invoicing in contingency. It was written once and is
        never changed. It is a BagIt 1.0 bag (RFC 8493) in a ZIP: any archive program opens it,
        and common tools check it, without the program that wrote it.

        WHAT IT CONTAINS

        data/                    the evidence:
          indice.html            (corrida) all of the run, to be read in a browser
          indice.csv             index of what is in the archive
          archivos/              (recepcion) the sale files, byte for byte as they came
          facturas/              (emision) the invoices, as they were sent to DIAN
          respuestas/            (respuestas) what DIAN answered
          numeracion.csv         (corrida) continuity of the numbers
          hallazgos.json         (corrida) what had to be corrected
          conciliacion.csv       (corrida) what was accepted, by store, day, tax and means
          cierres.csv            (corrida) the closings of days, and whether the sales meet them
          contingencia.json      (corrida) the declared contingencies and their deadlines
          adjuntos/              (corrida) the papers that prove a contingency
          intentos.jsonl         (corrida) every attempt to transmit, and what came of it
          bitacora.jsonl         (corrida) what happened, in order
        manifest-sha256.txt      the SHA-256 of each file in data/
        bag-info.txt             whose it is, its number, the archive before it, the program
        bagit.txt                the version of BagIt
        tagmanifest-sha256.txt   the SHA-256 of the files above, and of this one

        HOW TO CHECK IT

        Unpack the ZIP and go to the folder that holds this file.

        Linux:     sha256sum -c manifest-sha256.txt
                   sha256sum -c tagmanifest-sha256.txt
        macOS:     shasum -a 256 -c manifest-sha256.txt
                   shasum -a 256 -c tagmanifest-sha256.txt
        Windows (PowerShell):
                   Get-Content manifest-sha256.txt, tagmanifest-sha256.txt -Encoding UTF8 |
                     ForEach-Object { $h, $f = $_ -split '  ', 2
                     if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { "DIFFERS: $f" } }
                   It shows nothing when all is well. A single file:
                   certutil -hashfile data\\indice.csv SHA256
        Python:    pip install bagit
                   python -m bagit --validate FOLDER

        THE CHAIN

        The archives of each issuer are numbered from 1 without gaps. bag-info.txt names the
        archive before (Contingencia-Anterior) and the SHA-256 of its whole ZIP
        (Contingencia-Anterior-SHA256); the first one says “ninguno”. To check it, compute the
        SHA-256 of the previous ZIP (sha256sum FILE.zip, shasum -a 256 FILE.zip, Get-FileHash
        FILE.zip) and compare. Whoever changes an archive must make all that follow anew, and the
        receipts given to the stores no longer agree.

        “Contingencia-Recreacion: si” means that the archive was made with a simulated clock, for
        a test or a re-enactment: it is no real transmission.

        """
}
