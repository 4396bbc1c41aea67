using Parquet;
using Parquet.Schema;

namespace CallInsight.Storage.Files;

/// <summary>A column of a file while a group of its rows is gathered.</summary>
internal abstract class ParquetColumn(DataField field)
{
    public DataField Field { get; } = field;

    public static ParquetColumn Of(TableColumn column, int rows) => column.Type switch
    {
        var type when type == typeof(string) => new Texts(new DataField<string>(column.Name), rows),
        var type when type == typeof(Guid) => new Values<Guid>(new DataField<Guid?>(column.Name), rows),
        var type when type == typeof(DateTime) => new Values<DateTime>(new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Micros, isNullable: true), rows),
        var type when type == typeof(decimal) => new Values<decimal>(new DecimalDataField(column.Name, precision: 18, scale: 2, isNullable: true), rows),
        var type when type == typeof(long) => new Values<long>(new DataField<long?>(column.Name), rows),
        var type when type == typeof(double) => new Values<double>(new DataField<double?>(column.Name), rows),
        var type when type == typeof(float) => new Values<float>(new DataField<float?>(column.Name), rows),
        _ => throw new ArgumentException($"A file has no column of {column.Type.Name}.", nameof(column)),
    };

    /// <summary>Sets the value of a row of the group.</summary>
    public abstract void Set(int row, object? value);

    /// <summary>Writes the first rows.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken);

    private sealed class Values<T>(DataField field, int rows) : ParquetColumn(field)
        where T : struct
    {
        private readonly T?[] _values = new T?[rows];

        public override void Set(int row, object? value) => _values[row] = (T?)value;

        public override Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken)
            => group.WriteAsync<T>(Field, _values.AsMemory(0, rows), cancellationToken: cancellationToken);
    }

    private sealed class Texts(DataField field, int rows) : ParquetColumn(field)
    {
        private readonly string?[] _values = new string?[rows];

        public override void Set(int row, object? value) => _values[row] = (string?)value;

        public override Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken)
            => group.WriteAsync(Field, _values[..rows]!);
    }
}
