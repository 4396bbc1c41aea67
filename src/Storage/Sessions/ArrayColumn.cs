using Npgsql;
using NpgsqlTypes;

namespace CallInsight.Storage.Sessions;

/// <summary>One column of many rows as an array, for <c>insert … select from unnest(…)</c>.</summary>
public static class ArrayColumn
{
    /// <param name="type">Of one value.</param>
    public static NpgsqlParameter Of<TItem, TValue>(IReadOnlyList<TItem> items, NpgsqlDbType type, Func<TItem, TValue> value)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(value);
        var values = new TValue[items.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(items[i]);
        }

        return new NpgsqlParameter<TValue[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
