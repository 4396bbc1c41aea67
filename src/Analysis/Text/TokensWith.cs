using CallInsight.Analysis.Languages;

namespace CallInsight.Analysis.Text;

/// <summary>The tokens from one to another that have any of some traits.</summary>
internal ref struct TokensWith(ReadOnlySpan<WordTraits> traits, int token, int end, WordTraits any)
{
    private readonly ReadOnlySpan<WordTraits> _traits = traits;

    public int Current { get; private set; } = token - 1;

    public readonly TokensWith GetEnumerator() => this;

    public bool MoveNext()
    {
        Current = TraitSearch.First(_traits, Current + 1, end, any);
        return Current < end;
    }
}
