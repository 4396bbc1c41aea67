using System.Data;
using CallInsight.Contracts;
using CallInsight.Contracts.Reports;
using CallInsight.Grains.Reports.Exports.Tables;
using CallInsight.Storage.Secrets;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>Opens what an export is written from: one snapshot of the database for all of it.</summary>
internal sealed class WriteTables(AppDatabase database, IGrainFactory grains)
{
    /// <summary>An open reading, with how many rows there are.</summary>
    public async Task<ExportReading> OpenAsync(Guid tenant, Actor actor, ExportRequest request, TenantKey key, CancellationToken cancellationToken)
    {
        var settings = await grains.Tenant(tenant).GetSettings();
        var own = await grains.Insights(tenant).GetMetrics();
        var transaction = await database.OpenAsync(tenant, cancellationToken, IsolationLevel.RepeatableRead);
        try
        {
            var source = new ExportSource(tenant, actor, request, key, await LabelsAsync(transaction.Connection, tenant, key, cancellationToken), [.. own.Where(m => m.IsActive)], await grains.CustomFields(tenant).GetAll());
            ExportReading reading = request.Table == ExportTables.Everything ? new TenantReading(transaction, source, settings.Masking) : new TableReading(transaction, source);
            await reading.CountAsync(cancellationToken);
            return reading;
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private static async Task<Dictionary<(string Kind, int Code), string>> LabelsAsync(NpgsqlConnection connection, Guid tenant, TenantKey key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select kind, code, text from labels where tenant_id = $1 order by kind, code", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = tenant });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var labels = new Dictionary<(string, int), string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            labels[(reader.GetString(0), reader.GetInt32(1))] = LabelText.Open(key, tenant, reader.GetString(0), reader.GetFieldValue<byte[]>(2));
        }

        return labels;
    }
}
