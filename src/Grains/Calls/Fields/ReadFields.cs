using System.Globalization;
using CallInsight.Contracts;
using CallInsight.Contracts.Calls;

namespace CallInsight.Grains.Calls.Fields;

/// <summary>Reads what a call was given under the names of the tenant's fields. Other names mean nothing to figures.</summary>
internal sealed class ReadFields(IGrainFactory grains)
{
    /// <summary>What figures know of a call. What does not fit its field, given before the field was defined, is unknown.</summary>
    public async Task<FieldValues> OfAsync(Guid tenant, IReadOnlyDictionary<string, string?> given) => await ReadAsync(tenant, given, []);

    /// <summary>The same for what somebody gives now.</summary>
    /// <returns>Refused: <c>call.invalid</c>, each fault under the field's name.</returns>
    public async Task<Result<FieldValues>> CheckAsync(Guid tenant, IReadOnlyDictionary<string, string?> given)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = await ReadAsync(tenant, given, faults);
        return faults.Count == 0 ? read : CallRefusals.Invalid(faults);
    }

    private async Task<FieldValues> ReadAsync(Guid tenant, IReadOnlyDictionary<string, string?> given, Dictionary<string, string> faults)
    {
        if (given.Count == 0)
        {
            return FieldValues.None;
        }

        var (codes, values, numberCodes, numbers) = (new List<int>(), new List<int>(), new List<int>(), new List<double>());
        foreach (var field in await grains.CustomFields(tenant).GetAll())
        {
            if (!given.TryGetValue(field.Key, out var text) || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (field.IsNumber)
            {
                if (Number(text) is { } number)
                {
                    (numberCodes, numbers) = ([.. numberCodes, field.Code], [.. numbers, number]);
                }
                else
                {
                    faults[field.Name] = "Give a number.";
                }
            }
            else if (await ValueAsync(tenant, field, text.Trim(), faults) is { } value)
            {
                (codes, values) = ([.. codes, field.Code], [.. values, value]);
            }
        }

        return new FieldValues(codes, values, numberCodes, numbers);
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private async Task<int?> ValueAsync(Guid tenant, CustomField field, string text, Dictionary<string, string> faults)
    {
        int? value = field.Kind switch
        {
            CustomFields.YesNo => text switch { "true" or "yes" => 1, "false" or "no" => 0, _ => null },
            CustomFields.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : null,
            _ => await LabelAsync(tenant, field, text, faults),
        };
        if (value is null)
        {
            faults.TryAdd(field.Name, field.Kind switch
            {
                CustomFields.YesNo => "Give true or false.",
                CustomFields.Day => "Give a day, e.g. 2026-03-02.",
                _ => $"At most {CustomFields.LongestText} characters.",
            });
        }

        return value;
    }

    private async Task<int?> LabelAsync(Guid tenant, CustomField field, string text, Dictionary<string, string> faults)
    {
        if (text.Length > CustomFields.LongestText)
        {
            return null;
        }

        var label = await grains.Tenant(tenant).GetLabel(field.LabelKind, text);
        if (!label.Ok)
        {
            faults[field.Name] = $"There are {CustomFields.MostTexts} different ones already. Use one of them.";
        }

        return label.Ok ? label.Value : null;
    }
}
