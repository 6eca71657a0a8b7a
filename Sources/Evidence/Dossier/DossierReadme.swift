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
        las ventas pedidas, sin importar cuándo se sellaron; las corridas que declaran la continuidad de
        sus rangos en esos días; las declaraciones y los soportes de las contingencias; y los que siguen
        a cada uno hasta el final de su corrida. bag-info.txt dice qué se pidió.

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

        Cada expediente nombra en su bag-info.txt el SHA-256 del ZIP anterior de su cadena. El último de
        cada corrida, «corrida», es el que nombran los recibos en manos de las tiendas (chain_head): su
        SHA-256 está en manifest-sha256.txt, y de él se llega hacia atrás a los demás de esa corrida.

        """

    private static let english = """
        WHAT THIS IS

        Copies of the evidence archives that a requirement asks for. Here are all that speak of the
        sales asked for, whenever they were sealed; the runs that state the continuity of their ranges
        in those days; the declarations and papers of outages; and what follows each of these up to the
        end of its run. bag-info.txt says what was asked.

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

        Each archive names in its bag-info.txt the SHA-256 of the ZIP before it in its chain. The last
        of each run, “corrida”, is the one that the receipts in the stores' hands name (chain_head):
        its SHA-256 stands in manifest-sha256.txt, and from it the others of that run are reached.

        """
}
