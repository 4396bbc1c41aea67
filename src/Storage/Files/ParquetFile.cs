using System.IO.Pipelines;
using Parquet;
using Parquet.Schema;

namespace CallInsight.Storage.Files;

/// <summary>Apache Parquet with typed columns, in groups of rows: no more than one group is in memory. What is unknown is null.</summary>
public sealed class ParquetFile : ITableFile
{
    private const int RowsOfAGroup = 10_000;
    private IReadOnlyList<ParquetColumn> _columns = [];
    private ParquetWriter _file = null!;
    private int _rows;

    public string ContentType => "application/vnd.apache.parquet";

    public string Extension => "parquet";

    public async ValueTask BeginAsync(IReadOnlyList<TableColumn> columns, PipeWriter output, CancellationToken cancellationToken)
    {
        _columns = [.. columns.Select(c => ParquetColumn.Of(c, RowsOfAGroup))];
        _file = await ParquetWriter.CreateAsync(new ParquetSchema(_columns.Select(c => c.Field)), new ForwardStream(output), cancellationToken: cancellationToken);
    }

    public async ValueTask AddAsync(object?[] row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        for (var i = 0; i < row.Length; i++)
        {
            _columns[i].Set(_rows, row[i]);
        }

        if (++_rows == RowsOfAGroup)
        {
            await WriteGroupAsync(cancellationToken);
        }
    }

    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (_rows > 0)
        {
            await WriteGroupAsync(cancellationToken);
        }

        // Only now: a file that was broken off has no foot, and no reader takes it for whole.
        await _file.DisposeAsync();
    }

    private async Task WriteGroupAsync(CancellationToken cancellationToken)
    {
        using var group = _file.CreateRowGroup();
        foreach (var column in _columns)
        {
            await column.WriteAsync(group, _rows, cancellationToken);
        }

        group.CompleteValidate();
        _rows = 0;
    }
}
