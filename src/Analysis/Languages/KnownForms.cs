using System.Collections.Frozen;
using System.Numerics;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>The forms that a language's files name, found with as few looks into memory as can be: each call asks for each of its words.</summary>
internal sealed class KnownForms
{
    // A plain form at its hash or the next free place after it; most places stay free.
    private readonly Form?[] _places;
    private readonly FrozenDictionary<string, Form>.AlternateLookup<ReadOnlySpan<char>> _others;

    public KnownForms(IReadOnlyList<Form> forms)
    {
        _places = new Form?[BitOperations.RoundUpToPowerOf2((uint)forms.Count * 2)];
        foreach (var form in forms.Where(f => f.Plain != default))
        {
            PlaceOf(form.Plain) = form;
        }

        _others = forms.Where(f => f.Plain == default).ToFrozenDictionary(f => f.Text, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Form? Find(PlainForm form) => PlaceOf(form);

    /// <summary>Finds a form that is not plain.</summary>
    public Form? FindOther(ReadOnlySpan<char> form) => _others.TryGetValue(form, out var known) ? known : null;

    private ref Form? PlaceOf(PlainForm form)
    {
        var last = _places.Length - 1;
        for (var at = form.Hash & last; ; at = (at + 1) & last)
        {
            ref var place = ref _places[at];
            if (place is null || place.Plain == form)
            {
                return ref place;
            }
        }
    }
}
