using System.Text;

namespace CallInsight.Bench.Accuracy.Questions;

/// <summary>An utterance, and whether a person says that it asks.</summary>
internal readonly record struct Labelled(string Speaker, string Text, bool Asks);

/// <summary>Utterances that ask, as labelled and as found: one asks when the findings list a question in it.</summary>
internal static class AskingCounts
{
    public static void Add(Counts counts, IReadOnlyList<Labelled> call, Func<string, string> text)
    {
        var asking = Calls.Analyse(call.Select(u => (u.Speaker, text(u.Text)))).Questions!.Select(q => q.Utterance).ToHashSet();
        for (var i = 0; i < call.Count; i++)
        {
            counts.Add(call[i].Asks, asking.Contains(i));
        }
    }

    /// <summary>The words alone: what is neither letter, digit, apostrophe nor blank becomes a blank.</summary>
    public static string WithoutMarks(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            words.Append(char.IsLetterOrDigit(c) || c is '\'' or '’' ? c : ' ');
        }

        return words.ToString();
    }

    public static string WithoutQuestionMarks(string text) => text.Replace("?", "", StringComparison.Ordinal);
}
