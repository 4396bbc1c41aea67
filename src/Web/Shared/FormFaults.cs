using CallInsight.Contracts;

namespace CallInsight.Web.Shared;

/// <summary>What is wrong with a posted form: each fault at its field, and what belongs to none.</summary>
public sealed class FormFaults
{
    private readonly List<(string? Field, string Text)> _faults = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>For <see cref="ErrorSummary"/>: every fault, with the id that <see cref="FormField"/> gives its control.</summary>
    public IReadOnlyList<FormError> Summary => [.. _faults.Select(f => new FormError(f.Text, f.Field is null ? null : $"field-{f.Field}"))];

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? this[string field] => _faults.Find(f => f.Field == field).Text;

    /// <summary>Notes a fault of a field, or of the whole form.</summary>
    public void Add(string? field, string text) => _faults.Add((field, text));

    /// <summary>Notes what a grain refused.</summary>
    public void Add(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        if (refusal.Fields is not { Count: > 0 } fields)
        {
            Add(null, refusal.Message);
            return;
        }

        foreach (var (field, text) in fields)
        {
            Add(field, text);
        }
    }
}
