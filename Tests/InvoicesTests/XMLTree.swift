import Foundation
import FoundationXML
import Testing

/// An XML document as a parser other than ours sees it; local names only.
struct XMLTree {
    let root: Element

    final class Element {
        let name: String
        let attributes: [String: String]
        fileprivate(set) var children: [Element] = []
        fileprivate(set) var text = ""

        fileprivate init(name: String, attributes: [String: String]) {
            self.name = name
            self.attributes = attributes
        }

        /// All elements at a path of names below this one.
        func all(_ path: String) -> [Element] {
            path.split(separator: "/").reduce([self]) { elements, name in
                elements.flatMap { $0.children.filter { $0.name == name } }
            }
        }

        func text(_ path: String) -> String? { all(path).first?.text }
    }

    init(_ xml: [UInt8]) throws {
        let parser = XMLParser(data: Data(xml))
        let builder = Builder()
        parser.delegate = builder
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        root = try #require(builder.document.children.first)
    }

    func all(_ path: String) -> [Element] { root.all(path) }

    func text(_ path: String) -> String? { root.text(path) }

    /// The first element of that name at any depth.
    func first(_ name: String) -> Element? { first(name, in: root) }

    private func first(_ name: String, in element: Element) -> Element? {
        if element.name == name { return element }
        return element.children.lazy.compactMap { first(name, in: $0) }.first
    }

    private final class Builder: NSObject, XMLParserDelegate {
        let document = Element(name: "", attributes: [:])
        private lazy var open = [document]

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            let local = name.split(separator: ":").last.map(String.init) ?? name
            let element = Element(name: local, attributes: attributes)
            open.last?.children.append(element)
            open.append(element)
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            open.last?.text += text
        }

        func parser(
            _ parser: XMLParser,
            didEndElement name: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            open.removeLast()
        }
    }
}
