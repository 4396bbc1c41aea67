namespace CallInsight.Storage.Secrets;

/// <summary>How a label's text is sealed. Its row is the tenant and its kind: the code is not known before it is stored.</summary>
public static class LabelText
{
    public static byte[] Seal(TenantKey key, Guid tenant, string kind, string text) => key.Seal(tenant, "label/" + kind, text);

    public static string Open(TenantKey key, Guid tenant, string kind, ReadOnlySpan<byte> value) => key.OpenText(tenant, "label/" + kind, value);
}
