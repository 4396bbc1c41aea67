using CallInsight.Analysis.Text;

namespace CallInsight.Analysis.Languages;

/// <summary>
/// Forms that no file names, as they were last met: stemming is dear, and calls repeat each other. A form depends on its text
/// alone, so that it does not matter which thread or call has put it here.
/// </summary>
internal sealed class RecentForms
{
    // Some tens of thousands of words make up all but the rarest of speech; with fewer places those that fall together drive each other out.
    private const int Places = 1 << 16;

    private readonly Form?[] _forms = new Form?[Places];

    public Form? Find(PlainForm form)
    {
        var place = PlaceOf(form.Hash);
        return Volatile.Read(ref _forms[place]) is { } last && last.Plain == form ? last
            : Volatile.Read(ref _forms[place ^ 1]) is { } other && other.Plain == form ? other
            : null;
    }

    /// <summary>Finds a form that is not plain.</summary>
    public Form? FindOther(ReadOnlySpan<char> form)
        => Volatile.Read(ref _forms[PlaceOf(string.GetHashCode(form, StringComparison.Ordinal))]) is { } last && form.SequenceEqual(last.Text) ? last : null;

    /// <summary>Keeps a form; the one that was in its place goes to the place beside it.</summary>
    public void Add(Form form)
    {
        var place = PlaceOf(form.Plain == default ? string.GetHashCode(form.Text, StringComparison.Ordinal) : form.Plain.Hash);
        Volatile.Write(ref _forms[place ^ 1], Volatile.Read(ref _forms[place]));
        Volatile.Write(ref _forms[place], form);
    }

    private static int PlaceOf(int hash) => hash & (Places - 1);
}
