using System.Collections.Frozen;
using System.Numerics;
using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>The forms that a language's files name, found with as few looks into memory as can be: each call asks for each of its words.</summary>
internal sealed class KnownForms
{
    // Places for each form: most stay free, so that most looks end with the first.
    private const int PlacesForEach = 4;
    private const int Together = 256;

    // The number of a plain form at its hash or the next free place after it; 0 where a place is free. Numbers alone are small enough to stay at hand.
    private readonly ushort[] _places;

    // The forms by their numbers; none has the number 0.
    private readonly (PlainForm Plain, Form? Form)[] _forms;
    private readonly FrozenDictionary<string, Form>.AlternateLookup<ReadOnlySpan<char>> _others;

    public KnownForms(IReadOnlyList<Form> forms)
    {
        _forms = [default, .. forms.Where(f => f.Plain != default).Select(f => (f.Plain, (Form?)f))];
        _places = new ushort[BitOperations.RoundUpToPowerOf2((uint)_forms.Length * PlacesForEach)];
        for (var number = 1; number < _forms.Length; number++)
        {
            _places[PlaceOf(_forms[number].Plain)] = checked((ushort)number);
        }

        _others = forms.Where(f => f.Plain == default).ToFrozenDictionary(f => f.Text, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Finds many plain forms; null where one is not known. One step is taken for all before the next, so that the looks into memory do not wait for each other.</summary>
    public void Find(ReadOnlySpan<PlainForm> forms, Span<Form?> found)
    {
        Span<ushort> numbers = stackalloc ushort[Together];
        for (var done = 0; done < forms.Length; done += Together)
        {
            var some = forms[done..Math.Min(done + Together, forms.Length)];
            for (var i = 0; i < some.Length; i++)
            {
                numbers[i] = _places[some[i].Hash & (_places.Length - 1)];
            }

            for (var i = 0; i < some.Length; i++)
            {
                ref var known = ref _forms[numbers[i]];
                found[done + i] = known.Plain == some[i] ? known.Form : numbers[i] == 0 ? null : Find(some[i]);
            }
        }
    }

    public Form? Find(PlainForm form) => _forms[_places[PlaceOf(form)]].Form;

    /// <summary>Finds a form that is not plain.</summary>
    public Form? FindOther(ReadOnlySpan<char> form) => _others.TryGetValue(form, out var known) ? known : null;

    private int PlaceOf(PlainForm form)
    {
        var last = _places.Length - 1;
        for (var at = form.Hash & last; ; at = (at + 1) & last)
        {
            if (_places[at] == 0 || _forms[_places[at]].Plain == form)
            {
                return at;
            }
        }
    }
}
