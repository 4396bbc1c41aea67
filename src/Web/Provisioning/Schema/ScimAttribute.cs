namespace CallInsight.Web.Provisioning.Schema;

/// <summary>What an attribute holds.</summary>
internal enum ScimType
{
    Text,
    Boolean,
    Moment,
    Reference,
    Complex,
}

/// <summary>An attribute as RFC 7643 describes it.</summary>
internal sealed record ScimAttribute(string Name, ScimType Type, string Description)
{
    public bool Many { get; init; }

    public bool Required { get; init; }

    public bool CaseExact { get; init; }

    public string Mutability { get; init; } = "readWrite";

    public string Returned { get; init; } = "default";

    public string Uniqueness { get; init; } = "none";

    public IReadOnlyList<ScimAttribute> Parts { get; init; } = [];

    public IReadOnlyList<string> Usual { get; init; } = [];

    public IReadOnlyList<string> RefersTo { get; init; } = [];

    public bool IsReadOnly => Mutability == "readOnly";

    /// <summary>Whether the product keeps it; a password comes and is forgotten.</summary>
    public bool IsKept => Returned != "never";

    /// <summary>A part by its name in any case; null when there is none.</summary>
    public ScimAttribute? Part(string name) => ScimSchema.Find(Parts, name);
}

/// <summary>Attributes under a name of their own.</summary>
/// <param name="Id">Its URN.</param>
internal sealed record ScimSchema(string Id, string Name, string Description, IReadOnlyList<ScimAttribute> Attributes)
{
    /// <summary>An attribute by its name in any case; null when there is none.</summary>
    public ScimAttribute? Attribute(string name) => Find(Attributes, name);

    internal static ScimAttribute? Find(IReadOnlyList<ScimAttribute> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (string.Equals(attribute.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute;
            }
        }

        return null;
    }
}

/// <summary>A kind of resource.</summary>
/// <param name="Path">Below <c>/scim/v2</c>.</param>
internal sealed record ScimResourceType(string Name, string Path, string Description, ScimSchema Core, ScimSchema? Extension)
{
    /// <summary>The place that a text names: <c>userName</c>, <c>name.familyName</c>, <c>urn:…:User:manager.value</c>, in any case; null when there is none.</summary>
    public ScimPlace? Find(string text)
    {
        var (schema, rest) = (Core, text);
        if (Extension is { } extension && text.StartsWith(extension.Id, StringComparison.OrdinalIgnoreCase))
        {
            if (text.Length == extension.Id.Length)
            {
                return new ScimPlace(extension, null, null);
            }

            (schema, rest) = (extension, text[(extension.Id.Length + 1)..]);
        }
        else if (text.StartsWith(Core.Id + ":", StringComparison.OrdinalIgnoreCase))
        {
            rest = text[(Core.Id.Length + 1)..];
        }

        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        var attribute = schema.Attribute(dot < 0 ? rest : rest[..dot]) ?? (schema == Core ? ScimSchema.Find(ScimSchemas.Common, dot < 0 ? rest : rest[..dot]) : null);
        if (attribute is null || dot < 0)
        {
            return attribute is null ? null : new ScimPlace(schema == Core ? null : schema, attribute, null);
        }

        return attribute.Part(rest[(dot + 1)..]) is { } part ? new ScimPlace(schema == Core ? null : schema, attribute, part) : null;
    }
}

/// <summary>A place in a resource.</summary>
/// <param name="Extension">Where it does not lie in the core schema.</param>
/// <param name="Attribute">Null: the whole extension.</param>
/// <param name="Part">Null: the whole attribute.</param>
internal sealed record ScimPlace(ScimSchema? Extension, ScimAttribute? Attribute, ScimAttribute? Part)
{
    /// <summary>What lies there.</summary>
    public ScimAttribute? Leaf => Part ?? Attribute;

    public bool IsReadOnly => Attribute is { IsReadOnly: true } || Part is { IsReadOnly: true };
}
