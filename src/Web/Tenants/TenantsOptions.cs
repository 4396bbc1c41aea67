namespace CallInsight.Web.Tenants;

/// <summary>Section <c>CallInsight</c>.</summary>
public sealed class TenantsOptions
{
    /// <summary>Tenants are sub-domains of this host. Empty: they are paths, <c>/t/{slug}</c>.</summary>
    public string BaseHost { get; set; } = string.Empty;

    /// <summary>Whether the made-up workspace may be opened though real ones exist.</summary>
    public bool Demo { get; set; }
}
