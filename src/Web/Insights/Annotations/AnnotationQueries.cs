using CallInsight.Storage.Insights;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Shared;
using Npgsql;

namespace CallInsight.Web.Insights.Annotations;

/// <summary>An annotation with its author's name; null where a program wrote it.</summary>
public sealed record AnnotationRow(Guid Id, DateOnly Day, string Text, Guid? Author, string? AuthorName, DateTimeOffset CreatedAt);

/// <summary>Reads annotations for pages and API.</summary>
internal sealed class AnnotationQueries(ReaderDatabase database, TenantKeys keys)
{
    // More than a chart can show; the API lists all.
    private const int MostShown = 50;

    private const string Columns = """
        select a.annotation_id, a.day, a.text, a.author_id, m.name, a.created_at
        from annotations a left join members m on m.tenant_id = a.tenant_id and m.member_id = a.author_id where a.tenant_id = $1
        """;

    /// <summary>Those of some days, in their order.</summary>
    public Task<List<AnnotationRow>> ListAsync(Guid tenant, PeriodDays days, CancellationToken cancellationToken)
        => QueryAsync(tenant, $"{Columns} and a.day between $2 and $3 order by a.day, a.annotation_id limit {MostShown}", cancellationToken, tenant, days.From, days.To);

    /// <summary>Those that were made after one of them, in the order in which they were made.</summary>
    public Task<List<AnnotationRow>> ListAfterAsync(Guid tenant, Guid? after, int take, CancellationToken cancellationToken)
        => QueryAsync(tenant, $"{Columns} and ($2::uuid is null or a.annotation_id > $2) order by a.annotation_id limit $3", cancellationToken, tenant, after, take);

    /// <summary>One of them; null when there is no such annotation in the tenant.</summary>
    public async Task<AnnotationRow?> FindAsync(Guid tenant, Guid annotation, CancellationToken cancellationToken)
        => (await QueryAsync(tenant, $"{Columns} and a.annotation_id = $2", cancellationToken, tenant, annotation)).FirstOrDefault();

    private async Task<List<AnnotationRow>> QueryAsync(Guid tenant, string sql, CancellationToken cancellationToken, params object?[] arguments)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        return await database.QueryAsync(tenant, sql, r => Read(key, r), cancellationToken, arguments);
    }

    private static AnnotationRow Read(TenantKey key, NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetFieldValue<DateOnly>(1), key.OpenText(r.GetGuid(0), ViewTexts.Annotation, r.GetFieldValue<byte[]>(2)),
        r.IsDBNull(3) ? null : r.GetGuid(3), r.IsDBNull(4) ? null : r.GetString(4), r.GetFieldValue<DateTimeOffset>(5));
}
