using Npgsql;

namespace CallInsight.Database.Tests.Schema;

/// <summary>The rules that the catalogue must obey; each gives its faults as sentences.</summary>
internal static class Catalogue
{
    /// <summary>Claiming jobs and messages and finding by a hash happen before a tenant is known; GIN has no leading column.</summary>
    private const string MayLeadOtherwise = "'jobs_claim', 'outbox_claim', 'domains_proved', 'tenants_slug_key', 'links_token_hash_key', 'api_keys_token_hash_key'";

    private const string TenantTables =
        """
        with tenant_tables as (
            select c.oid, c.relname, c.relispartition, c.relrowsecurity, c.relforcerowsecurity from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum > 0
            where c.relkind in ('r', 'p') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) and c.relpersistence <> 't')
        """;

    public static Task<List<string>> TablesWithoutForcedSecurityAsync(string connection) => AskAsync(connection,
        $"{TenantTables} select relname || ' does not force row-level security' from tenant_tables where not (relrowsecurity and relforcerowsecurity)");

    public static Task<List<string>> TablesWithoutThePolicyAsync(string connection) => AskAsync(connection,
        $"""
        {TenantTables} select relname || ' has no policy over guard.tenant() for reading and writing' from tenant_tables t
        where not exists (
            select 1 from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = array[0::oid]
            and pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = guard.tenant())' and pg_get_expr(p.polwithcheck, p.polrelid) = '(tenant_id = guard.tenant())')
        """);

    /// <summary>Permissive policies add up: any other one opens a table further than the tenant.</summary>
    public static Task<List<string>> PoliciesThatOpenFurtherAsync(string connection) => AskAsync(connection,
        """
        select c.relname || ' is opened by the policy ' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polpermissive and p.polname <> 'tenant' and p.polroles <> array['callinsight_door'::regrole::oid]
        """);

    public static Task<List<string>> PartitionsWithGrantsAsync(string connection) => AskAsync(connection,
        """
        select c.relname || ' is a partition with grants to ' || a.grantee::regrole from pg_class c, aclexplode(c.relacl) a
        where c.relispartition and c.relkind in ('r', 'p') and a.grantee <> c.relowner
        """);

    public static Task<List<string>> IndexesThatDoNotLeadWithTheTenantAsync(string connection) => AskAsync(connection,
        $"""
        {TenantTables} select i.relname || ' does not lead with tenant_id' from tenant_tables t
        join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid join pg_am m on m.oid = i.relam
        where m.amname <> 'gin' and not i.relispartition and pg_get_indexdef(i.oid, 1, true) <> 'tenant_id' and i.relname not in ({MayLeadOtherwise})
        """);

    public static Task<List<string>> DoorsAsync(string connection) => AskAsync(connection,
        """
        select p.oid::regprocedure::text || ': ' || coalesce(string_agg(distinct (case when a.grantee = 0 then 'public' else a.grantee::regrole::text end), ', ' order by (case when a.grantee = 0 then 'public' else a.grantee::regrole::text end))
            filter (where a.grantee <> p.proowner), 'nobody')
        from pg_proc p left join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a on a.privilege_type = 'EXECUTE'
        where p.pronamespace = 'door'::regnamespace group by p.oid, p.proowner
        """);

    /// <summary>A function that runs as its owner must not find tables of whoever calls it.</summary>
    public static Task<List<string>> DefinersWithoutAPathAsync(string connection) => AskAsync(connection,
        """
        select p.oid::regprocedure || ' runs as its owner and trusts the caller''s search_path' from pg_proc p
        where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
        and not exists (select 1 from unnest(p.proconfig) s where s like 'search_path=%pg_temp')
        """);

    public static Task<List<string>> RolesWithPowerAsync(string connection) => AskAsync(connection,
        """
        select r.rolname || ' has power over the rows' from pg_roles r
        where r.rolname in ('callinsight_app', 'callinsight_reader', 'callinsight_operator', 'callinsight_meter', 'callinsight_door')
        and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or pg_has_role(r.oid, 'callinsight_owner', 'member')
            or exists (select 1 from pg_class c where c.relowner = r.oid))
        """);

    private static async Task<List<string>> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
