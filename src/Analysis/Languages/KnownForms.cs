using System.Collections.Frozen;
using System.Numerics;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>The forms that a language's files name, found with as few looks into memory as can be: each call asks for each of its words.</summary>
internal sealed class KnownForms
{
    // A plain form at its hash or the next free place after it; most places stay free. What is compared lies in the place itself.
    private readonly (PlainForm Plain, Form? Form)[] _places;
    private readonly FrozenDictionary<string, Form>.AlternateLookup<ReadOnlySpan<char>> _others;

    public KnownForms(IReadOnlyList<Form> forms)
    {
        _places = new (PlainForm, Form?)[BitOperations.RoundUpToPowerOf2((uint)forms.Count * 2)];
        foreach (var form in forms.Where(f => f.Plain != default))
        {
            PlaceOf(form.Plain) = (form.Plain, form);
        }

        _others = forms.Where(f => f.Plain == default).ToFrozenDictionary(f => f.Text, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Form? Find(PlainForm form) => PlaceOf(form).Form;

    /// <summary>Finds a form that is not plain.</summary>
    public Form? FindOther(ReadOnlySpan<char> form) => _others.TryGetValue(form, out var known) ? known : null;

    private ref (PlainForm Plain, Form? Form) PlaceOf(PlainForm form)
    {
        var places = _places;
        for (var at = form.Hash; ; at++)
        {
            ref var place = ref places[at & (places.Length - 1)];
            if (place.Plain == form || place.Form is null)
            {
                return ref place;
            }
        }
    }
}
