using System.IO.Pipelines;

namespace CallInsight.Storage.Files;

/// <summary>A workbook (Office Open XML) of one table; what is more than a sheet holds goes on in another. What is unknown is an empty cell.</summary>
public sealed class XlsxFile(string title) : ITableFile
{
    private XlsxBook _book = null!;
    private IReadOnlyList<TableColumn> _columns = [];
    private int _sheets;

    public string ContentType => XlsxBook.ContentType;

    public string Extension => "xlsx";

    public ValueTask BeginAsync(IReadOnlyList<TableColumn> columns, PipeWriter output, CancellationToken cancellationToken)
    {
        (_columns, _book) = (columns, new XlsxBook(new ForwardStream(output)));
        BeginSheet();
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(object?[] row, CancellationToken cancellationToken)
    {
        if (_book.RowsOfTheSheet == XlsxBook.MostRows)
        {
            BeginSheet();
        }

        _book.Add(row);
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(CancellationToken cancellationToken)
    {
        _book.Dispose();
        return ValueTask.CompletedTask;
    }

    private void BeginSheet() => _book.BeginSheet(++_sheets == 1 ? title : FormattableString.Invariant($"{title} {_sheets}"), _columns);
}
