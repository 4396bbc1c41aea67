using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.Calls.Reading;
using CallInsight.Web.SignIn;
using Npgsql;

namespace CallInsight.Web.Insights.Standings;

/// <summary>Finds calls that show a figure: only those that the reader may open.</summary>
internal sealed class FindExampleCalls(ReaderDatabase database, TenantKeys keys)
{
    private const int Most = 3;

    /// <summary>The calls of these members with most or least of the figure.</summary>
    /// <param name="span">The first moment that counts, and the first after.</param>
    public Task<IReadOnlyList<ExampleCall>> ExtremeAsync(PageQuestion question, (DateTimeOffset From, DateTimeOffset To) span, IReadOnlyList<Guid> reps, string metric, bool mostFirst, CancellationToken cancellationToken)
        => FindAsync(question, span, reps, metric, "true", mostFirst ? "e.value desc" : "e.value", [], cancellationToken);

    /// <summary>The won calls of these members that lie nearest to a value.</summary>
    public Task<IReadOnlyList<ExampleCall>> NearAsync(PageQuestion question, (DateTimeOffset From, DateTimeOffset To) span, IReadOnlyList<Guid> reps, string metric, double value, CancellationToken cancellationToken)
        => FindAsync(question, span, reps, metric, "c.outcome = 'won'", "abs(e.value - $6)", [value], cancellationToken);

    private async Task<IReadOnlyList<ExampleCall>> FindAsync(PageQuestion question, (DateTimeOffset From, DateTimeOffset To) span, IReadOnlyList<Guid> reps, string metric, string condition, string order, object[] further, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(question.Tenant, cancellationToken);
        var (value, argument) = ValueOf(metric, key);
        var scope = CallScope.Of(question.Actor, Permission.CallsRead, 6 + further.Length);
        var isMasked = TextAccess.IsMasked(question.Actor);
        return await database.QueryAsync(
            question.Tenant,
            $"""
            select c.call_id, c.title, c.started_at, m.name, e.value
            from calls c
            join call_facts f on f.tenant_id = c.tenant_id and f.call_id = c.call_id and f.received_on = c.received_on and not f.erased
            join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id
            cross join lateral (select ({value})::float8 as value) e
            where c.tenant_id = $1 and c.started_at >= $2 and c.started_at < $3 and c.rep_id = any($4) and $5::text is not null and {condition} and e.value is not null and {scope.Sql}
            order by {order}, c.started_at desc, c.call_id limit {Most.ToString(CultureInfo.InvariantCulture)}
            """,
            r => Read(r, key, isMasked),
            cancellationToken,
            [question.Tenant, span.From, span.To, reps.ToArray(), argument, .. further, .. scope.Arguments]);
    }

    /// <summary>The figure's value as SQL, and what it takes as parameter 5.</summary>
    private static (string Sql, string Argument) ValueOf(string metric, TenantKey key)
    {
        if (new FigureText(metric, null).Topic is not { } topic)
        {
            return ($"f.{MetricCatalogue.ColumnOf(MetricCatalogue.Find(metric)!.Key)}", string.Empty);
        }

        var builtIn = MetricCatalogue.BuiltInTopics.Index().Where(t => t.Item == topic).Select(t => t.Index.ToString(CultureInfo.InvariantCulture)).FirstOrDefault();
        return builtIn is not null
            ? ("case when $5::int = any(f.topic_codes) then 1 else 0 end", builtIn)
            : ("case when (select l.code from labels l where l.tenant_id = c.tenant_id and l.kind = 'topic' and l.text_hash = decode($5, 'hex')) = any(f.topic_codes) then 1 else 0 end", Convert.ToHexString(key.BlindIndex("label/topic", topic)));
    }

    private static ExampleCall Read(NpgsqlDataReader r, TenantKey key, bool isMasked) => new(
        r.GetGuid(0), isMasked ? null : key.OpenText(r.GetGuid(0), CallTexts.TitleField, r.GetFieldValue<byte[]>(1)), r.GetFieldValue<DateTimeOffset>(2), r.GetString(3), r.GetDouble(4));
}
