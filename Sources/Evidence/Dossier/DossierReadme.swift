import Fiscal

/// `LEEME.txt` of a dossier: what was copied, and how anybody checks and unpacks it.
enum DossierReadme {
    static func text(in language: Language) -> String {
        switch language {
        case .es: spanish
        case .en: english
        }
    }

    private static let spanish = """
        QUÉ ES ESTO

        Copias de los expedientes de evidencia que un requerimiento pide. Están todos los que hablan de
        las ventas pedidas, sin importar cuándo se sellaron; los archivos rechazados enteros, que pueden
        traer alguna; las corridas que declaran la continuidad de sus rangos en esos días; y las
        declaraciones y los soportes de las contingencias. bag-info.txt dice qué se pidió.

        Un expediente se copia entero, porque cortado perdería su SHA-256. Por eso puede traer también lo
        de otras ventas, días y tiendas del mismo emisor que se sellaron juntas, con los datos de sus
        compradores: no se pidió, y debe tratarse con la misma reserva.

        indice.html              lo pedido, para leer en el navegador
        data/                    los expedientes, byte por byte
        manifest-sha256.txt      el SHA-256 de cada uno

        CÓMO SE COMPRUEBA

        Linux:     sha256sum -c manifest-sha256.txt
                   sha256sum -c tagmanifest-sha256.txt
        macOS:     shasum -a 256 -c manifest-sha256.txt
                   shasum -a 256 -c tagmanifest-sha256.txt
        Windows (PowerShell):
                   Get-Content manifest-sha256.txt, tagmanifest-sha256.txt -Encoding UTF8 |
                     ForEach-Object { $h, $f = $_ -split '  ', 2
                     if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { "DIFIERE: $f" } }
                   No muestra nada cuando todo está bien.
        Python:    pip install bagit
                   python -m bagit --validate CARPETA

        CÓMO SE DESCOMPRIME

        Los enlaces de indice.html llevan a los expedientes descomprimidos en la carpeta expedientes/, al
        lado de esta página.

        Linux y macOS:
                   mkdir expedientes
                   for z in data/*.zip; do unzip -q "$z" -d expedientes; done
        Windows (PowerShell):
                   Get-ChildItem data\\*.zip |
                     ForEach-Object { Expand-Archive -LiteralPath $_ -DestinationPath expedientes }

        LA CADENA

        Cada expediente nombra en su bag-info.txt el SHA-256 del ZIP anterior de su cadena. El
        bag-info.txt de esta copia dice, de cada cadena, cuál era su último expediente cuando se hizo
        (Contingencia-Ultimo, con su SHA-256) y qué números no se copiaron (Contingencia-Omitidos). Entre
        dos que no son vecinos la cadena no se puede seguir aquí. Responden entonces los recibos en manos
        de las tiendas (chain_head), que nombran el SHA-256 del último expediente de cada corrida; está en
        manifest-sha256.txt.

        De tagmanifest-sha256.txt depende todo lo demás: quien recibe la copia debe anotar su SHA-256 en
        el acta. Así se sabe después si es la misma.

        Con el programa: contingencia verify --archives CARPETA

        """

    private static let english = """
        WHAT THIS IS

        Copies of the evidence archives that a requirement asks for. Here are all that speak of the
        sales asked for, whenever they were sealed; the files that were refused whole, which may hold
        one; the runs that state the continuity of their ranges in those days; and the declarations and
        papers of outages. bag-info.txt says what was asked.

        An archive is copied whole, for cut it would lose its SHA-256. So it may hold other sales, days
        and stores of the same issuer as well that were sealed with it, with their buyers' data: nobody
        asked for these, and they are to be treated with the same discretion.

        indice.html              what was asked for, to be read in a browser
        data/                    the archives, byte for byte
        manifest-sha256.txt      the SHA-256 of each

        HOW TO CHECK IT

        Linux:     sha256sum -c manifest-sha256.txt
                   sha256sum -c tagmanifest-sha256.txt
        macOS:     shasum -a 256 -c manifest-sha256.txt
                   shasum -a 256 -c tagmanifest-sha256.txt
        Windows (PowerShell):
                   Get-Content manifest-sha256.txt, tagmanifest-sha256.txt -Encoding UTF8 |
                     ForEach-Object { $h, $f = $_ -split '  ', 2
                     if ((Get-FileHash -LiteralPath $f).Hash -ne $h) { "DIFFERS: $f" } }
                   It shows nothing when all is well.
        Python:    pip install bagit
                   python -m bagit --validate FOLDER

        HOW TO UNPACK IT

        The links of indice.html lead to the archives unpacked in the folder expedientes/, beside it.

        Linux and macOS:
                   mkdir expedientes
                   for z in data/*.zip; do unzip -q "$z" -d expedientes; done
        Windows (PowerShell):
                   Get-ChildItem data\\*.zip |
                     ForEach-Object { Expand-Archive -LiteralPath $_ -DestinationPath expedientes }

        THE CHAIN

        Each archive names in its bag-info.txt the SHA-256 of the ZIP before it in its chain. The
        bag-info.txt of this copy says of each chain which archive was its last when the copy was made
        (Contingencia-Ultimo, with its SHA-256) and which numbers were not copied
        (Contingencia-Omitidos). Between two that are no neighbours the chain cannot be followed here.
        There the receipts in the stores' hands (chain_head) vouch, which name the SHA-256 of the last
        archive of each run; it stands in manifest-sha256.txt.

        All depends on tagmanifest-sha256.txt: who receives the copy should write its SHA-256 into the
        record. So it can be told later whether it is the same.

        With the program: contingencia verify --archives FOLDER

        """
}
