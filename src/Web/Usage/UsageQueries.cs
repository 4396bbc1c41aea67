using CallInsight.Storage.Sessions;
using NpgsqlTypes;

namespace CallInsight.Web.Usage;

/// <summary>What was used, from the counts: at most a second behind the log.</summary>
internal sealed class UsageQueries(ReaderDatabase database)
{
    /// <summary>What rows can be grouped by, and the column of each.</summary>
    public static IReadOnlyDictionary<string, string> Groups { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["meter"] = "meter",
        ["day"] = "day",
        ["source"] = "source",
        ["member"] = "member_id",
    };

    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="groups">Keys of <see cref="Groups"/>.</param>
    /// <param name="meter">Null for all.</param>
    public Task<List<UsageRowBody>> SumAsync(Guid tenant, DateOnly from, DateOnly to, IReadOnlyCollection<string> groups, string? meter, CancellationToken cancellationToken)
    {
        string Column(string group) => groups.Contains(group) ? Groups[group] : "null";
        var columns = string.Join(", ", Groups.Keys.Where(groups.Contains).Select(g => Groups[g]));
        var sql = $"""
            select {Column("meter")}::text, {Column("day")}::date, {Column("source")}::text, {Column("member")}::uuid, sum(quantity), sum(events)::bigint from usage_days
            where tenant_id = $1 and day between $2 and $3 and ($4::text is null or meter = $4)
            group by {columns} order by {columns}
            """;
        return database.QueryAsync(
            tenant, sql,
            r => new UsageRowBody(
                r.IsDBNull(0) ? null : r.GetString(0), r.IsDBNull(1) ? null : r.GetFieldValue<DateOnly>(1), r.IsDBNull(2) ? null : r.GetString(2),
                r.IsDBNull(3) || r.GetGuid(3) == Guid.Empty ? null : r.GetGuid(3), r.GetDecimal(4) / 1.000000m, r.GetInt64(5)),
            cancellationToken,
            tenant, from, to, new Npgsql.NpgsqlParameter { Value = (object?)meter ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    }
}
