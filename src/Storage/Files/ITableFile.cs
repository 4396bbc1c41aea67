using System.IO.Pipelines;

namespace CallInsight.Storage.Files;

/// <summary>A kind of file that a table is written to, row by row: no more than a part of it is in memory.</summary>
public interface ITableFile
{
    string ContentType { get; }

    /// <summary>What its names end with, without the dot.</summary>
    string Extension { get; }

    /// <summary>Writes what comes before the first row.</summary>
    ValueTask BeginAsync(IReadOnlyList<TableColumn> columns, PipeWriter output, CancellationToken cancellationToken);

    /// <param name="row">A value for each column, of its type; null is unknown. Not kept.</param>
    ValueTask AddAsync(object?[] row, CancellationToken cancellationToken);

    /// <summary>Writes what comes after the last row.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}

/// <param name="Type"><see cref="Guid"/>, <see cref="DateTime"/> (UTC), <see cref="string"/>, <see cref="decimal"/>, <see cref="long"/>, <see cref="double"/> or <see cref="float"/>.</param>
public sealed record TableColumn(string Name, Type Type);

/// <summary>The kinds of files by the names of their formats.</summary>
public static class TableFiles
{
    /// <summary>A new file of a format: csv, jsonl, parquet or xlsx; null for another one.</summary>
    /// <param name="title">What the table is called, where a file says so.</param>
    public static ITableFile? Of(string format, string title) => format switch
    {
        "csv" => new CsvFile(),
        "jsonl" => new JsonLinesFile(),
        "parquet" => new ParquetFile(),
        "xlsx" => new XlsxFile(title),
        _ => null,
    };
}
