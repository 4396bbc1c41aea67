namespace CallInsight.Grains.Calls.Fields;

/// <summary>A call's custom fields as its row of facts has them: two arrays for each sort of values, of one length.</summary>
/// <param name="Codes">Of the fields that are texts, yes or no, or days.</param>
/// <param name="Values">Codes of labels; 1 and 0; day numbers.</param>
/// <param name="NumberCodes">Of the fields that are numbers.</param>
internal sealed record FieldValues(IReadOnlyList<int> Codes, IReadOnlyList<int> Values, IReadOnlyList<int> NumberCodes, IReadOnlyList<double> Numbers)
{
    public static FieldValues None { get; } = new([], [], [], []);
}
