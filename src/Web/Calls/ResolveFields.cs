using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Web.Calls;

/// <summary>Finds the custom fields that a list is filtered by.</summary>
internal static class ResolveFields
{
    /// <returns>The filter with its fields. Refused: <c>call.invalid</c>, which names each that there is not, and each that has no such value.</returns>
    public static async Task<Result<CallFilter>> OfAsync(IGrainFactory grains, Guid tenant, CallFilter filter)
    {
        if (filter.CustomFields.Count == 0 && !filter.Without.Any(FieldNames.IsOne))
        {
            return filter;
        }

        var (known, faults) = (await grains.CustomFields(tenant).GetAll(), new Dictionary<string, string>(StringComparer.Ordinal));
        List<(CustomField, string)> fields = [];
        foreach (var (key, value) in filter.CustomFields)
        {
            if (known.FirstOrDefault(f => f.Key == key) is not { } field)
            {
                faults[CustomFields.Prefix + key] = $"There is no field \"{key}\".";
            }
            else if (FaultOf(field, value) is { } fault)
            {
                faults[field.Name] = fault;
            }
            else
            {
                fields.Add((field, value));
            }
        }

        var without = filter.Without.Where(FieldNames.IsOne).Select(name => (Name: name, Field: known.FirstOrDefault(f => f.Name == name))).ToList();
        if (without.Any(w => w.Field is null))
        {
            faults["without"] = $"There is no field \"{FieldNames.KeyOf(without.First(w => w.Field is null).Name)}\".";
        }

        return faults.Count == 0 ? filter with { Fields = fields, WithoutFields = [.. without.Select(w => w.Field!)] } : CallRefusals.Invalid(faults);
    }

    private static string? FaultOf(CustomField field, string value) => field.Kind switch
    {
        CustomFields.YesNo => value is "true" or "false" ? null : "Give true or false.",
        CustomFields.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? null : "Give a number.",
        CustomFields.Day => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "Give a day, e.g. 2026-03-02.",
        _ => null,
    };
}
