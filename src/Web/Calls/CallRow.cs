using System.Globalization;
using CallInsight.Storage.Calls;
using CallInsight.Storage.Secrets;
using CallInsight.Web.Calls.Reading;
using Npgsql;

namespace CallInsight.Web.Calls;

/// <summary>A row of a list.</summary>
/// <param name="Item">What it shows.</param>
/// <param name="Sorted">The value that it is sorted by; null where that is unknown.</param>
internal sealed record CallRow(CallItem Item, string? Sorted)
{
    /// <summary>How many columns <see cref="CallListSql"/> gives a row, before its number.</summary>
    public const int Columns = 15;

    public CallCursor Place(bool backwards = false) => new(Sorted, Item.Id, backwards);

    /// <summary>What those may see who read masked texts.</summary>
    public CallRow Hidden() => this with { Item = Item with { Title = HideNames.Title(Item.StartedAt) } };

    public static CallRow Read(NpgsqlDataReader r, TenantKey key)
    {
        var id = r.GetGuid(0);
        var details = CallTexts.OpenDetails(key, id, r.GetFieldValue<byte[]>(3));
        var item = new CallItem(
            id, r.GetString(1), key.OpenText(id, CallTexts.TitleField, r.GetFieldValue<byte[]>(2)), r.GetFieldValue<DateTimeOffset>(4), r.IsDBNull(5) ? null : r.GetGuid(5), details.Stage,
            new OutcomeBody(r.GetString(6), r.IsDBNull(7) ? null : r.GetDecimal(7), r.IsDBNull(8) ? null : r.GetString(8)),
            Number(r, 9), Number(r, 10), Number(r, 11), Number(r, 12), Number(r, 13), details.Tags ?? []);
        return new CallRow(item, r.IsDBNull(14) ? null : r.GetString(14));
    }

    private static double? Number(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : double.Parse(r.GetFloat(column).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
