using System.IO.Pipelines;
using CallInsight.Grains.Reports.Exports.Tables;
using CallInsight.Grains.Reports.Pdf;
using CallInsight.Storage.Files;
using CallInsight.Storage.Sessions;
using Npgsql;

namespace CallInsight.Grains.Reports.Exports;

/// <summary>Rows of one snapshot on their way into a file.</summary>
internal abstract class ExportReading(TenantTransaction transaction, ExportSource source) : IAsyncDisposable
{
    private const int FlushAbove = 64 * 1024;

    /// <summary>Rows that there are to write.</summary>
    public long Rows { get; protected set; }

    protected ExportSource Source => source;

    protected NpgsqlConnection Connection => transaction.Connection;

    /// <summary>Finds out how many rows there are.</summary>
    public abstract Task CountAsync(CancellationToken cancellationToken);

    /// <param name="through">Told after each row how many are written.</param>
    public abstract Task WriteAsync(PipeWriter output, Action<long> through, CancellationToken cancellationToken);

    public ValueTask DisposeAsync() => transaction.DisposeAsync();

    /// <summary>A new file for a table.</summary>
    protected ITableFile FileOf(string table)
    {
        var title = string.Concat(table[0].ToString().ToUpperInvariant(), table.AsSpan(1));
        return source.Request.Format == "pdf" ? new PdfTableFile(title) : TableFiles.Of(source.Request.Format, title)!;
    }

    protected async Task<long> CountAsync(ExportRows rows, CancellationToken cancellationToken)
    {
        await using var command = Command(rows.Count, rows.Arguments);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <param name="outer">What a part of a file is passed on to, where it is one: it must not gather there.</param>
    protected async Task WriteAsync(ExportRows rows, ITableFile file, PipeWriter output, Func<ValueTask<FlushResult>>? outer, Action through, CancellationToken cancellationToken)
    {
        await using var command = Command(rows.Sql, rows.Arguments);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await file.BeginAsync(rows.Columns, output, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            await file.AddAsync(rows.Row(reader), cancellationToken);
            through();
            if (output.UnflushedBytes > FlushAbove)
            {
                await output.FlushAsync(cancellationToken);
                await (outer?.Invoke() ?? ValueTask.FromResult(default(FlushResult)));
            }
        }

        await file.EndAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    protected NpgsqlCommand Command(string sql, IReadOnlyList<object?> arguments)
    {
        // It takes as long as its reader lets it.
        var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = 0 };
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument is DateTimeOffset at ? at.UtcDateTime : argument ?? DBNull.Value });
        }

        return command;
    }
}

/// <summary>One table.</summary>
internal sealed class TableReading(TenantTransaction transaction, ExportSource source) : ExportReading(transaction, source)
{
    private readonly ExportRows _rows = ExportRows.Of(source.Request.Table, source);

    public override async Task CountAsync(CancellationToken cancellationToken) => Rows = await CountAsync(_rows, cancellationToken);

    public override Task WriteAsync(PipeWriter output, Action<long> through, CancellationToken cancellationToken)
    {
        var written = 0L;
        return WriteAsync(_rows, FileOf(Source.Request.Table), output, null, () => through(++written), cancellationToken);
    }
}
