using CallInsight.Storage.Sessions;

namespace CallInsight.Grains.Calls;

/// <summary>The SQL of a call's tags, by which lists find it.</summary>
internal static class CallTagRows
{
    /// <summary>Adds what puts these tags in the place of those that were there.</summary>
    public static TenantBatch Tags(this TenantBatch batch, Guid tenant, Guid call, IReadOnlyList<int> codes) => batch
        .Add("delete from call_tags where tenant_id = $1 and call_id = $2 and code <> all($3)", tenant, call, codes.ToArray())
        .Add("insert into call_tags (tenant_id, call_id, code) select $1, $2, unnest($3) on conflict do nothing", tenant, call, codes.ToArray());
}
