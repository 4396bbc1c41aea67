using System.Buffers;
using System.Runtime.CompilerServices;

namespace CallInsight.Analysis.Text;

/// <summary>
/// A list whose elements are read by reference: the rules walk over the words of a call many times. Its memory is borrowed,
/// since an array for the words of an hour would go to the large object heap, call after call.
/// </summary>
internal sealed class Growing<T>(int capacity) : IDisposable
{
    private T[] _items = ArrayPool<T>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public ref T this[int index] => ref _items[index];

    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Reserve(1);
        }

        _items[Count++] = item;
    }

    /// <summary>Adds so many elements; what they are is to be written to the span that is returned.</summary>
    public Span<T> Extend(int count)
    {
        Reserve(count);
        Count += count;
        return _items.AsSpan(Count - count, count);
    }

    public void Dispose()
    {
        Return();
        _items = [];
        Count = 0;
    }

    private void Reserve(int count)
    {
        if (Count + count > _items.Length)
        {
            var larger = ArrayPool<T>.Shared.Rent(Math.Max(Count + count, Count * 2));
            Items.CopyTo(larger);
            Return();
            _items = larger;
        }
    }

    private void Return() => ArrayPool<T>.Shared.Return(_items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}
