import Testing

@testable import SimulatedDIAN

@Suite struct XMLScannerTests {
    @Test(arguments: [
        "<a/>", "<a></a>", "<?xml version='1.0'?>\n<a/>\n", "\u{FEFF}<a/>",
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\" ?><a/>",
        "<!-- before --><a/><!-- after -->", "<?style x?><a b = 'c' d=\"e\" ></a >",
        "<p:a xmlns:p='u'><p:b/></p:a>", "<a xml:lang='es'/>", "<a><![CDATA[<&]]]]></a>",
        "<?xml version='1.&#48;'?><a/>", "<prefixes:a xmlns:prefixes='u' xmlns:prefixed='v'/>",
    ])
    func `well-formed documents are taken`(xml: String) throws {
        _ = try XMLScanner.tree(of: Array(xml.utf8))
    }

    @Test(arguments: [
        "", " ", "text", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a/>text", "&#32;<a/>",
        "<a b='1' b='2'/>", "<a b=1/>", "<a b='<'/>", "<a b='1'c='2'/>", "<a b></a>", "<1/>",
        "<a:b:c/>", "<:a/>", "<a:/>", "<p:a/>", "<a p:b='1'/>", "<a xmlns:p=''/>",
        "<a xmlns:p='u' xmlns:p='v'/>", "<a xmlns='u' xmlns='u'/>", "<a xmlns:xml='u'/>",
        "<a>&nbsp;</a>", "<a>&amp</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#+9;</a>",
        "<a>&#xFFFE;</a>", "<a>\u{FFFF}</a>", "<a>\u{1}</a>", "<a>]]></a>", "<a>text<b/></a>",
        "<a><b/>text</a>", "<a><!-- -- --></a>", "<a><!-- --->", "<a><![CDATA[</a>", "<a><?x",
        "<?xml version='1.1'?><a/>", "<?xml encoding='UTF-8'?><a/>", " <?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "<a><?xml version='1.0'?></a>",
        "<prefixed:a xmlns:prefixes='u'/>", "<prefixes:a xmlns:prefixes='u'></prefixed:a>",
        "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "<a/><![CDATA[x]]>",
    ])
    func `anything else is refused`(xml: String) {
        #expect(throws: NotWellFormed.self) { try XMLScanner.tree(of: Array(xml.utf8)) }
    }

    @Test(arguments: [
        [0xE9], [0xC3], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
        [0xC3, 0xA9, 0xA9], [0xFF],
    ])
    func `bytes that are not UTF-8 are refused, wherever they stand`(mistake: [UInt8]) {
        for shift in 0..<9 {
            let text = Array(repeating: UInt8(ascii: "x"), count: shift) + mistake
            let bytes = Array("<a>".utf8) + text + Array("</a>".utf8)
            #expect(throws: NotWellFormed.self) { try XMLScanner.tree(of: bytes) }
        }
    }

    @Test func `a text is taken whole, whatever its length and wherever it ends`() throws {
        for length in 0..<40 {
            let text = String(repeating: "9zAé_ \u{1F600}", count: 6).prefix(length)
            let name = "n" + String(repeating: "aZ-9_.", count: 7).prefix(length)
            let root = try XMLScanner.tree(
                of: Array("<r>\n\t    <\(name) b='\(text)'>\(text)</\(name)>     \n</r>".utf8)
            ).root
            let leaf = try #require(root.children.first { _ in true })
            #expect(leaf.text == text && leaf.attribute("b") == String(text))
            #expect(leaf.nameEnds(with: "Z-9_.") == name.hasSuffix("Z-9_."))
        }
    }

    @Test func `references, sections and line ends become the text they mean`() throws {
        let xml = "<a b='x&#9;y\n&quot;'>1 &lt; 2 &#xE9;\r\n<![CDATA[&amp;]]><!-- n\r -->\r.</a>"
        let tree = try XMLScanner.tree(of: Array(xml.utf8))
        #expect(tree.root.text == "1 < 2 é\n&amp;\n.")
        #expect(tree.root.attribute("b") == "x\ty \"")
    }

    @Test func `a prefix means what its nearest declaration says`() throws {
        let basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
        let xml =
            "<r xmlns:p='\(basic)'><p:ID>1</p:ID><x xmlns:p='other'><p:ID>2</p:ID></x>"
            + "<y xmlns='\(basic)'><ID>3</ID></y></r>"
        let root = try XMLScanner.tree(of: Array(xml.utf8)).root
        #expect(root.value("ID") == "1")
        #expect(root.children.map { $0.value("ID") } == ["", "", "3"])
    }

    @Test func `a document cut off anywhere is refused`() {
        let whole = Array(SampleInvoice().xml.utf8)
        for length in stride(from: 0, to: whole.count, by: 7) {
            #expect(throws: NotWellFormed.self) {
                try XMLScanner.tree(of: Array(whole.prefix(length)))
            }
        }
    }

    @Test func `a nest deeper than any invoice is refused`() {
        let deep = String(repeating: "<a>", count: 100_000)
        #expect(throws: NotWellFormed.self) { try XMLScanner.tree(of: Array(deep.utf8)) }
    }

    @Test(arguments: [
        ("<cbc:ID>SETP990000001</cbc:ID>", ""), ("2500.50", "2.500,50"), ("380.00", "1e3"),
        ("2500.50", "+1"), ("2500.50", ".5"), ("2500.50", "12345678901234567.00"),
        ("2500.50", "0.1234567"),
    ])
    func `an invoice is held to UBL's order and number forms`(old: String, new: String) throws {
        let moved = new.isEmpty ? "<cbc:IssueDate>2026-01-08</cbc:IssueDate>" + old : new
        let xml = SampleInvoice().xml.replacing(old, with: moved, maxReplacements: 1)
        #expect(throws: UnreadableDocument.breaksSchema) {
            try DocumentStructure.invoice(in: Array(xml.utf8))
        }
    }
}
