/// Where an issuer sits, as DIAN wants it in an address (FAJ08, FAJ28).
///
/// DIAN checks the codes (FAJ09, FAJ12); the names are for people. A department's capital has its
/// own name. Any other of the 1,100 municipalities is named by its department, which is true, if
/// coarse, because the settings give only the code.
struct Municipality: Hashable, Sendable {
    /// Five DANE digits (Divipola).
    let code: String
    let name: String
    /// The first two of the five digits.
    let departmentCode: String
    let departmentName: String

    /// Nil when `code` is not five digits that begin with a department's code.
    init?(code: String) {
        guard code.utf8.count == 5, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let department = departments[String(code.prefix(2))]
        else { return nil }
        self.code = code
        departmentCode = String(code.prefix(2))
        departmentName = department.name
        name = code.hasSuffix("001") ? department.capital ?? department.name : department.name
    }
}

/// The 33 departments of Divipola by code, each with its capital, whose code ends in 001.
///
/// Cundinamarca has none here: its capital is Bogotá, which is a department of its own.
private let departments: [String: (name: String, capital: String?)] = [
    "05": ("Antioquia", "Medellín"),
    "08": ("Atlántico", "Barranquilla"),
    "11": ("Bogotá", "Bogotá, D.C."),
    "13": ("Bolívar", "Cartagena de Indias"),
    "15": ("Boyacá", "Tunja"),
    "17": ("Caldas", "Manizales"),
    "18": ("Caquetá", "Florencia"),
    "19": ("Cauca", "Popayán"),
    "20": ("Cesar", "Valledupar"),
    "23": ("Córdoba", "Montería"),
    "25": ("Cundinamarca", nil),
    "27": ("Chocó", "Quibdó"),
    "41": ("Huila", "Neiva"),
    "44": ("La Guajira", "Riohacha"),
    "47": ("Magdalena", "Santa Marta"),
    "50": ("Meta", "Villavicencio"),
    "52": ("Nariño", "Pasto"),
    "54": ("Norte de Santander", "San José de Cúcuta"),
    "63": ("Quindío", "Armenia"),
    "66": ("Risaralda", "Pereira"),
    "68": ("Santander", "Bucaramanga"),
    "70": ("Sucre", "Sincelejo"),
    "73": ("Tolima", "Ibagué"),
    "76": ("Valle del Cauca", "Cali"),
    "81": ("Arauca", "Arauca"),
    "85": ("Casanare", "Yopal"),
    "86": ("Putumayo", "Mocoa"),
    "88": ("San Andrés y Providencia", "San Andrés"),
    "91": ("Amazonas", "Leticia"),
    "94": ("Guainía", "Inírida"),
    "95": ("Guaviare", "San José del Guaviare"),
    "97": ("Vaupés", "Mitú"),
    "99": ("Vichada", "Puerto Carreño"),
]
