import Fiscal
import Folders
import Foundation

/// A workspace to begin with: its folders, settings that explain themselves, a PIN for tests.
struct NewWorkspace {
    let root: String

    init(at root: String) {
        self.root = root
    }

    /// Makes what is missing and leaves alone what is there, whatever it holds.
    func make() throws -> InitReport {
        try makeFolder(at: root)
        let lock = try RunLock(root: root)
        defer { lock.release() }
        _ = try WorkspaceFolders(root: root)
        var report = InitReport(root: root)
        for (name, content) in [
            (WorkspaceSettings.fileName, Self.settings), ("pin.txt", "12345\n"),
        ] {
            let path = "\(root)/\(name)"
            if isTaken(path) {
                report.kept.append(name)
            } else {
                try writeAtomically(Array(content.utf8), to: path)
                report.made.append(name)
            }
        }
        return report
    }

    /// Also for a link that leads nowhere.
    private func isTaken(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }
}

extension NewWorkspace {
    /// The issuer and the range are DIAN's public ones for tests.
    static let settings = """
        # Ajustes de este espacio de trabajo de contingencia.
        #
        # Las líneas que empiezan con # son explicaciones. Una clave mal escrita es un error con su
        # número de línea, y «contingencia run» no toca nada hasta que todo esté bien.

        # Idioma de los informes, los recibos y la evidencia: es | en
        language: es

        # Qué hacer con las ventas que vienen después de un salto de numeración:
        #   hold    esperan a que el salto se llene o se anule, sin dejar vencer el plazo de 48 horas
        #   report  se envían de una vez y el salto queda registrado
        gaps: hold

        # Cada cuánto se programa «contingencia run»: 30m, 12h, 24h, 2d
        run_every: 24h

        # Cuánto puede durar una corrida: al cumplirse deja de llamar a la DIAN, sella y entrega lo hecho, y la
        # siguiente sigue. Sin esta clave dura lo que haya por hacer, que es lo que menos retrasa los plazos.
        # time_budget: 2h

        # Ambiente de la DIAN: tests (pruebas). «production» se rechaza mientras las facturas no se firmen.
        environment: tests

        # Quién factura desde aquí. Cambie estos datos de muestra por los de su RUT.
        issuers:
          - nit: "900373115"                # con o sin dígito de verificación
            name: Almacenes El Faro S.A.S.
            city: "11001"                   # código DANE del municipio, cinco dígitos
            address: "Carrera 7 # 32-16"
            # email: facturas@elfaro.com.co
            software:                       # el software registrado en el portal de la DIAN
              id: 56f2ae4e-9812-4fad-9255-08fcfcd5ccb0
              pin_file: pin.txt             # el PIN va en su propio archivo, que solo usted pueda leer
            # Rangos autorizados, tal como están en la resolución (formulario 1876).
            #   kind: normal     facturas tipo 01 y 04; lleva technical_key (o technical_key_file)
            #   kind: talonario  facturas de papel, tipo 03; sin clave técnica
            #   first: primer número que se lleva en este espacio; si falta, es el de «from»
            ranges:
              - authorisation: "18760000001"
                kind: normal
                prefix: SETP
                from: 990000000
                to: 995000000
                first: 990000001
                valid_from: 2019-01-19
                valid_until: 2030-01-19
                technical_key: fc8eac422eba16e22ffd8c6f94b3f40a6e38162c
              - authorisation: "18764000000777"
                kind: talonario
                prefix: CONT
                from: 1
                to: 5000
                valid_from: 2024-06-01
                valid_until: 2026-06-01

        # Tiendas que deben enviar; «status» y el informe dicen cuáles no lo han hecho. Se conocen por la
        # carpeta de inbox/, el prefijo o ambos. sends: daily | weekly | los días en que venden.
        # by: hora a la que deben estar las ventas del día; si falta, cuando el día termina.
        # stores:
        #   - {name: chapinero, folder: chapinero, prefix: SETP, sends: daily, by: "21:30"}
        #   - {name: feria, folder: feria, sends: [saturday, sunday]}

        # Archivos con títulos propios: qué columna es cada dato. «contingencia inspect ARCHIVO» muestra
        # cómo se lee un archivo y escribe este bloque para completar. Vale el primer «match» que
        # coincida con la ruta debajo de inbox/ (* dentro de una carpeta, ** para varias).
        # imports:
        #   - match: "tienda-norte/*.csv"
        #     columns: {numero: "Nro Doc", precio: "Vlr. Unit."}   # con header: false, 1, 2, 3…
        #     ignore: [Bodega]              # columnas que se conocen y no se usan
        #     defaults: {tipo: "04"}        # para lo que el archivo no trae o deja vacío
        #     values: {anulada: {A: "NO", V: "SI"}}   # palabras del programa, en las nuestras
        #     units: {tarifa: fraction, descuento: percent}   # 0,19 es 19 %; descuentos en porcentaje
        #     delimiter: ";"                # o tab
        #     encoding: windows-1252        # utf-8 | windows-1252 | utf-16
        #     decimal: comma                # comma | point
        # Cuánto se acepta de un archivo, en bytes o en cantidades (hallazgo FIL-05):
        # limits: {field: 65536, row: 1048576, columns: 512, lines_of_sale: 10000, sale: 16777216, depth: 32}

        dian:
          # DIAN simulada: vive en este computador y nada sale a la red.
          simulated:
            seed: 1                         # la misma semilla da las mismas fallas
            # Ventanas tipo 04 que esta DIAN reconoce (regla CTG01):
            # windows:
            #   - {type: "04", start: 2025-01-08 17:31, end: 2025-01-10 19:44}
            # Lo que tiene distinto de nosotros: numeraciones sin asociar al software (regla FAB05c), y el
            # efecto de una regla: refuse | notify | ignore (SimulatedDIAN.docc/Rules.md):
            # unlinked: ["18760000001"]
            # rules: {refuse: [FAJ71], notify: [FAD09e]}
            # Cuándo falla y cómo (SimulatedDIAN.docc/Faults.md): unavailable | flapping | cut | slow |
            # lost | garbage | truncated | late | unknown | repeated | foreign | error403 | error500 |
            # error503 | error507 | error508
            # outages:
            #   - {start: 2025-01-08 17:31, end: 2025-01-10 19:44, kind: unavailable}
            # Fallas al azar, en cuántas de cada mil llamadas:
            # chances: {lost: 5, error503: 10}
            # Repetir una noche pasada tal como fue: el intentos.jsonl de su expediente «corrida»:
            # replay: intentos.jsonl
          # Cómo se le habla a la DIAN:
          submission:
            parallel: 8                     # llamadas al mismo tiempo
            timeout: 60s                    # cuánto se espera una respuesta (anexo 1.9, 12.4)
            # Llamadas por factura en una corrida, preguntas incluidas, y la pausa entre dos de ellas:
            error: {calls: 4, pause: 20s}   # tras un error o un corte (anexo 1.9, 12.2.1)
            delay: {calls: 5, pause: 2m}    # si no respondió a tiempo (anexo 1.9, 12.4)
            settling_time: 10m              # cuánto puede tardar la DIAN en reconocer lo que aceptó
            patience: 1h                    # cuánto espera una corrida a una DIAN que no responde

        # Cada expediente de evidencia guarda hasta tantos documentos.
        archive:
          max_documents: 5000

        # Desde cuándo se avisa.
        alerts:
          time_left: 24h                    # antes de vencer un plazo (código de salida 6)
          urgent: 8h                        # antes de vencer un plazo, marcado «!!»
          numbers_left: 10                  # por ciento de un rango que queda sin usar
          days_left: 30                     # antes de vencer un rango

        """
}
