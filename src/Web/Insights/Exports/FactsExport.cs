using CallInsight.Contracts;
using CallInsight.Storage.Files;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using CallInsight.Web.SignIn;
using CallInsight.Web.Tenants;
using Npgsql;

namespace CallInsight.Web.Insights.Exports;

/// <summary>Streams the rows of numbers as they are stored: what any figure can be checked from.</summary>
internal sealed class FactsExport(ReaderDatabase database, TenantKeys keys, IGrainFactory grains)
{
    private const int FlushAbove = 64 * 1024;

    /// <summary>Answers with the rows that the caller's permission reaches, by time.</summary>
    public async Task WriteAsync(HttpContext http, ITableFile file)
    {
        var (tenant, aborted, output) = (http.RequireTenant().Tenant, http.RequestAborted, http.Response.BodyWriter);
        var own = await grains.Insights(tenant).GetMetrics();
        var fields = await grains.CustomFields(tenant).GetAll();
        await using var transaction = await database.OpenAsync(tenant, aborted);
        var shape = new FactsTable([.. MetricCatalogue.All.Select(m => m.Key)], MetricCatalogue.BuiltInTopics, await TextsAsync(transaction.Connection, tenant, aborted), [.. own.Where(m => m.IsActive)], fields);
        await using var command = Command(transaction.Connection, shape, tenant, http.Actor());
        await using var reader = await command.ExecuteReaderAsync(aborted);
        http.Response.ContentType = file.ContentType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"facts.{file.Extension}\"";
        await file.BeginAsync(shape.Columns, output, aborted);
        while (await reader.ReadAsync(aborted))
        {
            await file.AddAsync(shape.Row(reader), aborted);
            if (output.UnflushedBytes > FlushAbove)
            {
                await output.FlushAsync(aborted);
            }
        }

        await file.EndAsync(aborted);
        await output.FlushAsync(aborted);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, FactsTable shape, Guid tenant, Actor actor)
    {
        var scope = CallScope.Of(actor, Permission.Exports, 2);
        var command = new NpgsqlCommand($"select {shape.Selected} from call_facts c left join members m on m.tenant_id = c.tenant_id and m.member_id = c.rep_id where c.tenant_id = $1 and not c.erased and {scope.Sql} order by c.started_at, c.call_id", connection);
        foreach (var argument in scope.Arguments.Prepend(tenant))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }

    private async Task<Dictionary<(string Kind, int Code), string>> TextsAsync(NpgsqlConnection connection, Guid tenant, CancellationToken cancellationToken)
    {
        var key = await keys.GetAsync(tenant, cancellationToken);
        await using var command = new NpgsqlCommand("select kind, code, text from labels where tenant_id = $1 order by kind, code", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new Dictionary<(string, int), string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var kind = reader.GetString(0);
            texts[(kind, reader.GetInt32(1))] = LabelText.Open(key, tenant, kind, reader.GetFieldValue<byte[]>(2));
        }

        return texts;
    }
}
