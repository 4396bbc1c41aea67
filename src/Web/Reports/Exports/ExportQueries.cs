using CallInsight.Contracts;
using CallInsight.Storage.Reports;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Web.Reports.Exports;

/// <summary>Reads exports: a person's, or those of a key of nobody's. Nobody sees another's, whatever their role.</summary>
internal sealed class ExportQueries(ReaderDatabase database, TenantKeys keys)
{
    private const string Columns = """
        select export_id, status, request, reason, rows_all, rows_done, bytes, writer, created_at, ended_at, expires_at
        from exports e where tenant_id = $1 and (case when member_id is null then actor_kind = 'key' and actor_id = $2 and $3::uuid is null else member_id = $3 end)
        """;

    /// <summary>The newest first, before one of them.</summary>
    public Task<List<ExportRow>> ListAsync(Guid tenant, Actor actor, Guid? before, int take, CancellationToken cancellationToken)
        => ReadAsync(
            tenant, actor,
            "and ($4::uuid is null or (created_at, export_id) < (select a.created_at, a.export_id from exports a where a.tenant_id = $1 and a.export_id = $4)) order by created_at desc, export_id desc limit $5",
            cancellationToken, before, take);

    /// <summary>Null where the actor has none of this id.</summary>
    public async Task<ExportRow?> FindAsync(Guid tenant, Actor actor, Guid export, CancellationToken cancellationToken)
        => await ReadAsync(tenant, actor, "and export_id = $4", cancellationToken, export) is [var row] ? row : null;

    /// <summary>The file of an export that is ready.</summary>
    public async Task<ExportFile> OpenAsync(Guid tenant, ExportRow export, CancellationToken cancellationToken)
    {
        var pieces = await database.QueryAsync(
            tenant,
            "select number, piece_id, begins, size from export_pieces where tenant_id = $1 and export_id = $2 and writer = $3 order by number",
            r => new ExportFilePiece(r.GetInt32(0), r.GetGuid(1), r.GetInt64(2), r.GetInt32(3)),
            cancellationToken,
            tenant, export.Id, export.Writer);
        var key = await keys.GetAsync(tenant, cancellationToken);
        return new ExportFile(pieces, async (piece, token) =>
        {
            var found = await database.FindAsync(
                tenant,
                "select content from export_pieces where tenant_id = $1 and export_id = $2 and writer = $3 and number = $4",
                r => r.GetFieldValue<byte[]>(0),
                token,
                tenant, export.Id, export.Writer, piece.Number) ?? throw new IOException("The file was removed while it was taken.");
            return ExportTexts.OpenPiece(key, piece.Id, found);
        });
    }

    private async Task<List<ExportRow>> ReadAsync(Guid tenant, Actor actor, string condition, CancellationToken cancellationToken, params object?[] arguments)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, $"{Columns} {condition}", r => Read(r, key), cancellationToken, [tenant, actor.Id ?? Guid.Empty, actor.Member, .. arguments]);
    }

    private static ExportRow Read(NpgsqlDataReader r, TenantKey key) => new(
        r.GetGuid(0), r.GetString(1), ExportTexts.OpenRequest(key, r.GetGuid(0), r.GetFieldValue<byte[]>(2)), r.IsDBNull(3) ? null : r.GetString(3),
        r.IsDBNull(4) ? null : r.GetInt64(4), r.GetInt64(5), r.GetInt64(6), r.IsDBNull(7) ? null : r.GetGuid(7),
        r.GetFieldValue<DateTimeOffset>(8), r.IsDBNull(9) ? null : r.GetFieldValue<DateTimeOffset>(9), r.IsDBNull(10) ? null : r.GetFieldValue<DateTimeOffset>(10));
}
