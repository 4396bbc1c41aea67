using System.IO.Pipelines;
using CallInsight.Storage.Files;
using Parquet;
using Parquet.Serialization;
using Xunit;

namespace CallInsight.Web.Tests.Insights;

public sealed class WritingParquetTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10_000, 1)]
    [InlineData(20_001, 3)]
    public async Task Rows_come_in_groups_and_none_is_lost(int rows, int groups)
    {
        var file = new ParquetFile();
        using var written = new MemoryStream();
        var output = PipeWriter.Create(written, new StreamPipeWriterOptions(leaveOpen: true));
        await file.BeginAsync([new TableColumn("number", typeof(float)), new TableColumn("text", typeof(string))], output, TestContext.Current.CancellationToken);
        for (var i = 0; i < rows; i++)
        {
            await file.AddAsync([i % 3 == 0 ? null : (float)i, i % 2 == 0 ? null : $"row {i}"], TestContext.Current.CancellationToken);
        }

        await file.EndAsync(TestContext.Current.CancellationToken);
        await output.CompleteAsync();

        await using var reader = await ParquetReader.CreateAsync(written, leaveStreamOpen: true, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(groups, reader.RowGroupCount);
        var read = (await ParquetSerializer.DeserializeUntypedAsync(written, cancellationToken: TestContext.Current.CancellationToken)).Data;
        Assert.Equal(rows, read.Count);
        Assert.All(read.Index(), row => Assert.Equal(
            (row.Index % 3 == 0 ? null : (float?)row.Index, row.Index % 2 == 0 ? null : $"row {row.Index}"),
            ((float?)row.Item.GetValueOrDefault("number"), (string?)row.Item.GetValueOrDefault("text"))));
    }
}
