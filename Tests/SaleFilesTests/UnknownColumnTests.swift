import Fiscal
import Testing

@testable import SaleFiles

/// Columns that nobody reads, by what stands in them once: what changes an invoice stops it, and what does not stops
/// none.
@Suite struct UnknownColumnTests {
    private func isRead(_ heading: String, _ value: String) throws -> Bool {
        let reading = try Reading(
            "tipo;factura;fecha;hora;descripcion;cantidad;precio;tarifa;\(heading)\n"
                + "04;FE7;2025-01-08;18:00;Pan;1;1000,00;19;\(value)\n"
                + "04;FE8;2025-01-08;18:05;Pan;1;2000,00;19;\n",
            rest: .warn
        )
        guard reading.file.isTrusted else { return false }
        #expect(reading.sales[1].sale != nil)
        return reading.sales[0].sale != nil
    }

    @Test(arguments: [
        ("nit_cli", "79456123"), ("nom_cli", "Ana Ruiz"), ("cod_forma_pago", "2"),
        ("id_condicion_pago", "2"), ("credito_sn", "S"), ("INCB", "70"), ("Vr. ICL", "3500"),
        ("Ad valorem", "3500"), ("Imp. Bolsa Plástica", "70"),
        ("Saludables", "200"), ("Serv. Vol.", "3000"), ("Domic.", "3000"), ("Prop.", "100"),
        ("Descorche", "5000"), ("Neto a cobrar", "4690"), ("Recaudo", "4690"),
        ("Por pagar", "1190"),
        ("Saldo factura", "1190"), ("Observaciones", "Se anuló"),
        ("Observaciones", "Devolución total"), ("Observaciones", "Devuelta por el cliente"),
        ("Observaciones", "Cliente devolvió"), ("Observaciones", "CREDITO A 30 DIAS"),
        ("Recibido", "0"), ("Pagado", "900"), ("Pago con", "500"), ("Devueltos", "1"),
        ("Reversada", "*"), ("Es crédito", "*"), ("Descuento por línea", "500"), ("Nulo", "*"),
        ("Descuento cajero", "500"), ("Deducción", "500"), ("Vr. unit. neto", "900"),
        ("Observaciones", "Debe"), ("Observaciones", "por cobrar"),
        ("Observaciones", "Paga la otra semana"), ("Observaciones", "Se fió a Luz"),
        ("Obs", "crédito casino"), ("Notas", "don Luis debe 5000"),
        ("Observaciones", "Anuló cajera"), ("Nota", "por error, se anula"),
        ("Observaciones", "Fiado a don Pedro"), ("Observaciones", "Queda debiendo"),
        ("Es crédito", "SI"), ("Cuota inicial", "20000"), ("Estado pago", "Pendiente"),
        ("Estado cartera", "Por cobrar"), ("Deuda", "1190"), ("Fecha pago", "2025-02-08"),
        ("Prueba", "SI"), ("Cotización", "SI"), ("Reembolsado", "SI"), ("Entrenamiento", "SI"),
        ("Fue reversada", "SI"), ("Reemplaza", "FE5"), ("Und bonificadas", "1"),
        ("Precio real", "900"), ("Valor real", "900"), ("Vr venta real", "900"),
        ("Sin cobro", "SI"), ("Invitación", "Sí"), ("Tipo IVA", "Excluido"),
        ("Clase IVA", "EXENTO"), ("NIT factura", "900478552"), ("Total sin dcto", "1500,00"),
    ]) func `what changes an invoice stops it`(heading: String, value: String) throws {
        #expect(try !isRead(heading, value))
    }

    @Test(arguments: [
        ("Observaciones", "No debe nada"), ("Observaciones", "Paga con billete de 50"),
        ("Notas", "no anular"), ("Nota", "sin anular"),
        ("Observaciones", "tarjeta crédito"),
        ("Observaciones", "Devuelta 5.000"), ("Observaciones", "Se entregó"),
        ("Recibido", "2000"), ("Pagado", "1190"), ("Pagado", "SI"), ("Nulo", "-"),
        ("Cajero descuento", "Ana"),
        ("Descorche", "sin cargo"), ("Recaudo", "1190,00"), ("Impresa", "SI"),
        ("Enviado DIAN", "SI"), ("Cliente frecuente", "SI"), ("Mesa", "4"),
        ("Estado pago", "Pagado"), ("Estado pedido", "Pendiente"), ("Fecha pago", "2025-01-08"),
        ("Fecha pago", "2025-01-02"), ("Deuda", "0"), ("Motivo devolución", ""),
        ("Usuario anulación", ""), ("Prueba", "NO"), ("Vr venta real", "1190,00"),
        ("Clase", "Víveres"), ("Observación", "EXENTA de devolución"), ("Ticket", "123"),
        ("Rete fuente", "500"), ("Unidades x caja", "12"),
    ]) func `what does not stops none`(heading: String, value: String) throws {
        #expect(try isRead(heading, value))
    }
}
