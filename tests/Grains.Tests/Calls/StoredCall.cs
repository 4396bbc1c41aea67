using CallInsight.Grains.Tests.Hosting;
using CallInsight.Testing;

namespace CallInsight.Grains.Tests.Calls;

/// <summary>What the database holds of a call, looked at past all rules.</summary>
internal sealed class StoredCall(TwoSilos silos, Guid tenant, Guid id)
{
    /// <summary>Waits until it is ready.</summary>
    public Task ReadyAsync() => Eventually.IsAsync("The call is ready", async () => (string?)await silos.LookAsync($"select status from calls where tenant_id = '{tenant}' and call_id = '{id}'"), "ready");

    /// <summary>Rows of a table of its tenant.</summary>
    public async Task<long> CountAsync(string table, string where = "true") =>
        (long)(await silos.LookAsync($"select count(*) from {table} where tenant_id = '{tenant}' and {where}"))!;

    /// <summary>Stands for all that is stored of it and its texts: another text, another content.</summary>
    public async Task<string?> RowAsync() => (string?)await silos.LookAsync(
        $"select md5(c::text || t::text) || c.version from calls c join call_texts t using (tenant_id, call_id) where c.tenant_id = '{tenant}' and c.call_id = '{id}'");

    /// <summary>How many rows of which table name the call, over every table that there is.</summary>
    public async Task<Dictionary<string, long>> NamedInAsync()
    {
        var columns = (string?)await silos.LookAsync(
            """
            select string_agg(c.relname || ' ' || a.attname, ',') from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and a.atttypid = 'uuid'::regtype and a.attname not in ('tenant_id')
            """) ?? string.Empty;
        var named = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, column) in columns.Split(',').Select(c => (c.Split(' ')[0], c.Split(' ')[1])))
        {
            var rows = (long)(await silos.LookAsync($"select count(*) from {table} where {column} = '{id}'"))!;
            if (rows > 0)
            {
                named[table] = rows;
            }
        }

        return named;
    }
}
