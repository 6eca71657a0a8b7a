import Fiscal
import SaleFiles
import TestKit
import Testing

@testable import Commands

/// What `inspect` offers for tables as known programs export them.
@Suite struct KnownExportTests {
    private static let odoo = """
        Referencia del pedido,Referencia del recibo,Fecha del pedido,Cliente/Nombre,Líneas/Producto/Nombre,Líneas/Cantidad,Líneas/Precio unitario,Líneas/Descuento (%),Líneas/Impuestos/Nombre,Líneas/Subtotal
        SETP990000001,Orden 00012-001,2025-01-09 08:10:11,Ana Pérez,Café molido 500 g,2,10000.0,5.0,IVA 19%,22610.0
        ,,,,Azúcar 1 kg,1,5000.0,0.0,IVA 5%,5250.0

        """
    private static let wooCommerce = """
        Order Number,Order Date,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Order Total Amount
        SETP990000001,2025-01-09 08:10,CAM,1,Camiseta,2,10000,25000
        SETP990000001,2025-01-09 08:10,GOR,2,Gorra,1,5000,25000

        """
    private static let square = """
        Date,Time,Item,Qty,Price Point Name,SKU,Gross Sales,Discounts,Tax,Transaction ID
        2025-01-09,08:10:11,Camiseta,2,Regular,CAM,"$20,000.00",$0.00,"$3,800.00",SETP990000001
        2025-01-09,08:10:11,Gorra,1,Regular,GOR,"$5,000.00",$0.00,$950.00,SETP990000001

        """
    private static let sap = """
        Document Number;Posting Date;Item Description;Quantity;Unit Price;Discount %;Row Total;Document Total
        SETP990000001;09.01.2025;Café;2,00;10.000,00;5,00;19.000,00;24.000,00
        SETP990000001;09.01.2025;Pan;1,00;5.000,00;0,00;5.000,00;24.000,00

        """
    private static let shopify = """
        Name,Created at,Lineitem quantity,Lineitem name,Lineitem price,Taxes
        #SETP990000001,2025-01-09 08:10:00 -0500,2,Camiseta,11900.00,3800.00
        #SETP990000002,2025-01-09 08:20:00 -0500,1,Gorra,5950.00,950.00

        """

    private let root: TemporaryFolder

    init() throws {
        root = try TemporaryFolder()
    }

    private func block(_ text: String, as path: String = "a.csv") throws -> String {
        let inspection = try root.inspect(text, as: path)
        return ImportBlock(inspection: inspection, figures: Figures(.en)).lines
            .joined(separator: "\n")
    }

