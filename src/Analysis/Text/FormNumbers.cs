namespace CallInsight.Analysis.Text;

/// <summary>Numbers forms from 0 in the order in which they are added.</summary>
internal sealed class FormNumbers
{
    private const int NoOther = -1;

    // The number of a plain form plus one, at its hash or the next free place after it; most places stay free.
    private int[] _places;
    private PlainForm[] _plain;
    private Dictionary<string, int>? _others;

    public FormNumbers(int capacity)
    {
        _plain = new PlainForm[capacity];
        _places = new int[capacity * 4];
    }

    public int Count { get; private set; }

    /// <summary>The number of a form, which is <see cref="Count"/> as it was where the form is new.</summary>
    public int Add(PlainForm form)
    {
        ref var place = ref PlaceOf(form);
        if (place > 0)
        {
            return place - 1;
        }

        if (Count == _plain.Length)
        {
            Grow();
            place = ref PlaceOf(form);
        }

        _plain[Count] = form;
        place = ++Count;
        return Count - 1;
    }

    /// <summary>The same for a form of any kind.</summary>
    public int Add(ReadOnlySpan<char> form)
    {
        if (PlainForm.TryOf(form, out var plain))
        {
            return Add(plain);
        }

        var known = FindOther(form);
        if (known != NoOther)
        {
            return known;
        }

        if (Count == _plain.Length)
        {
            Grow();
        }

        (_others ??= new Dictionary<string, int>(StringComparer.Ordinal)).Add(new string(form), Count);
        return Count++;
    }

    /// <summary>The number of a form; −1 when it has none.</summary>
    public int Find(PlainForm form) => PlaceOf(form) - 1;

    /// <summary>The same for a form of any kind.</summary>
    public int Find(ReadOnlySpan<char> form) => PlainForm.TryOf(form, out var plain) ? Find(plain) : FindOther(form);

    private ref int PlaceOf(PlainForm form)
    {
        var places = _places;
        var last = places.Length - 1;
        for (var at = form.Hash & last; ; at = (at + 1) & last)
        {
            ref var place = ref places[at];
            if (place == 0 || _plain[place - 1] == form)
            {
                return ref place;
            }
        }
    }

    private int FindOther(ReadOnlySpan<char> form)
        => _others is not null && _others.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var number) ? number : NoOther;

    private void Grow()
    {
        Array.Resize(ref _plain, _plain.Length * 2);
        _places = new int[_plain.Length * 4];
        for (var number = 0; number < Count; number++)
        {
            if (_plain[number] != default)
            {
                PlaceOf(_plain[number]) = number + 1;
            }
        }
    }
}
