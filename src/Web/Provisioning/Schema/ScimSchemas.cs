namespace CallInsight.Web.Provisioning.Schema;

/// <summary>The schemas that are served: User, EnterpriseUser and Group of RFC 7643.</summary>
internal static class ScimSchemas
{
    private const string Ns = "urn:ietf:params:scim:";
    public const string ListResponse = Ns + "api:messages:2.0:ListResponse";
    public const string SearchRequest = Ns + "api:messages:2.0:SearchRequest";
    public const string PatchOp = Ns + "api:messages:2.0:PatchOp";
    public const string Error = Ns + "api:messages:2.0:Error";
    public const string ServiceProviderConfig = Ns + "schemas:core:2.0:ServiceProviderConfig";
    public const string ResourceType = Ns + "schemas:core:2.0:ResourceType";
    public const string SchemaOfSchemas = Ns + "schemas:core:2.0:Schema";

    /// <summary>What every resource has.</summary>
    public static IReadOnlyList<ScimAttribute> Common { get; } =
    [
        new("id", ScimType.Text, "The resource's id.") { CaseExact = true, Mutability = "readOnly", Returned = "always", Uniqueness = "server" },
        new("externalId", ScimType.Text, "The identity provider's own id.") { CaseExact = true },
        new("schemas", ScimType.Reference, "Which schemas it follows.") { Many = true, CaseExact = true, Mutability = "readOnly", Returned = "always" },
        new("meta", ScimType.Complex, "About the resource.")
        {
            Mutability = "readOnly",
            Parts =
            [
                ReadOnly("resourceType", "What kind it is.") with { CaseExact = true },
                ReadOnly("created", "When it was made.") with { Type = ScimType.Moment },
                ReadOnly("lastModified", "When it was changed last.") with { Type = ScimType.Moment },
                ReadOnly("location", "Its address.") with { Type = ScimType.Reference, CaseExact = true },
                ReadOnly("version", "Its ETag.") with { CaseExact = true },
            ],
        },
    ];

    public static ScimSchema User { get; } = new(Ns + "schemas:core:2.0:User", "User", "A person who may sign in.",
    [
        new("userName", ScimType.Text, "The name to sign in by; unique in the workspace.") { Required = true, Uniqueness = "server" },
        new("name", ScimType.Complex, "The person's name in parts.")
        {
            Parts = [Text("formatted"), Text("familyName"), Text("givenName"), Text("middleName"), Text("honorificPrefix"), Text("honorificSuffix")],
        },
        Text("displayName"), Text("nickName"),
        new("profileUrl", ScimType.Reference, "A page about the person.") { RefersTo = ["external"] },
        Text("title"), Text("userType"), Text("preferredLanguage"), Text("locale"), Text("timezone"),
        new("active", ScimType.Boolean, "Whether the person may sign in."),
        new("password", ScimType.Text, "Not taken: people set it by a link, or sign in by the identity provider.") { Mutability = "writeOnly", Returned = "never" },
        Values("emails", "E-mail addresses; the primary one, else the first of work, else the first, is the member's.", "work", "home", "other"),
        Values("phoneNumbers", "Telephone numbers.", "work", "home", "mobile", "fax", "pager", "other"),
        Values("ims", "Addresses for instant messages."),
        Values("photos", "Pictures.", "photo", "thumbnail"),
        new("addresses", ScimType.Complex, "Postal addresses.")
        {
            Many = true,
            Parts = [Text("formatted"), Text("streetAddress"), Text("locality"), Text("region"), Text("postalCode"), Text("country"), Text("type"), Primary()],
        },
        new("groups", ScimType.Complex, "The groups that the person is in.")
        {
            Many = true, Mutability = "readOnly", Parts = [ReadOnly("value", "The group's id.") with { CaseExact = true }, ReadOnly("$ref", "Its address."), ReadOnly("display", "Its name."), ReadOnly("type", "direct")],
        },
        Values("entitlements", "Kept, without effect."),
        Values("roles", "The first, or the primary one, that is admin, manager, rep, analyst, billing or auditor is the member's role. Others are kept without effect."),
        Values("x509Certificates", "Kept, without effect."),
    ]);

    public static ScimSchema Enterprise { get; } = new(Ns + "schemas:extension:enterprise:2.0:User", "EnterpriseUser", "What companies say of their people.",
    [
        Text("employeeNumber"), Text("costCenter"), Text("organization"), Text("division"), Text("department"),
        new("manager", ScimType.Complex, "Whom the person reports to.") { Parts = [Text("value") with { CaseExact = true }, new("$ref", ScimType.Reference, "The manager's address."), Text("displayName")] },
    ]);

    public static ScimSchema Group { get; } = new(Ns + "schemas:core:2.0:Group", "Group", "People who belong together: a team of the workspace.",
    [
        new("displayName", ScimType.Text, "The team's name; unique in the workspace.") { Required = true, Uniqueness = "server" },
        new("members", ScimType.Complex, "The users in it.")
        {
            Many = true,
            Parts =
            [
                new("value", ScimType.Text, "The user's id.") { CaseExact = true, Mutability = "immutable" },
                new("$ref", ScimType.Reference, "The user's address.") { Mutability = "immutable", RefersTo = ["User"] },
                new("display", ScimType.Text, "The user's name.") { Mutability = "readOnly" },
                new("type", ScimType.Text, "Always User.") { Mutability = "immutable", Usual = ["User"] },
            ],
        },
    ]);

    public static ScimResourceType Users { get; } = new("User", "/Users", "People", User, Enterprise);

    public static ScimResourceType Groups { get; } = new("Group", "/Groups", "Teams", Group, null);

    private static ScimAttribute Primary() => new("primary", ScimType.Boolean, "Whether it is the one to use.");

    private static ScimAttribute Text(string name) => new(name, ScimType.Text, name);

    private static ScimAttribute ReadOnly(string name, string description) => new(name, ScimType.Text, description) { Mutability = "readOnly" };

    private static ScimAttribute Values(string name, string description, params string[] types) => new(name, ScimType.Complex, description)
    {
        Many = true, Parts = [Text("value"), Text("display"), Text("type") with { Usual = types }, Primary()],
    };
}