    @Test(arguments: [
        (odoo, #"factura: "Referencia del pedido""#), (odoo, #"fecha_hora: "Fecha del pedido""#),
        (odoo, #"descripcion: "Líneas/Producto/Nombre""#),
        (odoo, #"impuesto: "Líneas/Impuestos/Nombre""#),
        (
            odoo,
            #"total_linea: "Líneas/Subtotal"   # is it this? the figures of 2 rows confirm it"#
        ),
        (wooCommerce, #"descripcion: "Item Name""#), (wooCommerce, #"precio: "Item Cost""#),
        (wooCommerce, #"codigo: "SKU""#),
        (square, #"factura: "Transaction ID""#), (square, #"precio: "Gross Sales""#),
        (square, "# units: {precio: line}"), (square, #"valor_impuesto: "Tax""#),
        (
            sap,
            #"total_linea: "Row Total"   # is it this? the figures of 2 rows confirm it"#
        ),
        (shopify, #"factura: "Name""#), (shopify, #"valor_impuesto: "Taxes""#),
    ])
    func `a column is offered as what it is`(_ export: String, _ line: String) throws {
        let block = try block(export)
        #expect(block.contains(line), "\(block)")
    }

    @Test(arguments: [
        (odoo, "contradict"), (odoo, "codigo:"), (wooCommerce, #"descripcion: "Item #""#),
        (square, #"precio: "Price Point Name""#), (sap, #"total: "Row Total""#),
    ])
    func `a column is not offered as what it is not`(_ export: String, _ line: String) throws {
        let block = try block(export)
        #expect(!block.contains(line), "\(block)")
    }

    /// What the program tells by the values of a column, or guards, no block takes away.
    @Test(arguments: [
        ("Producto,Cantidad,PVP,IVA %,Total", ["PVP", "IVA %", "Total"]),
        ("Producto,Cantidad,Valor,IVA,Total", ["IVA", "Total"]),
    ]) func `what the values tell is named in no block`(heads: String, left: [String]) throws {
        let text = """
            Factura,Fecha,Hora,\(heads)
            SETP990000001,09/01/2025,09:00,Jabón,2,3500,19,7000
            SETP990000001,09/01/2025,09:00,Arroz,1,2400,5,2400
            """
        let block = try block(text)
        for heading in left {
            let lines = block.split(separator: "\n").filter { $0.contains("\"\(heading)\"") }
            #expect(lines.allSatisfy { $0.contains("#") }, "\(block)")
        }
        #expect(!block.contains("decimal:"), "\(block)")
    }

    @Test func `a document beside the invoice's number is offered as the buyer's`() throws {
        let text = """
            Factura,Fecha,Hora,Cliente,Documento,Producto,Cantidad,Precio
            SETP990000001,09/01/2025,09:00,Ana Ruiz,52333444,Arroz,2,3500
            SETP990000002,09/01/2025,09:10,Consumidor Final,222222222222,Arroz,2,3500
            """
        let block = try block(text)
        #expect(block.contains(#"cliente_id: "Documento""#), "\(block)")
    }

    /// A wrong total says nothing of the quantity and the price, which may be right.
    @Test func `only a total that is a guess is contradicted`() throws {
        let block = try block(
            Self.sap.replacing("19.000,00", with: "7.000,00").replacing(
                "5.000,00;24",
                with: "2.000,00;24"
            )
        )
        let contradicted = block.split(separator: "\n").filter { $0.contains("contradict") }
        #expect(contradicted.count == 1 && contradicted[0].contains("Row Total"), "\(block)")
    }

    @Test func `two objects with lists of their own are no sales by their keys`() throws {
        let text = """
            {"order": {"number": 1, "date": "2025-01-09", "items": [{"name": "Pan", "price": 5}]},
             "delivery": {"date": "2025-01-10", "packages": [{"weight": 3}]}}
            """
        #expect(!(try root.inspect(text, as: "a.json").layout.hasSalesByKey))
    }

    @Test func `how somebody paid is offered where it lies in an object of its own`() throws {
        let sale = """
            {"invoice": "SETP990000001", "date": "2025-01-09", "payment": {"method": "cash"},
             "items": [{"name": "Pan", "quantity": 1, "price": 5}]}
            """
        let block = try block("[\(sale)]", as: "a.json")
        #expect(block.contains(#"medio_pago: "payment.method""#), "\(block)")
    }

    @Test func `where each sale has a key of its own no setting is offered`() throws {
        let sale = """
            {"tipo": "04", "factura": "SETP990000001", "fecha": "2025-01-09", "hora": "08:10",
             "items": [{"descripcion": "Pan", "cantidad": 1, "precio": 5}]}
            """
        let other = sale.replacing("001", with: "002")
        let inspection = try root.inspect("{\"a\": \(sale), \"b\": \(other)}", as: "a.json")
        #expect(inspection.layout.hasSalesByKey && inspection.exitStatus == .needsPerson)
        let text = inspection.text(in: .en)
        #expect(text.contains("each sale under a key of its own") && !text.contains("imports:\n"))
        let error = try #require(inspection.findings.first { $0.severity == .error })
        #expect(error.remedy.en.contains("put them into a list"))
    }
}
