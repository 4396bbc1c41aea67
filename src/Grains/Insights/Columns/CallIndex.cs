namespace CallInsight.Grains.Insights.Columns;

/// <summary>Finds the row of a call: row numbers by the hash of the call's id, which itself stays in its column.</summary>
internal sealed class CallIndex
{
    // A row's number plus 1; 0 is free. At most two thirds are used.
    private int[] _slots = new int[16];

    /// <summary>The call's row; −1 where it has none.</summary>
    public int Find(ReadOnlySpan<Guid> calls, Guid call)
    {
        for (var slot = Slot(call); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (calls[_slots[slot] - 1] == call)
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    /// <summary>Takes up rows that came behind those it knows.</summary>
    public void Append(ReadOnlySpan<Guid> calls, int from)
    {
        if (calls.Length * 3L > _slots.Length * 2L)
        {
            Rebuild(calls);
            return;
        }

        for (var row = from; row < calls.Length; row++)
        {
            Put(calls[row], row);
        }
    }

    /// <summary>Begins anew, after rows changed places.</summary>
    public void Rebuild(ReadOnlySpan<Guid> calls)
    {
        var size = 16;
        while (size * 2L < calls.Length * 3L + 48)
        {
            size *= 2;
        }

        _slots = new int[size];
        for (var row = 0; row < calls.Length; row++)
        {
            Put(calls[row], row);
        }
    }

    private void Put(Guid call, int row)
    {
        var slot = Slot(call);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = row + 1;
    }

    private int Slot(Guid call) => (int)((uint)call.GetHashCode() * 2654435769u >> 7) & (_slots.Length - 1);
}
