extension [FileColumn] {
    /// What unknown columns may mean, by their position from 0; each field is guessed once.
    ///
    /// `sales` is the list of sales, where only a guess says so.
    func guesses(within sales: String?) -> [Int: SaleField] {
        var taken = Set(compactMap(\.field))
        var guesses: [Int: SaleField] = [:]
        for (position, column) in enumerated() where column.use == .unknown {
            guard
                let field = column.guess(
                    within: sales,
                    except: taken,
                    after: guesses[position - 1]
                )
            else { continue }
            taken.insert(field)
            guesses[position] = field
        }
        return guesses
    }
}

extension FileColumn {
    /// What its values are used for.
    var field: SaleField? {
        guard case .field(let field) = use else { return nil }
        return field
    }

    /// How `imports:` names a key of a JSON file, once the list of sales is named as well.
    package func settingPath(within sales: String?) -> String? {
        guard let path else { return heading }
        return (path.below(sales) ?? path).text
    }

    fileprivate func guess(
        within sales: String?,
        except taken: Set<SaleField>,
        after previous: SaleField?
    ) -> SaleField? {
        if let shape { return shape.fields(after: previous).first { !taken.contains($0) } }
        if let path { return path.below(sales)?.guess(except: taken) }
        return heading.flatMap { offer($0, in: .anywhere, except: taken) }
    }
}

extension JSONPath {
    /// Without the list of sales, where there is one; nil for what lies beside it.
    func below(_ sales: String?) -> JSONPath? {
        guard let sales else { return self }
        guard steps.count > 1, steps[0] == Step(key: sales, isList: true) else { return nil }
        return JSONPath(Array(steps.dropFirst()))
    }

    func guess(except taken: Set<SaleField> = []) -> SaleField? {
        offer(key, in: scope, except: taken)
    }

    var scope: SaleField.Scope {
        if steps.contains(where: \.isList) { return .line }
        let isOfBuyer = steps.dropLast().contains {
            SaleField.nearest(to: $0.key, in: .sale, except: [])?.isOfBuyer == true
        }
        return isOfBuyer ? .buyer : .sale
    }

    /// Whether it looks like what tells one sale from another.
    var marksSale: Bool {
        guard steps.allSatisfy({ !$0.isList }) else { return false }
        return switch guess() {
        case .number, .invoice, .date, .dateTime: true
        default: false
        }
    }
}

/// The nearest field, unless the values would be another thing: the number by which a till knows
/// its customer is nobody's document.
private func offer(
    _ name: String,
    in scope: SaleField.Scope,
    except taken: Set<SaleField>
) -> SaleField? {
    guard let field = SaleField.nearest(to: name, in: scope, except: taken) else { return nil }
    let plain = plainName(name)
    if field.isOfBuyer, tillsOwnNumbers.contains(plain) || plain.hasPrefix("cod") { return nil }
    return field
}

private let tillsOwnNumbers: Set = ["id", "uid", "uuid", "clientid", "customerid"]
