namespace CallInsight.Grains.Demo.Plan;

/// <summary>A made-up company that may buy.</summary>
/// <param name="System">What it plans with today.</param>
internal sealed record Customer(string Name, string Domain, string Industry, string Town, string System, int Crews, CustomerPerson Contact, CustomerPerson? Second)
{
    /// <summary>Pounds a crew and month.</summary>
    public int Price => Crews > 60 ? 39 : 49;
}

internal sealed record CustomerPerson(string Name, string Email)
{
    public string First => Name[..Name.IndexOf(' ', StringComparison.Ordinal)];
}

/// <summary>Invents customers, each name once.</summary>
internal sealed class Customers
{
    private const double WithSecondPerson = 0.3;

    private static readonly string[] Places =
    [
        "Quellmoor", "Tarnbrook", "Ostwick", "Harrowfen", "Pinsley", "Velmouth", "Kestrow", "Dunmarrow", "Thistlebury", "Corvale", "Embleford", "Wexcombe",
        "Grenholt", "Astermere", "Brindlow", "Fallowick", "Hexbourne", "Marlstead", "Norrington", "Pellworth", "Rushmead", "Stanmoss", "Undercliff", "Yarrowby",
    ];

    private static readonly (string Suffix, string Industry)[] Trades =
    [
        ("Lifts", "lift maintenance"), ("Heating", "heating service"), ("Glass", "glazing"), ("Gardens", "grounds care"), ("Fibre", "network installation"), ("Roofing", "roofing"),
        ("Water", "water treatment"), ("Security", "alarm installation"), ("Refrigeration", "cooling service"), ("Facilities", "facility care"), ("Solar", "solar installation"), ("Drains", "drain cleaning"),
    ];

    private static readonly string[] Firsts = ["Alice", "Oliver", "Priya", "Stefan", "Grace", "Mohammed", "Ewa", "Patrick", "Sofia", "Daniel", "Yuki", "Martin", "Leila", "Simon", "Teresa", "Owen", "Nadia", "Victor", "Julia", "Samuel"];
    private static readonly string[] Lasts = ["Barrow", "Castellan", "Dewhurst", "Ellery", "Fenwick", "Garrow", "Hollis", "Ingram", "Jessop", "Kirkbride", "Langley", "Mottram", "Nettle", "Orchard", "Pargeter", "Quill", "Rowntree", "Selby", "Thorne", "Wardle"];
    private static readonly string[] Towns = ["Alderwick", "Castle Moss", "Easterby", "Kingsmere", "Lower Fenton", "Saltwich", "Thornaby Cross", "West Harrow Mill"];
    private static readonly string[] Systems = ["Rotafold", "Jobsheet Classic", "Diarygrid", "Workboard Two", "Shiftledger"];

    private readonly (string Place, string Suffix, string Industry)[] _names;
    private readonly Dice _dice;
    private int _used;

    public Customers(Dice dice)
    {
        _dice = dice;
        _names = dice.Shuffle(Places.SelectMany(p => Trades.Select(t => (p, t.Suffix, t.Industry))));
    }

    public Customer Next()
    {
        var (place, suffix, industry) = _names[_used++ % _names.Length];
        var domain = $"{place.ToLowerInvariant()}-{suffix.ToLowerInvariant()}.example";
        var contact = Person(domain, null);
        return new Customer($"{place} {suffix}", domain, industry, _dice.Pick(Towns), _dice.Pick(Systems), 8 + _dice.Below(90), contact, _dice.Chance(WithSecondPerson) ? Person(domain, contact) : null);
    }

    private CustomerPerson Person(string domain, CustomerPerson? other)
    {
        var first = _dice.Pick(Firsts.Where(f => f != other?.First).ToArray());
        var last = _dice.Pick(Lasts);
        return new CustomerPerson($"{first} {last}", $"{first.ToLowerInvariant()}.{last.ToLowerInvariant()}@{domain}");
    }
}
