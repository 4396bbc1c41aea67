using System.IO.Pipelines;

namespace CallInsight.Web.Insights.Exports;

/// <summary>A kind of file that the rows of numbers are written to, row by row.</summary>
internal interface IFactsFile
{
    string ContentType { get; }

    /// <summary>What the file is called.</summary>
    string Name { get; }

    /// <summary>Writes what comes before the first row.</summary>
    ValueTask BeginAsync(IReadOnlyList<FactColumn> columns, PipeWriter output, CancellationToken cancellationToken);

    /// <param name="row">A value for each column, of its type; null is unknown. Not kept.</param>
    ValueTask AddAsync(object?[] row, CancellationToken cancellationToken);

    /// <summary>Writes what comes after the last row.</summary>
    ValueTask EndAsync(CancellationToken cancellationToken);
}

/// <param name="Type"><see cref="Guid"/>, <see cref="DateTime"/> (UTC), <see cref="string"/>, <see cref="decimal"/> or <see cref="float"/>.</param>
internal sealed record FactColumn(string Name, Type Type);
