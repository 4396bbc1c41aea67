using System.Buffers;
using System.Runtime.CompilerServices;

namespace CallInsight.Analysis.Text;

/// <summary>Numbers forms from 0 in the order in which they are added.</summary>
internal sealed class FormNumbers : IDisposable
{
    private const int NoOther = -1;
    private const int Capacity = 1024;
    private const int PlacesForEach = 4;

    // The number of a plain form plus one, at its hash or the next free place after it; most places stay free.
    private int[] _places = RentPlaces(Capacity * PlacesForEach);
    private int _lastPlace = (Capacity * PlacesForEach) - 1;
    private readonly Growing<PlainForm> _plain = new(Capacity);
    private Dictionary<string, int>? _others;

    public int Count => _plain.Count;

    /// <summary>The number of a plain form, which is <see cref="Count"/> as it was where the form is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Add(PlainForm form)
    {
        var first = _places[form.Hash & _lastPlace] - 1;
        return first >= 0 && _plain[first] == form ? first : AddElsewhere(form);
    }

    /// <summary>The same for a form of any kind.</summary>
    public int Add(ReadOnlySpan<char> form)
    {
        var plain = PlainForm.Of(form);
        if (plain != default)
        {
            return Add(plain);
        }

        var known = FindOther(form);
        if (known != NoOther)
        {
            return known;
        }

        (_others ??= new Dictionary<string, int>(StringComparer.Ordinal)).Add(new string(form), Count);
        _plain.Add(default);
        return Count - 1;
    }

    /// <summary>A form by its number; the default where it is not plain.</summary>
    public PlainForm PlainOf(int number) => _plain[number];

    /// <summary>The forms by their numbers; the default where one is not plain.</summary>
    public ReadOnlySpan<PlainForm> Plain => _plain.Items;

    /// <summary>The forms that are not plain, with their numbers.</summary>
    public IEnumerable<KeyValuePair<string, int>> Others => _others ?? [];

    /// <summary>The number of a plain form; −1 when it has none.</summary>
    public int Find(PlainForm form) => PlaceOf(form) - 1;

    /// <summary>The same for a form of any kind.</summary>
    public int Find(ReadOnlySpan<char> form) => PlainForm.Of(form) is var plain && plain != default ? Find(plain) : FindOther(form);

    public void Dispose()
    {
        _plain.Dispose();
        ArrayPool<int>.Shared.Return(_places);
        _places = [];
    }

    private ref int PlaceOf(PlainForm form)
    {
        var (places, last, plain) = (_places, _lastPlace, _plain);
        for (var at = form.Hash & last; ; at = (at + 1) & last)
        {
            ref var place = ref places[at];
            if (place == 0 || plain[place - 1] == form)
            {
                return ref place;
            }
        }
    }

    private int AddElsewhere(PlainForm form)
    {
        ref var place = ref PlaceOf(form);
        if (place > 0)
        {
            return place - 1;
        }

        _plain.Add(form);
        place = Count;
        if (Count * PlacesForEach > _lastPlace)
        {
            Spread();
        }

        return Count - 1;
    }

    private int FindOther(ReadOnlySpan<char> form)
        => _others is not null && _others.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var number) ? number : NoOther;

    private void Spread()
    {
        var places = (_lastPlace + 1) * 2;
        ArrayPool<int>.Shared.Return(_places);
        _places = RentPlaces(places);
        _lastPlace = places - 1;
        for (var number = 0; number < Count; number++)
        {
            if (_plain[number] != default)
            {
                PlaceOf(_plain[number]) = number + 1;
            }
        }
    }

    private static int[] RentPlaces(int count)
    {
        var places = ArrayPool<int>.Shared.Rent(count);
        places.AsSpan(0, count).Clear();
        return places;
    }
}
